import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** Bytes that went one way: `heads` of requests or answers, and all that follows them, chunk marks and all. */
export type Counted = { heads: number; bodies: number }

/** Bytes on the sockets since the last `take`, from the desk up and to the desk down. */
export type Tapped = { readonly up: Counted; readonly down: Counted }

const HEAD_END = '\r\n\r\n'

/** Stands between a desk and a gateway on this machine, passes everything on as it is, and counts it. */
export async function tapBefore(port: number) {
  let tapped = nothing()
  const open = new Set<Socket>()

  const server = createServer((desk) => {
    const gateway = connect(port, '127.0.0.1')
    for (const socket of [desk, gateway]) {
      open.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => socket.destroy()).on('close', () => open.delete(socket))
    }
    const countUp = counter((counted) => counted.up)
    const countDown = counter((counted) => counted.down)
    desk.on('data', (piece: Buffer) => countUp(piece)).pipe(gateway)
    gateway.on('data', (piece: Buffer) => countDown(piece)).pipe(desk)
  })

  /** Each connection carries one question: what comes up to the first empty line is its head. */
  function counter(side: (counted: Tapped) => Counted): (piece: Buffer) => void {
    let isInHead = true
    return (piece) => {
      const end = isInHead ? piece.indexOf(HEAD_END) : -1
      const head = !isInHead ? 0 : end < 0 ? piece.length : end + HEAD_END.length
      if (end >= 0) isInHead = false
      side(tapped).heads += head
      side(tapped).bodies += piece.length - head
    }
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take(): Tapped {
      const taken = tapped
      tapped = nothing()
      return taken
    },
    close(): void {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}

const nothing = (): Tapped => ({ up: { heads: 0, bodies: 0 }, down: { heads: 0, bodies: 0 } })
