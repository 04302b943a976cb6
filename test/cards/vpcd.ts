import { connect, type Socket } from 'node:net'

/** What any virtual card is to the virtual reader. */
export type VirtualCard = {
  readonly atr: Uint8Array
  /** Power on, power off, reset: whatever the card remembered of a PIN is gone. */
  readonly reset: () => void
  /** The answer to a command, or `pulled` when the card is torn out instead of answering. */
  readonly answer: (command: Uint8Array) => Promise<Uint8Array | 'pulled'>
}

const POWER_OFF = 0
const POWER_ON = 1
const RESET = 2
const ATR = 4

/**
 * Puts a card into the reader that vpcd keeps at `port`; gives the way to take it out again.
 * The protocol of vpcd: two bytes of length, then a command; a single byte is an order to the card itself.
 */
export async function insertInto(port: number, card: VirtualCard): Promise<() => Promise<void>> {
  const socket = await connected(port)
  const reply = (bytes: Uint8Array): void =>
    void socket.write(Buffer.concat([Uint8Array.of(bytes.length >> 8, bytes.length & 0xff), bytes]))

  const obey = async (message: Uint8Array): Promise<void> => {
    if (message.length === 1) {
      if (message[0] === ATR) reply(card.atr)
      else if ([POWER_OFF, POWER_ON, RESET].includes(message[0]!)) card.reset()
      return
    }
    const answer = await card.answer(message)
    if (answer === 'pulled') socket.destroy()
    else if (!socket.destroyed) reply(answer)
  }

  let waiting: Buffer = Buffer.alloc(0)
  let before: Promise<void> = Promise.resolve()
  socket.on('data', (chunk) => {
    waiting = Buffer.concat([waiting, chunk])
    while (waiting.length >= 2 && waiting.length >= 2 + waiting.readUInt16BE(0)) {
      const message = Uint8Array.from(waiting.subarray(2, 2 + waiting.readUInt16BE(0)))
      waiting = waiting.subarray(2 + message.length)
      before = before.then(() => obey(message))
    }
  })
  socket.on('error', () => socket.destroy()) // the reader died: the card lies on the table again
  const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()))
  return async () => {
    socket.destroy()
    await closed
  }
}

const LONGEST_WAIT_MS = 15_000

/** The reader listens as soon as pcscd has loaded its driver. */
async function connected(port: number): Promise<Socket> {
  const deadline = performance.now() + LONGEST_WAIT_MS
  for (;;) {
    try {
      return await new Promise<Socket>((resolve, reject) => {
        const socket = connect({ port, host: '127.0.0.1', noDelay: true })
        socket.once('connect', () => resolve(socket.removeAllListeners('error')))
        socket.once('error', reject)
      })
    } catch (cause) {
      if (performance.now() > deadline) throw new Error('the virtual reader does not listen', { cause })
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}
