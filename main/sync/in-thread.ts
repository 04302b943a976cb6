import type { GatewayPlace } from './ask.ts'
import type { Sync, SyncState } from './engine.ts'

/** What the thread is told. The place goes along whenever it may be a new one. */
export type Order = { readonly order: 'start' | 'wake' | 'stop'; readonly place: GatewayPlace | undefined }

/** What the thread tells: how the line is, that the base has changed, what surprised it, that it has ended. */
export type Told =
  | { readonly state: SyncState }
  | { readonly changed: true }
  | { readonly surprise: string }
  | { readonly ended: true }

/** A thread that runs the sync: a `Worker` of node:worker_threads fits. */
export type Thread = {
  postMessage(order: Order): void
  on(name: 'message', on: (told: Told) => void): unknown
  on(name: 'error', on: (cause: unknown) => void): unknown
  on(name: 'exit', on: () => void): unknown
  terminate(): Promise<unknown>
}

type Needs = {
  readonly startThread: () => Thread
  readonly gateway: () => GatewayPlace | undefined
  readonly changed: () => void
  readonly surprise: (cause: unknown) => void
}

/** A thread that has died is started again after so long. */
const AGAIN_MS = 1_000

/**
 * The sync in a thread of its own, with its own connection to the base: however much the journal sends, the
 * screen never waits for it. A thread that dies has lost nothing, and is started again.
 */
export function syncInThread({ startThread, gateway, changed, surprise }: Needs): Sync {
  const listeners = new Set<(state: SyncState) => void>()
  let state: SyncState = { state: 'off', failures: 0 }
  let thread: Thread | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let ending: (() => void) | undefined

  const post = (order: Order['order']): void => thread?.postMessage({ order, place: gateway() })

  function hear(told: Told): void {
    if ('changed' in told) return changed()
    if ('surprise' in told)
      return surprise(Object.assign(new Error('in the sync thread'), { code: told.surprise }))
    if ('ended' in told) return ending?.()
    state = told.state
    for (const listen of listeners) listen(state)
  }

  function begin(): void {
    const started = startThread()
    thread = started
    started.on('message', hear)
    started.on('error', surprise)
    started.on('exit', () => {
      if (thread !== started) return
      thread = undefined
      if (ending) return ending()
      again = setTimeout(begin, AGAIN_MS)
    })
    post('start')
  }

  return {
    start(): void {
      if (!thread && !again) begin()
    },
    /** Ends after what is being written now. */
    async stop(): Promise<void> {
      clearTimeout(again)
      const ended = thread
      if (!ended) return
      await new Promise<void>((resolve) => {
        ending = resolve
        post('stop')
      })
      thread = undefined
      await ended.terminate()
    },
    wake: () => post('wake'),
    state: () => state,
    watch(listen): () => void {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },
  }
}
