import type { Fault, PinHandlers } from '../../contract/index.ts'
import type { PinQuestion } from '../../contract/pin.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'

/** The PIN's own window, given by the shell. `onClosed` is called once, however it was closed. */
export type PinWindow = { readonly open: (onClosed: () => void) => void; readonly close: () => void }

type Enter<Value> = (pin: Uint8Array, stopped: AbortSignal) => Promise<Outcome<Value, Fault>>

type Asked = {
  question: PinQuestion
  enter: Enter<unknown>
  end: (outcome: Outcome<unknown, Fault>) => void
  /** What the card is doing; a person who gives up meanwhile waits for its end. */
  work: AbortController | undefined
  isGivenUp: boolean
}

/** A fault after which the same window may ask again: the person mends it, nothing is tried by itself. */
const MAY_ENTER_AGAIN = new Set<Fault['code']>([
  'pin.wrong',
  'pin.form',
  'device.in-use',
  'device.reset',
  'device.mute',
  'device.no-card',
  'device.removed',
])

/**
 * Asks for one PIN at a time, on the page that is there for nothing else. The PIN passes through as bytes
 * and is zeroed when it has been used, whatever came of it.
 */
export function createPinDesk(window: PinWindow) {
  let asked: Asked | undefined
  const cancelled = failed({ code: 'pin.cancelled' } as const)

  function end(asking: Asked, outcome: Outcome<unknown, Fault>): void {
    if (asked !== asking) return
    asked = undefined
    window.close()
    asking.end(outcome)
  }

  /** At once, or as soon as the card has ended what it is doing: what it has signed by then is signed. */
  function giveUp(asking: Asked): void {
    asking.isGivenUp = true
    if (asking.work) asking.work.abort()
    else end(asking, cancelled)
  }

  const handlers: PinHandlers = {
    'pin.look': () => (asked ? done(asked.question) : failed({ code: 'pin.not-asked' })),

    'pin.enter': async ({ pin }) => {
      const asking = asked
      if (!asking || asking.work) {
        pin.fill(0)
        return failed({ code: 'pin.not-asked' })
      }
      asking.work = new AbortController()
      try {
        const outcome = await asking.enter(pin, asking.work.signal)
        if (outcome.ok) {
          end(asking, outcome)
          return done({})
        }
        if (outcome.fault.code === 'pin.wrong') {
          asking.question = { ...asking.question, triesLeft: outcome.fault.triesLeft }
        }
        if (!asking.isGivenUp && !MAY_ENTER_AGAIN.has(outcome.fault.code)) end(asking, outcome)
        return outcome
      } finally {
        pin.fill(0)
        asking.work = undefined
        if (asking.isGivenUp) end(asking, cancelled)
      }
    },

    'pin.enterOnReader': () => failed({ code: 'pin.not-asked' }),

    'pin.cancel': () => {
      if (asked) giveUp(asked)
      return done({})
    },
  }

  return {
    handlers,
    /**
     * Shows the question and waits: for what `enter` gives, or for the person to give up. `enter` is told
     * through its signal when the person does so meanwhile, and is waited for all the same.
     */
    ask<Value>(question: PinQuestion, enter: Enter<Value>): Promise<Outcome<Value, Fault>> {
      if (asked) return Promise.resolve(failed({ code: 'device.in-use' }))
      return new Promise((resolve) => {
        const asking: Asked = {
          question,
          enter,
          end: (outcome) => resolve(outcome as Outcome<Value, Fault>),
          work: undefined,
          isGivenUp: false,
        }
        asked = asking
        window.open(() => giveUp(asking))
      })
    },
    /** Takes the window away, the screen is being locked: nothing of a person stays above it. */
    dismiss(): void {
      if (!asked) return
      giveUp(asked)
      window.close()
    },
  }
}

export type PinDesk = ReturnType<typeof createPinDesk>
