import type { GatewayChange } from '../../contract/gateway.ts'
import type { Cursors } from '../store/cursors.ts'
import type { Database } from '../store/database.ts'
import type { People } from '../store/people.ts'

/** People kept without the search tables, and the building of these from the people when all are in. */
export type BulkIndex = { readonly people: People; readonly build: () => Promise<void> | void }

type Needs = {
  readonly database: Database
  readonly people: People
  readonly cursors: Cursors
  /** For the first pull into an empty base: four times as fast as keeping the tables up row by row. */
  readonly bulk?: BulkIndex | undefined
  /** A clock for durations, ms. */
  readonly clock: () => number
}

export type Taker = ReturnType<typeof createTaker>

/** The screen is never kept waiting longer than about this. */
const SLICE_MS = 25

/** Set while the search tables lag behind the people. */
const LAGGING = 'search-lags'

/** Puts changes of the journal into the base. Call `take` inside a transaction. */
export function createTaker({ database, people, cursors, bulk, clock }: Needs) {
  const pulled = database.prepare<[], string>('select id from person where version > 0').pluck()
  let isBulk = false

  return {
    /** Whether there are people here who came from a gateway, not from a file. */
    hasPulledBefore: (): boolean => pulled.get() !== undefined,

    /** To be called before a pull: into an empty base many are taken in bulk. */
    begin(): void {
      isBulk = bulk !== undefined && people.count() === 0
    },

    /** Takes changes from the given place on, for a slice of time; gives the place of the next. */
    take(changes: readonly GatewayChange[], from: number): number {
      if (isBulk) cursors.set(LAGGING, 'yes')
      const keeper = isBulk ? bulk!.people : people
      const until = clock() + SLICE_MS
      let place = from
      do {
        const one = changes[place]!
        if (one.kind === 'person') keeper.keep(one.person)
        if (one.kind === 'gone') keeper.forget(one.id)
        place += 1
      } while (place < changes.length && clock() < until)
      return place
    },

    /** Takes away who came from a gateway and is not among those seen. Call inside a transaction. */
    forgetOthers(seen: ReadonlySet<string>): void {
      for (const id of pulled.all()) if (!seen.has(id)) people.forget(id)
    },

    /** Builds the search tables where they lag: after a pull in bulk, whole or cut, and at the start. */
    async mend(): Promise<void> {
      isBulk = false
      if (cursors.get(LAGGING) !== 'yes') return
      await bulk?.build()
      cursors.set(LAGGING, '')
    },
  }
}
