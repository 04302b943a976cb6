import type { HealthRun } from '../../contract/health.ts'
import type { Cursors } from '../store/cursors.ts'
import { RUN_AT, type Checker } from './checker.ts'

type Needs = {
  readonly checker: (goOn: (done: number) => boolean) => Checker
  readonly cursors: Cursors
  /** Clock, ms since 1970. */
  readonly now: () => number
  /** Makes the rules read anew what they know of the base as a whole, when they next need it. */
  readonly refresh: () => void
  readonly tell: (run: HealthRun) => void
  /** The numbers are others now. */
  readonly changed: () => void
  readonly surprise: (cause: unknown) => void
  /** How often it is looked whether something has been written, ms. */
  readonly everyMs?: number
}

type Active = { readonly print: string; readonly done: number; readonly of: number }

const EVERY_MS = 1_000

/** At most four times a second it is told how far the run is. */
const BETWEEN_NEWS_MS = 250

/** After being overtaken by another writer, and while the base is being filled. */
const SHORT_PAUSE_MS = 100

/** After a surprise of the program itself. */
const LONG_PAUSE_MS = 10_000

/**
 * Keeps the marks of everybody up to date for as long as it runs: it notices by itself what has been written
 * and which day it is, whoever writes. It can be halted and set going again; ended in the middle of anything,
 * the next one goes on from there.
 */
export function createEngine({
  checker: checkerWith,
  cursors,
  now,
  refresh,
  tell,
  changed,
  surprise,
  ...needs
}: Needs) {
  let isHalted = false
  const ending = new AbortController()
  let isWanted = false
  let wake = (): void => undefined
  let toldAt = 0
  /** While there is work: what the numbers were before, and how much has been done of it. */
  let active: Active | undefined

  const checker = checkerWith((done) => {
    show(done)
    return !isHalted && !ending.signal.aborted && !isWanted
  })

  function show(inBatch = 0, isUrgent = false): void {
    if (!isUrgent && now() - toldAt < BETWEEN_NEWS_MS) return
    toldAt = now()
    tell(runNow(inBatch))
  }

  function runNow(inBatch = 0): HealthRun {
    const at = cursors.get(RUN_AT)
    const { done, of } = active ?? { done: 0, of: 0 }
    return {
      state: isHalted ? 'stopped' : active ? 'running' : 'idle',
      done: Math.min(done + inBatch, of),
      of,
      ...(at !== '' && { at }),
    }
  }

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  /** Does what there is to do; gives how long to wait before looking again. */
  async function turn(): Promise<number> {
    if (isWanted) {
      if (!checker.isWhole() && (await checker.beginWhole()).did !== 'prepared') return SHORT_PAUSE_MS
      isWanted = false
      refresh()
      if (active) active = afterwards(active)
    }
    if (!active) {
      if (!checker.hasWork()) {
        if (toldAt === 0) show(0, true)
        return needs.everyMs ?? EVERY_MS
      }
      refresh()
      active = { print: checker.numbers.print(), ...checker.left() }
      show(0, true)
    }
    const { did, checked } = await checker.step()
    if (did === 'overtaken' || did === 'later') return SHORT_PAUSE_MS
    if (did === 'nothing') return end(active.print)
    // Something was written meanwhile, and it may be names.
    if (did === 'prepared') refresh()
    active = did === 'prepared' ? afterwards(active) : { ...active, done: active.done + checked }
    show()
    return 0
  }

  /** A run that has just begun counts anew; what comes after one over everybody is added to it. */
  function afterwards(now: Active): Active {
    const { done, of } = checker.left()
    return checker.isWhole() ? { ...now, done, of } : { ...now, of: now.done + of }
  }

  async function end(before: string): Promise<number> {
    if ((await checker.end(new Date(now()).toISOString())).did !== 'prepared') return SHORT_PAUSE_MS
    const isOther = before !== checker.numbers.print()
    active = undefined
    if (isOther) changed()
    show(0, true)
    return needs.everyMs ?? EVERY_MS
  }

  async function work(): Promise<void> {
    while (!ending.signal.aborted) {
      try {
        const wait = isHalted ? 0 : await turn()
        if (!ending.signal.aborted) await pause(isHalted ? LONG_PAUSE_MS : wait)
      } catch (cause) {
        surprise(cause)
        await pause(LONG_PAUSE_MS)
      }
    }
  }

  const working = work()
  return {
    /** Checks everybody anew, or goes on with that where it was halted. */
    run(): void {
      isHalted = false
      isWanted = true
      show(0, true)
      wake()
    },
    /** Ends after the batch that is being kept; nothing more is checked until `run`. */
    halt(): void {
      isHalted = true
      show(0, true)
    },
    /** Ends for good. */
    async stop(): Promise<void> {
      ending.abort()
      wake()
      await working
    },
  }
}

export type Engine = ReturnType<typeof createEngine>
