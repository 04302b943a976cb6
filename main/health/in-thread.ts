import type { HealthRun } from '../../contract/health.ts'
import { keptThread, type Ending, type Thread as Kept } from '../threads/kept.ts'

/** What the thread is told: check everybody, leave off, end. */
export type Order = 'run' | 'halt' | 'end'

type Own = { readonly run: HealthRun } | { readonly changed: true }

/** What the thread tells: how far it is, or that the numbers have changed. */
export type Told = Own | Ending

/** A thread that checks the base. */
export type Thread = Kept<Order, Told>

type Needs = {
  readonly startThread: () => Thread
  readonly news: (run: HealthRun) => void
  /** The numbers are others now. */
  readonly changed: () => void
  readonly surprise: (cause: unknown) => void
}

export type HealthThread = ReturnType<typeof healthInThread>

/**
 * The checks of the whole base in a thread of their own, with their own connection. A thread that dies has
 * lost nothing: another one goes on where it was.
 */
export function healthInThread({ startThread, news, changed, surprise }: Needs) {
  let state: HealthRun = { state: 'idle', done: 0, of: 0 }
  const thread = keptThread<Order, Own>({
    name: 'the thread of the checks',
    start: startThread,
    surprise,
    // Told before the thread says a word: one that was halted stays so.
    begun: (post) => state.state === 'stopped' && post('halt'),
    hear(told) {
      if ('changed' in told) return changed()
      state = told.run
      news(state)
    },
  })

  return {
    /** @param afterMs so long later: a program that starts has better to do */
    start: thread.start,
    /** Checks everybody anew, or goes on with that where it was halted. */
    run(): HealthRun {
      thread.hurry()
      thread.post('run')
      return (state = { ...state, state: 'running' })
    },
    /** Nothing more is checked until `run`, or until the program is started again. */
    halt(): HealthRun {
      thread.post('halt')
      return (state = { ...state, state: 'stopped' })
    },
    state: (): HealthRun => state,
    /** Ends after what is being written now. */
    stop: (): Promise<void> => thread.end('end'),
  }
}
