import { failed, type Outcome } from '../../domain/outcome.ts'
import type { LookupFault } from '../../contract/lookup.ts'

type Needs = {
  /** A clock that is never set back, ms. */
  readonly clock: () => number
  /** Ends early, without a word, when `stopped` does. */
  readonly wait: (ms: number, stopped: AbortSignal) => Promise<void>
}

type Limits = {
  /** Between two questions, ms. */
  readonly apartMs: number
  /** Questions in any minute. */
  readonly aMinute: number
  /** Questions that one look-up may ask. */
  readonly each: number
}

const MINUTE_MS = 60_000

/** Somebody else is asked about just now: it is over in a few seconds. */
const BUSY_SECONDS = 3

/** Puts one question, when its turn has come. */
export type Turn = <Value>(ask: (stopped: AbortSignal) => Promise<Value>) => Promise<Value>

/**
 * Keeps far away from the limit of another system, whatever is pressed here: one person at a time, questions apart from
 * each other, so many in a minute; and after it has said that it was too much, silence for as long as it said.
 */
export function createTurns({ clock, wait }: Needs, { apartMs, aMinute, each }: Limits) {
  const stopping = new AbortController()
  let asked: number[] = []
  let silentUntil = -Infinity
  let isBusy = false

  const turn: Turn = async (ask) => {
    const last = asked.at(-1)
    const pause = last === undefined ? 0 : last + apartMs - clock()
    if (pause > 0) await wait(pause, stopping.signal)
    asked.push(clock())
    return ask(stopping.signal)
  }

  /** How long until a whole look-up fits in, ms. */
  function pauseMs(): number {
    const now = clock()
    asked = asked.filter((at) => at > now - MINUTE_MS)
    const inTheWay = asked[asked.length + each - aMinute - 1]
    const untilRoom = inTheWay === undefined ? 0 : inTheWay + MINUTE_MS - now
    return Math.max(untilRoom, silentUntil - now)
  }

  return {
    /** Does one look-up, or says when it may be done. */
    async inTurn<Value>(
      work: (turn: Turn) => Promise<Outcome<Value, LookupFault>>,
    ): Promise<Outcome<Value, LookupFault>> {
      if (isBusy) return failed({ code: 'lookup.limit', seconds: BUSY_SECONDS })
      const pause = pauseMs()
      if (pause > 0) return failed({ code: 'lookup.limit', seconds: Math.ceil(pause / 1_000) })

      isBusy = true
      try {
        const outcome = await work(turn)
        if (!outcome.ok && outcome.fault.code === 'lookup.limit') {
          silentUntil = clock() + outcome.fault.seconds * 1_000
        }
        return outcome
      } finally {
        isBusy = false
      }
    },

    stop: (): void => stopping.abort(),
  }
}

export type Turns = ReturnType<typeof createTurns>
