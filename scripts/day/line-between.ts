import { createServer, connect, type AddressInfo, type Socket } from 'node:net'

/** The wire between the desk and the gateway: it can be cut, and mended, while both go on. */
export async function openLine(to: number) {
  const sockets = new Set<Socket>()
  let isCut = false
  const server = createServer((desk) => {
    if (isCut) return void desk.destroy()
    const gateway = connect(to, '127.0.0.1')
    for (const [one, other] of [
      [desk, gateway],
      [gateway, desk],
    ] as const) {
      sockets.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
    desk.pipe(gateway)
    gateway.pipe(desk)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const hangUp = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut(): void {
      isCut = true
      hangUp()
    },
    mend(): void {
      isCut = false
    },
    async close(): Promise<void> {
      isCut = true
      hangUp()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
