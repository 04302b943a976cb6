import type { Corrections } from '../store/corrections.ts'
import type { Cursors } from '../store/cursors.ts'
import type { Database } from '../store/database.ts'
import type { Events } from '../store/events.ts'
import type { Outbox } from '../store/outbox.ts'
import type { People } from '../store/people.ts'
import { threadMs, type GatewayPlace, type Line, type LineFault, type Timers } from './ask.ts'
import { pauseMs, spread } from './pause.ts'
import { puller } from './pull.ts'
import { pusher } from './push.ts'
import { createTaker, type BulkIndex } from './take.ts'

export { systemTimers } from './ask.ts'

type Needs = {
  readonly database: Database
  readonly people: People
  readonly corrections: Corrections
  readonly outbox: Outbox
  readonly cursors: Cursors
  readonly events: Events
  /** For the first pull into an empty base; without it the search tables are kept up row by row. */
  readonly bulk?: BulkIndex
  /** Where the journal listens now; undefined where none is set. Asked before every attempt. */
  readonly gateway: () => GatewayPlace | undefined
  readonly fetch: Line['fetch']
  /** Clock, ms since 1970. */
  readonly now: () => number
  /** A number in [0, 1). */
  readonly chance: () => number
  readonly timers: Timers
  /** Records or corrections have changed: what is on the screen may be old. */
  readonly changed?: () => void
  /** A surprise of the program itself; the loop goes on after it. */
  readonly surprise: (cause: unknown) => void
  /** How often the journal is asked for changes, ms. */
  readonly everyMs?: number
}

/**
 * How the line is. `off`: no journal is set, or stopped; `working`: asking now; `idle`: the last attempt
 * succeeded; `waiting`: it failed and is repeated at `nextTry`; `no-rights`: the same, but the journal
 * answers that it does not know the workplace. Times are ms since 1970.
 */
export type SyncState = {
  readonly state: 'off' | 'working' | 'idle' | 'waiting' | 'no-rights'
  readonly failures: number
  readonly lastSuccess?: number
  readonly nextTry?: number
  readonly fault?: LineFault['code'] | 'unexpected'
}

type Failure = { code: LineFault['code'] | 'unexpected'; retryAfterMs?: number }

const EVERY_MS = 60_000

/**
 * Carries corrections to the journal and its changes here: one loop, pushing before pulling. It ends only
 * with `stop`; whatever goes wrong, it waits and tries again, longer each time.
 */
export function createSync(needs: Needs) {
  const { outbox, cursors, database, people, bulk, now, chance, timers, everyMs = EVERY_MS } = needs
  const changed = needs.changed ?? (() => undefined)
  const taker = createTaker({ database, people, cursors, bulk })
  const push = pusher({ ...needs, changed })
  const pull = puller({ database, cursors, taker, clock: threadMs })

  const listeners = new Set<(state: SyncState) => void>()
  let state: SyncState = { state: 'off', failures: 0 }
  let running: Promise<void> | undefined
  let stopping = new AbortController()
  let isWoken = false
  let endPause = (): void => undefined

  function show(next: SyncState): void {
    state = next
    for (const listen of listeners) listen(next)
  }

  /** One attempt at everything. Gives why it failed, or nothing. */
  async function attempt(place: GatewayPlace): Promise<Failure | undefined> {
    const line: Line = { place, fetch: needs.fetch, timers, stopped: stopping.signal }
    try {
      const pushed = await push(line)
      if (!pushed.ok) return pushed.fault

      taker.begin()
      const { taken, fault } = await pull(line).finally(taker.mend)
      if (taken > 0) {
        changed()
        // A slow line that brings something each time is not a failing one.
        show({ ...state, failures: 0 })
      }
      return fault
    } catch (cause) {
      needs.surprise(cause)
      return { code: 'unexpected' }
    }
  }

  /** Shows how the attempt ended; gives how long to wait, ms. */
  function conclude(failure: Failure | undefined): number {
    const { lastSuccess } = state
    if (!failure) {
      show({ state: 'idle', failures: 0, lastSuccess: now() })
      const untilDue = (outbox.soonest() ?? Infinity) - now()
      return Math.max(0, Math.min(spread(everyMs, chance()), untilDue))
    }

    const failures = state.failures + 1
    const pause = Math.max(pauseMs(failures, chance()), failure.retryAfterMs ?? 0)
    const nextTry = now() + pause
    outbox.postponeAll(nextTry)
    show({
      state: failure.code === 'line.rights' ? 'no-rights' : 'waiting',
      failures,
      nextTry,
      fault: failure.code,
      ...(lastSuccess !== undefined && { lastSuccess }),
    })
    return pause
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const callOff = ms === Infinity ? () => undefined : timers.after(ms, () => endPause())
      endPause = () => {
        callOff()
        endPause = () => undefined
        resolve()
      }
      if (isWoken || stopping.signal.aborted) endPause()
    })
  }

  async function run(): Promise<void> {
    await taker.mend()
    isWoken = true
    while (!stopping.signal.aborted) {
      const place = needs.gateway()
      // What a failed attempt has postponed meanwhile, or an outage before the start, is due at once.
      if (isWoken) outbox.hurry(now())
      isWoken = false
      if (!place) show({ ...state, state: 'off' })
      else show({ ...state, state: 'working' })
      const failure = place && (await attempt(place))
      if (stopping.signal.aborted) break
      await pause(place ? conclude(failure) : Infinity)
    }
    show({ ...state, state: 'off' })
  }

  /** Survives what `run` does not: a base that will not be written to for a moment. */
  async function keepRunning(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await run()
      } catch (cause) {
        needs.surprise(cause)
        await pause(pauseMs(1, chance()))
      }
    }
  }

  return {
    start(): void {
      if (running) return
      stopping = new AbortController()
      running = keepRunning()
    },

    /** Ends after what is being written now; what was under way on the line is broken off. */
    async stop(): Promise<void> {
      stopping.abort()
      endPause()
      await running
      running = undefined
    },

    /** Tries at once: something was queued, the network is back, the settings are new, or a person asks. */
    wake(): void {
      if (!running) return
      outbox.hurry(now())
      isWoken = true
      endPause()
    },

    state: (): SyncState => state,

    /** Tells every change of the state until the returned function is called. */
    watch(listen: (state: SyncState) => void): () => void {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },
  }
}

export type Sync = ReturnType<typeof createSync>
