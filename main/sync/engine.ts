import type { Trouble } from '../../contract/trouble.ts'
import { threadMs, type GatewayPlace, type Line } from './ask.ts'
import { createCounterpart } from './counterpart.ts'
import { createOwnClock } from './own-clock.ts'
import { pauseMarkOf } from './pause-mark.ts'
import { pauseMs, spread } from './pause.ts'
import { createPausing } from './pausing.ts'
import { puller, type Pulled } from './pull.ts'
import { pusher } from './push.ts'
import { restoredOf } from './restored.ts'
import type { SyncNeeds } from './needs.ts'
import { MUCH, standing, type SyncState } from './state.ts'
import { createTaker } from './take.ts'

export { systemTimers } from './ask.ts'
export type { SyncState } from './state.ts'

const EVERY_MS = 60_000

/** A gateway that forgets its marks oftener than that is out of order: two archives behind one name. */
const SELDOM_MS = 3_600_000

/** So it is not asked at once for everything again, which would be offered and read without an end. */
const OUT_OF_ORDER_MS = 900_000

/**
 * Carries corrections to the journal and its changes here: one loop, pushing before pulling. It ends only
 * with `stop`; whatever goes wrong, it waits and tries again, longer each time.
 *
 * The first attempt and the first one after a failure pull before they push: a gateway that was restored from an older
 * copy is found out by its answer to the mark, and what it has lost must go before what was signed since.
 */
export function createSync(needs: SyncNeeds) {
  const { outbox, cursors, database, people, bulk, now, chance, timers, everyMs = EVERY_MS } = needs
  const { pushes = () => true } = needs
  const changed = needs.changed ?? (() => undefined)
  const taker = createTaker({ database, people, cursors, bulk })
  const push = pusher({ ...needs, changed, progress: (done, of) => showProgress('sending', done, of) })
  const restored = restoredOf(needs)
  const pull = puller({
    database,
    cursors,
    taker: { ...taker, take: takeCounted },
    clock: threadMs,
    fetchMuch: needs.fetchMuch,
    onUnknownMark,
  })
  const mark = pauseMarkOf(cursors)
  const clock = createOwnClock(now)
  const there = createCounterpart()
  const pausing = createPausing(timers)

  const listeners = new Set<(state: SyncState) => void>()
  let state: SyncState = { state: 'off', failures: 0 }
  let running: Promise<void> | undefined
  let stopping = new AbortController()
  let attempting = new AbortController()
  let isWoken = false
  let isSureOfMark = false
  let unknownAt = -Infinity
  let isOutOfOrder = false
  let read = 0

  function show(next: SyncState): void {
    state = next
    for (const listen of listeners) listen(next)
  }

  function showProgress(what: 'sending' | 'reading', done: number, of?: number): void {
    if ((of ?? done) < MUCH[what]) return
    show({ ...state, progress: { what, done, ...(of !== undefined && { of }) } })
  }

  function takeCounted(changes: Parameters<typeof taker.take>[0]): void {
    taker.take(changes)
    read += changes.length
    showProgress('reading', read)
  }

  function onUnknownMark(): void {
    restored.offerAgain(now())
    isOutOfOrder = now() - unknownAt < SELDOM_MS
    unknownAt = now()
  }

  /** One attempt at everything. Gives why it failed, or nothing. */
  async function attempt(place: GatewayPlace): Promise<Trouble | undefined> {
    attempting = new AbortController()
    const stopped = AbortSignal.any([stopping.signal, attempting.signal])
    const { fetch, look } = needs
    const line: Line = { place, fetch, look, timers, stopped, dated: clock.dated, there }
    const pullsFirst = !isSureOfMark
    isSureOfMark = false
    isOutOfOrder = false
    try {
      const pulled = pullsFirst ? await pullWhole(line) : undefined
      // What was cut on the way has shown that the mark is known; one that brought nothing has shown nothing.
      if (pulled?.fault && pulled.taken === 0) return pulled.fault

      const pushed = pushes() ? await push(line) : undefined
      if (pushed && !pushed.ok) return pushed.fault
      // What was decided just now is seen in the records only by reading once more: a conflict waits for that.
      const { fault } = pulled && !pushed?.value ? pulled : await pullWhole(line)
      isSureOfMark = !fault
      return fault ?? (isOutOfOrder ? { code: 'line.cursor' } : undefined)
    } catch (cause) {
      needs.surprise(cause)
      return { code: 'unexpected' }
    }
  }

  async function pullWhole(line: Line): Promise<Pulled> {
    read = 0
    taker.begin()
    const pulled = await pull(line).finally(taker.mend)
    const isSettled = !pulled.fault && (needs.readToEnd?.() ?? false)
    if (pulled.taken > 0 || isSettled) changed()
    // A slow line that brings something each time is not a failing one.
    if (pulled.taken > 0) show({ ...state, failures: 0 })
    return pulled
  }

  /** Shows how the attempt ended; gives how long to wait, ms. */
  function conclude(trouble: Trouble | undefined): number {
    const { lastSuccess } = state
    if (!trouble) {
      const clockTrouble = clock.trouble()
      show({
        state: 'idle',
        failures: 0,
        lastSuccess: now(),
        ...(clockTrouble && { trouble: clockTrouble, troubleAt: now() }),
      })
      const untilDue = pushes() ? (outbox.soonest() ?? Infinity) - now() : Infinity
      return Math.max(0, Math.min(spread(everyMs, chance()), untilDue))
    }

    const failures = state.failures + 1
    const pause = Math.max(pauseMs(failures, chance()), leastPause(trouble))
    const nextTry = now() + pause
    outbox.postponeAll(nextTry)
    show({
      state: trouble.code === 'line.rights' ? 'no-rights' : 'waiting',
      failures,
      nextTry,
      trouble,
      troubleAt: now(),
      ...(lastSuccess !== undefined && { lastSuccess }),
    })
    return pause
  }

  const pause = (ms: number) => pausing.wait(ms, () => isWoken || stopping.signal.aborted)

  async function run(): Promise<void> {
    await taker.mend()
    isWoken = true
    isSureOfMark = false
    while (!stopping.signal.aborted) {
      const isPaused = mark.isSet()
      const place = isPaused ? undefined : needs.gateway()
      // What a failed attempt has postponed meanwhile, or an outage before the start, is due at once.
      if (isWoken && place) outbox.hurry(now())
      isWoken = false
      show(place ? { ...state, state: 'working' } : standing(state, isPaused ? 'paused' : 'off'))
      const trouble = place && (await attempt(place))
      if (stopping.signal.aborted) break
      if (place && mark.isSet()) continue
      await pause(place ? conclude(trouble) : Infinity)
    }
    show(standing(state, mark.isSet() ? 'paused' : 'off'))
  }

  /** Survives what `run` does not: a base that will not be written to for a moment. */
  async function keepRunning(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await run()
      } catch (cause) {
        needs.surprise(cause)
        // Still set by the start of `run`: without this the loop would go round without a pause.
        isWoken = false
        await pause(pauseMs(1, chance()))
      }
    }
  }

  /** Tries at once: something was queued, the network is back, the settings are new, or a person asks. */
  function wake(): void {
    if (!running) return
    if (mark.isSet()) attempting.abort()
    isWoken = true
    pausing.end()
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
      pausing.end()
      await running
      running = undefined
    },

    wake,

    /** Nothing is sent or read until `resume`, also after a restart; what is under way on the line is broken off. */
    pause(): void {
      mark.set(true)
      wake()
    },

    resume(): void {
      mark.set(false)
      wake()
    },

    state: (): SyncState => state,

    /** Tells every change of the state until the returned function is called. */
    watch(listen: (state: SyncState) => void): () => void {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },
  }
}

function leastPause(trouble: Trouble): number {
  if (trouble.code === 'line.cursor') return OUT_OF_ORDER_MS
  return trouble.code === 'line.busy' ? (trouble.retryAfterMs ?? 0) : 0
}

export type Sync = ReturnType<typeof createSync>
