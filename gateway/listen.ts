import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import type { Peer } from './peer.ts'

type Place = {
  host: string
  /** 0: any free one. */
  port: number
  /** PEM texts. */
  tls?: { certificate: string; key: string }
  /** How long requests under way may take to end once it is closed. */
  farewellMs?: number
}

const FAREWELL_MS = 10_000

/** Listens for requests. `close` takes no new ones, lets those under way end, and after the farewell cuts them. */
export async function listen(
  fetch: (request: Request, from: Peer) => Promise<Response>,
  { host, port, tls, farewellMs = FAREWELL_MS }: Place,
): Promise<{ port: number; close: () => Promise<void> }> {
  const secure = tls && {
    createServer: createSecureServer,
    serverOptions: { cert: tls.certificate, key: tls.key },
  }
  const server = createAdaptorServer({
    fetch: (request, { incoming }) =>
      fetch(request, { address: (incoming as HttpBindings['incoming']).socket.remoteAddress }),
    ...secure,
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })

  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(
          () => 'closeAllConnections' in server && server.closeAllConnections(),
          farewellMs,
        )
        server.close(() => {
          clearTimeout(cut)
          resolve()
        })
        if ('closeIdleConnections' in server) server.closeIdleConnections()
      }),
  }
}
