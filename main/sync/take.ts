import type { GatewayChange } from '../../contract/gateway.ts'
import { buildSideIndexes, dropSideIndexes } from '../store/bulk.ts'
import type { Cursors } from '../store/cursors.ts'
import type { Database } from '../store/database.ts'
import type { People } from '../store/people.ts'

/** People kept without the search tables, and the building of these from the people when all are in. */
export type BulkIndex = { readonly people: People; readonly build: () => Promise<void> | void }

type Needs = {
  readonly database: Database
  readonly people: People
  readonly cursors: Cursors
  /** For a first pull of very many: several times as fast as keeping the tables up row by row. */
  readonly bulk?: BulkIndex | undefined
  /** More people than this are very many; a school is smaller. */
  readonly many?: number
}

export type Taker = ReturnType<typeof createTaker>

const MANY = 10_000

/** Set in the base once a pull has come to its end. */
const WHOLE = 'pulled-whole'

/** Set in the base while indexes and search tables lag behind the people. */
const LAGGING = 'search-lags'

/** Puts changes of the journal into the base. */
export function createTaker({ database, people, cursors, bulk, many = MANY }: Needs) {
  const pulled = database.prepare<[], string>('select id from person where version > 0').pluck()
  let isFirst = false
  let isBulk = false
  let taken = 0

  function beginBulk(): void {
    isBulk = true
    cursors.set(LAGGING, 'yes')
    dropSideIndexes(database)
  }

  return {
    /** Whether there are people here who came from a gateway, not from a file. */
    hasPulledBefore: (): boolean => pulled.get() !== undefined,

    /** To be called before a pull: the first one may turn out to be of very many. */
    begin(): void {
      isFirst = bulk !== undefined && cursors.get(WHOLE) === ''
      taken = 0
    },

    /** Takes some changes. Call inside a transaction. */
    take(changes: readonly GatewayChange[]): void {
      taken += changes.length
      if (isFirst && !isBulk && taken > many) beginBulk()
      const keeper = isBulk ? bulk!.people : people
      for (const one of changes) {
        if (one.kind === 'person') keeper.keep(one.person)
        if (one.kind === 'gone') keeper.forget(one.id)
        if (one.kind === 'end' && isFirst) cursors.set(WHOLE, 'yes')
      }
    },

    /** Takes away who came from a gateway and is not among those seen. Call inside a transaction. */
    forgetOthers(seen: ReadonlySet<string>): void {
      for (const id of pulled.all()) if (!seen.has(id)) people.forget(id)
    },

    /** Builds what lags: after a pull in bulk, whole or cut, and at the start after a kill. */
    async mend(): Promise<void> {
      isBulk = false
      if (cursors.get(LAGGING) !== 'yes') return
      buildSideIndexes(database)
      await bulk?.build()
      cursors.set(LAGGING, '')
    },
  }
}
