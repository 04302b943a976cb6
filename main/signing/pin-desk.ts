import type { Fault, PinHandlers } from '../../contract/index.ts'
import type { PinLook, PinQuestion } from '../../contract/pin.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'

/** The PIN's own window, given by the shell. `onClosed` is called once, however it was closed. */
export type PinWindow = { readonly open: (onClosed: () => void) => void; readonly close: () => void }

/** What came from the page; `pad` where it is typed on the keys of the reader. */
export type GivenPin = Uint8Array | 'pad'

type Enter<Value> = (pin: GivenPin, stopped: AbortSignal) => Promise<Outcome<Value, Fault>>

/** What the card is doing under one PIN; times as `now` gives them. */
type Work = { readonly stop: AbortController; readonly began: number; stepped: number; signed: number }

type Asked = {
  question: () => PinQuestion
  enter: Enter<unknown>
  end: (outcome: Outcome<unknown, Fault>) => void
  /** A person who gives up meanwhile waits for its end. */
  work: Work | undefined
  isGivenUp: boolean
  /** What a wrong PIN has left, and what the question said then: it holds until the question says otherwise. */
  wrong: { triesLeft: number | undefined; asked: number | undefined } | undefined
}

type Needs = {
  readonly window: PinWindow
  /** Ends the signing process and starts another. */
  readonly restart: () => void
  /** Clock, ms. */
  readonly now: () => number
}

/** A fault after which the same window may ask again: the person mends it, nothing is tried by itself. */
const MAY_ENTER_AGAIN = new Set<Fault['code']>([
  'pin.wrong',
  'pin.form',
  'pin.dropped',
  'device.in-use',
  'device.reset',
  'device.mute',
  'device.no-card',
  'device.removed',
])

/** Why nothing is entered while the chosen card is not ready for it. */
const AWAY = {
  gone: 'device.no-card',
  other: 'device.mismatch',
  busy: 'device.in-use',
  mute: 'device.mute',
} as const

/** After so long without a signature the process may be ended. */
const PATIENCE_SECONDS = 30

/**
 * Asks for one PIN at a time, on the page that is there for nothing else. The PIN passes through as bytes
 * and is zeroed when it has been used, whatever came of it.
 */
export function createPinDesk({ window, restart, now }: Needs) {
  let asked: Asked | undefined
  let ended = Promise.withResolvers<void>()
  const cancelled = failed({ code: 'pin.cancelled' } as const)
  const notAsked = failed({ code: 'pin.not-asked' } as const)

  function end(asking: Asked, outcome: Outcome<unknown, Fault>): void {
    if (asked !== asking) return
    asked = undefined
    window.close()
    asking.end(outcome)
    ended.resolve()
    ended = Promise.withResolvers()
  }

  /** At once, or as soon as the card has ended what it is doing: what it has signed by then is signed. */
  function giveUp(asking: Asked): void {
    asking.isGivenUp = true
    if (asking.work) asking.work.stop.abort()
    else end(asking, cancelled)
  }

  function look(asking: Asked): PinLook {
    const question = questionNow(asking)
    const { work, isGivenUp } = asking
    if (!work) return { question }
    if (question.signed > work.signed) {
      work.signed = question.signed
      work.stepped = now()
    }
    const silentSeconds = Math.max(0, Math.floor((now() - work.stepped) / 1_000))
    const seconds = Math.max(0, Math.floor((now() - work.began) / 1_000))
    // The keys of a reader hear no cancelling from here: whoever gives up need not wait for its time limit.
    const mayStop = silentSeconds >= PATIENCE_SECONDS || (isGivenUp && question.pin.isPad)
    return { question, work: { seconds, silentSeconds, mayStop, isGivenUp } }
  }

  async function enter(pin: GivenPin): Promise<Outcome<Record<never, never>, Fault>> {
    const asking = asked
    try {
      if (!asking || asking.work) return notAsked
      const question = questionNow(asking)
      if (question.pin.isPad !== (pin === 'pad')) return notAsked
      if (question.cardState !== 'here') return failed({ code: AWAY[question.cardState] })
      const { shortest, longest } = question.pin
      if (pin !== 'pad' && (pin.length < shortest || pin.length > longest))
        return failed({ code: 'pin.form' })
      return await enterInto(asking, pin, question)
    } finally {
      if (pin !== 'pad') pin.fill(0)
    }
  }

  async function enterInto(
    asking: Asked,
    pin: GivenPin,
    { signed }: PinQuestion,
  ): Promise<Outcome<Record<never, never>, Fault>> {
    const work: Work = { stop: new AbortController(), began: now(), stepped: now(), signed }
    asking.work = work
    try {
      const outcome = await asking.enter(pin, work.stop.signal)
      if (outcome.ok) {
        end(asking, outcome)
        return done({})
      }
      const { fault } = outcome
      if (fault.code === 'pin.wrong')
        asking.wrong = { triesLeft: fault.triesLeft, asked: asking.question().triesLeft }
      if (!asking.isGivenUp && !MAY_ENTER_AGAIN.has(fault.code)) end(asking, outcome)
      return outcome
    } finally {
      asking.work = undefined
      if (asking.isGivenUp) end(asking, cancelled)
    }
  }

  const handlers: PinHandlers = {
    'pin.look': () => (asked ? done(look(asked)) : notAsked),
    'pin.enter': ({ pin }) => enter(pin),
    'pin.enterOnReader': () => enter('pad'),
    'pin.cancel': () => {
      if (asked) giveUp(asked)
      return done({})
    },
    'pin.stop': () => {
      if (!asked || !look(asked).work?.mayStop) return notAsked
      restart()
      return done({})
    },
  }

  return {
    handlers,
    /** The question that stands now: resolves at its end. Undefined when nothing is asked. */
    standing: (): Promise<void> | undefined => asked && ended.promise,
    /**
     * Shows the question, as it is at every moment, and waits: for what `enter` gives, or for the person to give
     * up. `enter` is told through its signal when the person does so meanwhile, and is waited for all the same.
     */
    ask<Value>(question: () => PinQuestion, enter: Enter<Value>): Promise<Outcome<Value, Fault>> {
      if (asked) return Promise.resolve(failed({ code: 'device.in-use' }))
      return new Promise((resolve) => {
        const asking: Asked = {
          question,
          enter,
          end: (outcome) => resolve(outcome as Outcome<Value, Fault>),
          work: undefined,
          isGivenUp: false,
          wrong: undefined,
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

/** The question with what a wrong PIN has told: the card may not have been looked at again yet. */
function questionNow({ question, wrong }: Asked): PinQuestion {
  const asked = question()
  if (!wrong || asked.triesLeft !== wrong.asked) return asked
  const pin = { ...asked.pin, isLow: true, isLast: asked.pin.isLast || wrong.triesLeft === 1 }
  return { ...asked, pin, ...(wrong.triesLeft !== undefined && { triesLeft: wrong.triesLeft }) }
}
