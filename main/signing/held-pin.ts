import type { SignatureSession } from './port.ts'

/** So long a PIN serves after it was entered. */
const LONGEST_MS = 120_000

/** Runs something once, after so many ms, unless the returned function is called before. */
export type After = (ms: number, run: () => void) => () => void

const systemAfter: After = (ms, run) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** One PIN while its batch is signed: bytes that are zeroed at the first moment they are not needed. */
export type HeldPin = {
  /** True when it has served its time, or the batch was stopped. */
  readonly isDropped: () => boolean
  /** Unlocks the card with it. */
  readonly unlock: (session: SignatureSession) => ReturnType<SignatureSession['unlock']>
  /** Zeroes it for good. */
  readonly drop: () => void
}

/** Holds a PIN for one batch: until it is dropped, until `stopped`, and for two minutes at the longest. */
export function holdPin(pin: Uint8Array | 'pad', stopped: AbortSignal, after: After = systemAfter): HeldPin {
  let isDropped = false
  let isAtCard = false

  const zero = (): void => {
    if (pin !== 'pad') pin.fill(0)
  }
  const drop = (): void => {
    isDropped = true
    cancel()
    stopped.removeEventListener('abort', drop)
    // Zeros in place of a PIN that the card is just being given would cost a try: they follow it.
    if (!isAtCard) zero()
  }
  const cancel = after(LONGEST_MS, drop)
  stopped.addEventListener('abort', drop)

  return {
    isDropped: () => isDropped,
    unlock: async (session) => {
      isAtCard = true
      try {
        return await session.unlock(pin)
      } finally {
        isAtCard = false
        if (isDropped || !session.asksAlways) zero()
      }
    },
    drop,
  }
}
