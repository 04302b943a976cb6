import { setTimeout as after } from 'node:timers/promises'
import { createDelivery, type Delivery } from './delivery.ts'
import { createRetype, type Retype } from './exchange/retype.ts'
import { createDnevnik, type Dnevnik } from './lookup/dnevnik.ts'
import { createNetschool, type Netschool } from './lookup/netschool.ts'
import type { Place } from './place.ts'
import type { Corrections } from './store/corrections.ts'
import type { Cursors } from './store/cursors.ts'
import type { Database } from './store/database.ts'
import type { Events } from './store/events.ts'
import { handReceiptsOf, type HandReceipts } from './store/hand-receipts.ts'
import type { Outbox } from './store/outbox.ts'
import type { People } from './store/people.ts'
import { ticksOf } from './store/ticks.ts'
import type { World } from './world.ts'

type Needs = {
  readonly world: World
  readonly place: Place
  readonly store: {
    readonly database: Database
    readonly people: People
    readonly corrections: Corrections
    readonly outbox: Outbox
    readonly cursors: Cursors
    readonly events: Events
  }
  /** Corrections leave another way now. */
  readonly changed: () => void
}

/** How corrections leave this desk, and what other systems can be asked; each of these is off where it is not set. */
export function joinDelivery({ world, place, store, changed }: Needs): {
  readonly delivery: Delivery
  readonly retype: Retype
  readonly receipts: HandReceipts
  readonly dnevnik: Dnevnik | undefined
  readonly netschool: Netschool | undefined
} {
  const { settings, fetch, now } = world
  const delivery = createDelivery({
    ...store,
    locked: settings.way,
    hasGateway: place.training || settings.gateway !== undefined,
    changed: () => {
      changed()
      world.news({ name: 'base', value: {} })
    },
  })
  const receipts = handReceiptsOf(store.database)
  const asking = {
    fetch,
    now,
    clock: () => performance.now(),
    wait: (ms: number, signal: AbortSignal) =>
      after(ms, undefined, { signal, ref: false }).catch(() => undefined), // stopped meanwhile
  }
  return {
    delivery,
    receipts,
    retype: createRetype({
      ...store,
      receipts,
      ticks: ticksOf(store.database),
      isChosen: () => delivery.way() === 'retype',
      now,
    }),
    dnevnik: settings.dnevnik && createDnevnik({ place: settings.dnevnik, ...asking }),
    netschool: settings.netschool && createNetschool({ ...settings.netschool, ...asking }),
  }
}
