import type { PersonKind } from '../../domain/person.ts'
import type { Database } from '../store/database.ts'

/** Files of a school come from its one journal. */
const JOURNAL = 'file'

/**
 * Ids of the journal beside our own: whom each meant last. Nothing else is keyed by them. Call what writes
 * inside a transaction.
 */
export function journalIdsOf(database: Database) {
  const told = database.prepare<[string, string, string, number], { person: string; batch: string }>(
    `select person, batch from journal_id where journal = ? and kind = ? and foreign_id = ? and number <= ?
     order by number desc limit 1`,
  )
  const put = database.prepare(
    'insert into journal_id (journal, kind, foreign_id, person, batch) values (?, ?, ?, ?, ?)',
  )
  const forget = database.prepare('delete from journal_id where batch = ?')
  const last = database.prepare<[], number | null>('select max(number) from journal_id').pluck()
  return {
    /** The number of the last that was told; 0 where none was. */
    last: (): number => last.get() ?? 0,
    /** @param until whom it meant when this number was the last; as of now unless told */
    find: (kind: PersonKind, foreign: string, until = Number.MAX_SAFE_INTEGER): string | undefined =>
      told.get(JOURNAL, kind, foreign, until)?.person,
    /**
     * Every import that tells of an id has a row of its own: undoing one takes back no word of another.
     *
     * @param batch the import that tells of it
     */
    keep(kind: PersonKind, foreign: string, person: string, batch: string): void {
      const before = told.get(JOURNAL, kind, foreign, Number.MAX_SAFE_INTEGER)
      if (before?.person !== person || before.batch !== batch) put.run(JOURNAL, kind, foreign, person, batch)
    },
    /** Takes back what a batch has told. */
    undo(batch: string): void {
      forget.run(batch)
    },
  }
}

export type JournalIds = ReturnType<typeof journalIdsOf>
