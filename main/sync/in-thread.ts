import type { Cursors } from '../store/cursors.ts'
import { keptThread, type Ending, type Thread as Kept } from '../threads/kept.ts'
import type { GatewayPlace } from './ask.ts'
import type { Sync } from './engine.ts'
import { pauseMarkOf } from './pause-mark.ts'
import { standing, type SyncState } from './state.ts'

/** What the thread is told. The place, and whether corrections are sent there, go along whenever they may be new. */
export type Order = {
  readonly order: 'start' | 'wake' | 'stop'
  readonly place: GatewayPlace | undefined
  readonly pushes: boolean
}

type Own = { readonly state: SyncState } | { readonly changed: true }

/** What the thread tells: how the line is, or that the base has changed. */
export type Told = Own | Ending

/** A thread that runs the sync. */
export type Thread = Kept<Order, Told>

type Needs = {
  readonly startThread: () => Thread
  /** The thread is started when this is fulfilled: a program that starts has better to do. */
  readonly after?: Promise<unknown>
  /** The pause is kept here, and read by the thread before each attempt. */
  readonly cursors: Cursors
  readonly gateway: () => GatewayPlace | undefined
  /** Whether corrections go this way; true where it is not said. */
  readonly pushes?: () => boolean
  readonly changed: () => void
  readonly surprise: (cause: unknown) => void
}

/**
 * The sync in a thread of its own, with its own connection to the base: however much the journal sends, the
 * screen never waits for it. A thread that dies has lost nothing, and is started again.
 */
export function syncInThread(needs: Needs): Sync {
  const { startThread, after, cursors, gateway, pushes, changed, surprise } = needs
  const listeners = new Set<(state: SyncState) => void>()
  const mark = pauseMarkOf(cursors)
  let isPaused = mark.isSet()
  let state: SyncState = { state: isPaused ? 'paused' : 'off', failures: 0 }
  const orderTo = (order: Order['order']): Order => ({
    order,
    place: gateway(),
    pushes: pushes?.() ?? true,
  })
  const thread = keptThread<Order, Own>({
    name: 'the sync thread',
    start: startThread,
    surprise,
    begun: (post) => post(orderTo('start')),
    hear(told) {
      if ('changed' in told) return changed()
      // What was on its way when a person stopped the line is no longer so.
      show(isPaused ? standing(told.state, 'paused') : told.state)
    },
  })

  function show(next: SyncState): void {
    state = next
    for (const listen of listeners) listen(next)
  }

  function setPaused(paused: boolean): void {
    isPaused = paused
    mark.set(paused)
    show(standing(state, paused ? 'paused' : 'working'))
    thread.post(orderTo('wake'))
  }

  return {
    start: () => void (after ? after.then(() => thread.start()) : thread.start()),
    /** Ends after what is being written now. */
    stop: () => thread.end(orderTo('stop')),
    wake: () => thread.post(orderTo('wake')),
    pause: () => setPaused(true),
    resume: () => setPaused(false),
    state: () => state,
    watch(listen): () => void {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },
  }
}
