import { keptThread, type Ending, type Thread as Kept } from '../threads/kept.ts'
import type { GatewayPlace } from './ask.ts'
import type { Sync, SyncState } from './engine.ts'

/** What the thread is told. The place goes along whenever it may be a new one. */
export type Order = { readonly order: 'start' | 'wake' | 'stop'; readonly place: GatewayPlace | undefined }

type Own = { readonly state: SyncState } | { readonly changed: true }

/** What the thread tells: how the line is, or that the base has changed. */
export type Told = Own | Ending

/** A thread that runs the sync. */
export type Thread = Kept<Order, Told>

type Needs = {
  readonly startThread: () => Thread
  readonly gateway: () => GatewayPlace | undefined
  readonly changed: () => void
  readonly surprise: (cause: unknown) => void
}

/**
 * The sync in a thread of its own, with its own connection to the base: however much the journal sends, the
 * screen never waits for it. A thread that dies has lost nothing, and is started again.
 */
export function syncInThread({ startThread, gateway, changed, surprise }: Needs): Sync {
  const listeners = new Set<(state: SyncState) => void>()
  let state: SyncState = { state: 'off', failures: 0 }
  const orderTo = (order: Order['order']): Order => ({ order, place: gateway() })
  const thread = keptThread<Order, Own>({
    name: 'the sync thread',
    start: startThread,
    surprise,
    begun: (post) => post(orderTo('start')),
    hear(told) {
      if ('changed' in told) return changed()
      state = told.state
      for (const listen of listeners) listen(state)
    },
  })

  return {
    start: () => thread.start(),
    /** Ends after what is being written now. */
    stop: () => thread.end(orderTo('stop')),
    wake: () => thread.post(orderTo('wake')),
    state: () => state,
    watch(listen): () => void {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },
  }
}
