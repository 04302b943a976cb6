import type { Fault, PinHandlers } from '../../contract/index.ts'
import type { PinQuestion } from '../../contract/pin.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'

/** The PIN's own window, given by the shell. `onClosed` is called once, however it was closed. */
export type PinWindow = { readonly open: (onClosed: () => void) => void; readonly close: () => void }

type Asked = {
  question: PinQuestion
  enter: (pin: Uint8Array) => Promise<Outcome<unknown, Fault>>
  end: (outcome: Outcome<unknown, Fault>) => void
  entering: boolean
  closed: boolean
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

  const end = (outcome: Outcome<unknown, Fault>): void => {
    const ending = asked
    asked = undefined
    window.close()
    ending?.end(outcome)
  }

  const handlers: PinHandlers = {
    'pin.look': () => (asked ? done(asked.question) : failed({ code: 'pin.not-asked' })),

    'pin.enter': async ({ pin }) => {
      const asking = asked
      if (!asking || asking.entering) {
        pin.fill(0)
        return failed({ code: 'pin.not-asked' })
      }
      asking.entering = true
      try {
        const outcome = await asking.enter(pin)
        if (outcome.ok) {
          end(outcome)
          return done({})
        }
        if (outcome.fault.code === 'pin.wrong') {
          asking.question = { ...asking.question, triesLeft: outcome.fault.triesLeft }
        }
        if (asking.closed) end(failed({ code: 'pin.cancelled' }))
        else if (!MAY_ENTER_AGAIN.has(outcome.fault.code)) end(outcome)
        return outcome
      } finally {
        pin.fill(0)
        asking.entering = false
      }
    },

    'pin.cancel': () => {
      end(failed({ code: 'pin.cancelled' }))
      return done({})
    },
  }

  return {
    handlers,
    /** Shows the question and waits: for what `enter` gives, or for the person to give up. */
    ask<Value>(
      question: PinQuestion,
      enter: (pin: Uint8Array) => Promise<Outcome<Value, Fault>>,
    ): Promise<Outcome<Value, Fault>> {
      if (asked) return Promise.resolve(failed({ code: 'device.in-use' }))
      return new Promise((resolve) => {
        asked = {
          question,
          enter,
          end: (outcome) => resolve(outcome as Outcome<Value, Fault>),
          entering: false,
          closed: false,
        }
        window.open(() => {
          if (!asked) return
          asked.closed = true
          if (!asked.entering) end(failed({ code: 'pin.cancelled' }))
        })
      })
    },
    /** Ends the question unanswered: the screen was locked. */
    dismiss(): void {
      if (asked && !asked.entering) end(failed({ code: 'pin.cancelled' }))
    },
  }
}

export type PinDesk = ReturnType<typeof createPinDesk>
