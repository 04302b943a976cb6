import type { SignerLine } from './line.ts'
import { pinOpener, sealPin, type SealedPin } from './sealed-pin.ts'

/** What the signing process says first: the key for which PINs are sealed. Known to both ends of the line alone. */
type Greeting = { readonly greets: Uint8Array }

const isGreeting = (message: unknown): message is Greeting =>
  isObject(message) && message['greets'] instanceof Uint8Array

/** The line of the main process, with every PIN sealed on the way. */
export function sealedLine(line: SignerLine): SignerLine {
  let to: Uint8Array | undefined
  return {
    ...line,
    post(message) {
      const pin = isObject(message) ? message['pin'] : undefined
      if (!(pin instanceof Uint8Array)) return line.post(message)
      if (!to) return line.kill() // no card was ever seen by a process that has not said a word
      line.post({ ...(message as object), pin: sealPin(pin, to) })
    },
    onMessage: (on) =>
      line.onMessage((message) => {
        if (isGreeting(message)) to = message.greets
        else on(message)
      }),
  }
}

/**
 * The end in the signing process: greets, and opens what was sealed.
 *
 * @param answer takes what was said, as it was before it was sealed
 */
export function openedLine(
  tell: (message: unknown) => void,
  answer: (message: unknown) => void,
): (message: unknown) => void {
  const opener = pinOpener()
  tell({ greets: opener.key } satisfies Greeting)
  return (message) => {
    const sealed = isObject(message) ? message['pin'] : undefined
    answer(isSealed(sealed) ? { ...(message as object), pin: opener.open(sealed) } : message)
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const isSealed = (value: unknown): value is SealedPin =>
  isObject(value) && ['from', 'sealed', 'tag'].every((name) => value[name] instanceof Uint8Array)
