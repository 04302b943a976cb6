import type { PersonRecord } from '../../contract/person.ts'
import { beginBulk, endBulkTogether } from '../store/bulk.ts'
import type { Database } from '../store/database.ts'
import type { People } from '../store/people.ts'
import type { batchesOf } from './batches.ts'
import type { Planned } from './planner.ts'

type Needs = {
  readonly database: Database
  readonly people: People
  readonly batches: Pick<ReturnType<typeof batchesOf>, 'keepBefore' | 'keepNew'>
  /** The id of the batch. */
  readonly batch: string
  /** People of the base before the file. */
  readonly before: number
}

/** Rows of everybody who was written: those who were there before, and all behind the last row of then. */
export type Kept = { readonly changed: readonly number[]; readonly last: number; readonly count: number }

/** New people who are written at once. */
const TOGETHER = 1_000

/** Where a quarter as many have come as were there, their indexes are sooner built anew than kept. */
const MANY = 1 / 4

/**
 * Writes what a run comes to, and what was there before it. People who are new are written many at a time, and where
 * very many come the indexes and the notes for the checks are made after them. Call inside one transaction.
 */
export function keeper({ database, people, batches, batch, before }: Needs) {
  // Of those who are new the highest row before them is enough.
  const last = people.lastRow()
  const changed: number[] = []
  let added = 0
  let waiting: PersonRecord[] = []
  let first: number | undefined

  function write(): void {
    if (first === undefined && waiting.length === TOGETHER && added >= before * MANY) {
      beginBulk(database)
      first = people.lastRow() + 1
    }
    people.keepAll(waiting)
    waiting = []
  }

  return {
    keep({ record, before, isSame }: Planned): void {
      if (isSame) return
      if (before) {
        changed.push(people.keep(record))
        return batches.keepBefore(batch, record.id, before)
      }
      added++
      waiting.push(record)
      if (waiting.length === TOGETHER) write()
    },
    /** Writes the rest, in steps between which it may be broken off. */
    *end(): Generator<void, Kept> {
      write()
      if (first !== undefined) yield* endBulkTogether(database, first)
      yield
      batches.keepNew(batch, last)
      return { changed, last, count: changed.length + added }
    },
  }
}
