import type { GatewayChange } from '../../contract/gateway.ts'
import type { PersonRecord } from '../../contract/person.ts'
import { beginBulk, commitLoosely, endBulk, giveRoomBack, holdLog, makeRoom } from '../store/bulk.ts'
import type { Cursors } from '../store/cursors.ts'
import type { Database } from '../store/database.ts'
import { erasedOf } from '../store/erased.ts'
import type { Wait } from '../store/hand-over.ts'
import type { People } from '../store/people.ts'

/** People kept without the search tables, and the building of these from the people when all are in. */
export type BulkIndex = {
  readonly people: People
  readonly build: () => Promise<void> | void
  /** While the indexes are built, others have their turn. */
  readonly wait?: Wait
}

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

/** Changes held before they are taken; a slice of time is spent on them at once. */
const AT_ONCE = 5_000

/** In a first pull more: the index of ids is written all over, once for so many, and not once for each few of them. */
const AT_ONCE_IN_BULK = 20_000

/** Set in the base once a pull has come to its end. */
const WHOLE = 'pulled-whole'

/** Set in the base while indexes and search tables lag behind the people. */
const LAGGING = 'search-lags'

/** Puts changes of the journal into the base. */
export function createTaker({ database, people, cursors, bulk, many = MANY }: Needs) {
  const pulled = database.prepare<[], string>('select id from person where version > 0').pluck()
  const erased = erasedOf(database, cursors)
  let isFirst = false
  let isBulk = false
  let taken = 0

  /** Neighbours that are all new go in together. */
  function takeInBulk(keeper: People, changes: readonly GatewayChange[]): void {
    let waiting: PersonRecord[] = []
    const keepWaiting = (): void => {
      if (waiting.length > 0) keeper.keepAll(waiting)
      waiting = []
    }
    for (const one of changes) {
      if (one.kind === 'person') waiting.push(one.person)
      if (one.kind !== 'gone') continue
      keepWaiting()
      keeper.forget(one.id)
    }
    keepWaiting()
  }

  function takeEach(changes: readonly GatewayChange[]): void {
    for (const one of changes) {
      if (one.kind === 'person') people.keep(one.person)
      if (one.kind === 'gone') people.forget(one.id)
    }
  }

  return {
    /** Whether there are people here who came from a gateway, not from a file. */
    hasPulledBefore: (): boolean => pulled.get() !== undefined,

    /** To be called before a pull: the first one may turn out to be of very many. */
    begin(): void {
      isFirst = bulk !== undefined && cursors.get(WHOLE) === ''
      taken = 0
    },

    /** How many changes are held before any are taken: in a first pull it is then known whether they are very many. */
    atOnce: (): number => (isBulk ? Math.max(AT_ONCE_IN_BULK, many) : isFirst ? many + 1 : AT_ONCE),

    /** To be called, outside a transaction, with the number of changes that will be taken next. */
    expect(count: number): void {
      taken += count
      if (!isFirst || isBulk || taken <= many) return
      isBulk = true
      makeRoom(database)
      commitLoosely(database, () => {
        cursors.set(LAGGING, 'yes')
        beginBulk(database)
      })
    },

    /** Takes some changes. Call inside a transaction. */
    take(all: readonly GatewayChange[]): void {
      // Whoever was erased after leaving does not come back with the journal's own copy.
      const changes = erased.isAny()
        ? all.filter((one) => one.kind !== 'person' || erased.admits(one.person))
        : all
      if (isBulk) takeInBulk(bulk!.people, changes)
      else takeEach(changes)
      if (isFirst && all.some(({ kind }) => kind === 'end')) cursors.set(WHOLE, 'yes')
    },

    /** Takes away who came from a gateway and is not among those seen. Call inside a transaction. */
    forgetOthers(seen: ReadonlySet<string>): void {
      for (const id of pulled.all()) if (!seen.has(id)) people.forget(id)
    },

    /** Builds what lags: after a pull in bulk, whole or cut, and at the start after a kill. */
    async mend(): Promise<void> {
      isBulk = false
      if (cursors.get(LAGGING) !== 'yes') return
      makeRoom(database)
      holdLog(database)
      // The search first: it is waited for. The indexes of the checks are not, and come however it ends.
      try {
        await bulk?.build()
      } finally {
        await endBulk(database, bulk?.wait)
      }
      cursors.set(LAGGING, '')
      giveRoomBack(database)
    },
  }
}
