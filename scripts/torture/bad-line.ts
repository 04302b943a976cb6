import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

type Wishes = {
  /** Where the gateway listens on loopback. */
  port: number
  chance: () => number
  /** Whether the line is bad now. */
  isBad: () => boolean
}

/**
 * A line of bytes to the gateway that breaks off at random places: in a request, or, after the gateway has
 * done its part, in the answer.
 */
export async function badLine({ port, chance, isBad }: Wishes) {
  const lost = { requests: 0, answers: 0 }
  const open = new Set<Socket>()

  const server = createServer((desk) => {
    const gateway = connect(port, '127.0.0.1')
    for (const [one, other] of [
      [desk, gateway],
      [gateway, desk],
    ] as const) {
      open.add(one)
      one
        .on('error', () => other.destroy())
        .on('close', () => {
          open.delete(one)
          other.destroy()
        })
    }
    const cut = (what: keyof typeof lost) => () => {
      lost[what] += 1
      desk.destroy()
    }
    const fate = isBad() ? chance() : 1
    pour(desk, gateway, fate < 0.3 ? chance() ** 2 * 3_000 : Infinity, cut('requests'))
    pour(gateway, desk, fate >= 0.3 && fate < 0.65 ? chance() ** 3 * 20_000 : Infinity, cut('answers'))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    port: (server.address() as AddressInfo).port,
    lost,
    close(): void {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}

/** Passes bytes on until so many have gone through; then the line is cut. */
function pour(from: Socket, to: Socket, bytes: number, cut: () => void): void {
  let left = bytes
  from.on('data', (chunk) => {
    if (chunk.length <= left) {
      left -= chunk.length
      to.write(chunk)
      return
    }
    to.write(chunk.subarray(0, left), cut)
    left = 0
  })
}
