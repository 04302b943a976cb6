import type { HealthRun } from '../../contract/health.ts'

/** What the thread is told: check everybody, leave off, end. */
export type Order = 'run' | 'halt' | 'end'

/** What the thread tells: how far it is, that the numbers have changed, what surprised it, that it has ended. */
export type Told =
  | { readonly run: HealthRun }
  | { readonly changed: true }
  | { readonly surprise: string }
  | { readonly ended: true }

/** A thread that checks the base: a `Worker` of node:worker_threads fits. */
export type Thread = {
  postMessage(order: Order): void
  on(name: 'message', on: (told: Told) => void): unknown
  on(name: 'error', on: (cause: unknown) => void): unknown
  on(name: 'exit', on: () => void): unknown
  terminate(): Promise<unknown>
}

type Needs = {
  readonly startThread: () => Thread
  readonly news: (run: HealthRun) => void
  /** The numbers are others now. */
  readonly changed: () => void
  readonly surprise: (cause: unknown) => void
}

/** A thread that has died is started again after so long. */
const AGAIN_MS = 1_000

/** An end is waited for no longer: what is being checked is in nobody's way, and is checked again. */
const END_MS = 2_000

export type HealthThread = ReturnType<typeof healthInThread>

/**
 * The checks of the whole base in a thread of their own, with their own connection. A thread that dies has
 * lost nothing: another one goes on where it was.
 */
export function healthInThread({ startThread, news, changed, surprise }: Needs) {
  let state: HealthRun = { state: 'idle', done: 0, of: 0 }
  let thread: Thread | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let ending: (() => void) | undefined

  function hear(told: Told): void {
    if ('changed' in told) return changed()
    if ('surprise' in told)
      return surprise(Object.assign(new Error('in the thread of the checks'), { code: told.surprise }))
    if ('ended' in told) return ending?.()
    state = told.run
    news(state)
  }

  function begin(): void {
    again = undefined
    const started = startThread()
    thread = started
    // Set before the thread says a word: one that was halted stays so.
    if (state.state === 'stopped') started.postMessage('halt')
    started.on('message', hear)
    started.on('error', surprise)
    started.on('exit', () => {
      if (thread !== started) return
      thread = undefined
      if (ending) return ending()
      again = setTimeout(begin, AGAIN_MS)
    })
  }

  return {
    /** @param afterMs so long later: a program that starts has better to do */
    start(afterMs = 0): void {
      if (!thread && !again) again = setTimeout(begin, afterMs)
    },
    /** Checks everybody anew, or goes on with that where it was halted. */
    run(): HealthRun {
      clearTimeout(again)
      if (!thread) begin()
      thread?.postMessage('run')
      return (state = { ...state, state: 'running' })
    },
    /** Nothing more is checked until `run`, or until the program is started again. */
    halt(): HealthRun {
      thread?.postMessage('halt')
      return (state = { ...state, state: 'stopped' })
    },
    state: (): HealthRun => state,
    /** Ends after what is being written now. */
    async stop(): Promise<void> {
      clearTimeout(again)
      const ended = thread
      if (!ended) return
      await new Promise<void>((resolve) => {
        const late = setTimeout(resolve, END_MS)
        ending = () => {
          clearTimeout(late)
          resolve()
        }
        ended.postMessage('end')
      })
      thread = undefined
      await ended.terminate()
    },
  }
}
