import type { Fault } from '../../../contract/index.ts'
import type { PinQuestion } from '../../../contract/pin.ts'
import { failed, type Outcome } from '../../../domain/outcome.ts'
import { createPinDesk, type GivenPin } from '../../../main/signing/pin-desk.ts'
import { quietPin } from '../../fakes/cards.ts'

/** What is asked for. */
export const question: PinQuestion = {
  purpose: 'sign',
  language: 'ru',
  theme: 'system',
  simulated: true,
  reader: 'Virtual',
  cardLabel: 'TEST',
  name: 'TEST',
  triesLeft: 3,
  pin: quietPin,
  cardState: 'here',
  documents: [],
  signed: 0,
  isClockBack: false,
}
/** The question as it stands, which a test may change. */
export const asking = (more: Partial<PinQuestion> = {}) => {
  const now = { ...question, ...more }
  return Object.assign(() => ({ ...now }), { now })
}
/** A PIN of four digits. */
export const pin = () => new Uint8Array([49, 50, 51, 52])

/** A desk whose window is a flag. */
export function desk() {
  const window = { isOpen: false, close: () => {} }
  const clock = { now: 0, restarts: 0 }
  const pinDesk = createPinDesk({
    window: {
      open: (onClosed) => {
        window.isOpen = true
        window.close = () => {
          if (!window.isOpen) return
          window.isOpen = false
          onClosed()
        }
      },
      close: () => window.close(),
    },
    restart: () => void (clock.restarts += 1),
    now: () => clock.now,
  })
  return {
    window,
    clock,
    pinDesk,
    enter: async (bytes: Uint8Array<ArrayBuffer>) => pinDesk.handlers['pin.enter']({ pin: bytes }),
  }
}

/** What a card says to a wrong PIN. */
export const wrong = (triesLeft: number): Outcome<never, Fault> => failed({ code: 'pin.wrong', triesLeft })

/** A card that works until it is told to stop, or ends by itself. */
export function slowCard() {
  const work = Promise.withResolvers<Outcome<string, Fault>>()
  const seen = { isStopped: false }
  const enter = (_pin: GivenPin, stopped: AbortSignal) => {
    stopped.addEventListener('abort', () => (seen.isStopped = true))
    return work.promise
  }
  return { work, seen, enter }
}
