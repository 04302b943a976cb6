import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { createServer as createNetServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { authorityIn } from '../../fakes/authority.ts'
import { ownFolder } from '../../fakes/store.ts'

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return (server.address() as AddressInfo).port
}

function endedWithTest(server: Server): void {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined) // the test breaks it off on purpose
  })
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  )
}

/** A server on this machine that answers as it is told, until the test ends. Gives its address. */
export async function answering(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  endedWithTest(server)
  return `http://127.0.0.1:${await listening(server)}`
}

/** The same below HTTP: it does with each connection what it likes. */
export async function connecting(listener: (socket: Socket) => void): Promise<string> {
  const server = createNetServer(listener)
  endedWithTest(server)
  return `http://127.0.0.1:${await listening(server)}`
}

/** A port nobody listens on. */
export async function closedPort(): Promise<string> {
  const server = createNetServer()
  const port = await listening(server)
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return `http://127.0.0.1:${port}`
}

/** The same with a certificate, as `localhost`. */
export async function secured(
  { certificate, key }: { certificate: string; key: string },
  listener: RequestListener,
): Promise<string> {
  const server = createSecureServer({ cert: certificate, key }, listener)
  endedWithTest(server)
  return `https://localhost:${await listening(server)}`
}

/** An authority whose files are gone when the test has ended. */
export const ownAuthority = (title: string) => authorityIn(ownFolder(), title)
