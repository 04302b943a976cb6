import type { ImportBatch, ImportFault, Kept, Undone } from '../../contract/import.ts'
import { personRecord, type PersonRecord } from '../../contract/person.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { Database } from '../store/database.ts'
import type { People } from '../store/people.ts'
import { journalIdsOf } from './journal-ids.ts'
import { wholeName } from './question.ts'

type Row = Omit<ImportBatch, 'at' | 'mayUndo'> & { at: number; mayUndo: number }

type Counts = Pick<ImportBatch, 'added' | 'changed' | 'returned' | 'gone' | 'skipped' | 'rejected'>

/** How many of those who stay are named. */
const MOST_NAMED = 100

const recordIn = (text: string): PersonRecord => personRecord.parse(JSON.parse(text))

/** The batches that went in, and what was there before each. Call everything inside a transaction. */
export function batchesOf(database: Database) {
  const journalIds = journalIdsOf(database)
  const columns = `select id, at, who, file_name fileName, state, added, changed, returned, gone, skipped, rejected,
      state = 'done' and (added + changed + returned + gone = 0
        or exists (select 1 from import_undo where batch = import_batch.id)) mayUndo
    from import_batch`
  const all = database.prepare<[], Row>(`${columns} order by at desc, id desc`)
  const one = database.prepare<[string], Row>(`${columns} where id = ?`)
  const begin = database.prepare(
    `insert into import_batch (id, at, who, file_name, state, added, changed, rejected)
     values (?, ?, ?, ?, 'done', 0, 0, 0)`,
  )
  const end = database.prepare(
    `update import_batch set added = @added, changed = @changed, returned = @returned, gone = @gone,
      skipped = @skipped, rejected = @rejected where id = @id`,
  )
  const keepBefore = database.prepare('insert into import_undo values (?, ?, ?)')
  // In the order of the table this is several times faster.
  const keepNew = database.prepare(
    'insert into import_undo (batch, person) select ?, id from person where row_id > ? order by id',
  )
  const before = database.prepare<[string], { person: string; before: string | null }>(
    'select person, before from import_undo where batch = ?',
  )
  const later = database
    .prepare<[{ id: string; at: number }], number>(
      `select count(distinct b.id) from import_batch b join import_undo u on u.batch = b.id
       where b.state = 'done' and b.id <> @id and (b.at > @at or (b.at = @at and b.id > @id))
         and u.person in (select person from import_undo where batch = @id)`,
    )
    .pluck()
  const corrected = database
    .prepare<[string], number>('select 1 from correction where person = ? limit 1')
    .pluck()
  const linked = database.prepare<[string], number>('select 1 from link where guardian = ? limit 1').pluck()
  const size = database.prepare<[string], number>('select count(*) from import_undo where batch = ?').pluck()
  const forgetBefore = database.prepare('delete from import_undo where batch = ?')
  const setUndone = database.prepare(`update import_batch set state = 'undone' where id = ?`)
  const leftSince = database.prepare(
    `delete from enrolment where since >= @at and person = (select row_id from person where id = @id)`,
  )
  const stillIn = database.prepare(
    `update enrolment set until = null
     where until >= @at and person = (select row_id from person where id = @id)`,
  )

  /** Puts one person back, or tells why they stay. */
  function putBack(
    people: People,
    id: string,
    text: string | null,
    at: number,
  ): 'removed' | 'restored' | Kept {
    const now = people.find(id)
    if (text === null) {
      if (now === undefined) return 'removed'
      if (now.version > 0) return 'changed-since'
      if (corrected.get(id)) return 'corrected'
      if (linked.get(id)) return 'linked'
      people.forget(id)
      return 'removed'
    }
    const old = recordIn(text)
    // Whom the journal has taken away since does not come back by an undoing.
    if (now?.version !== old.version) return 'changed-since'
    // The classes of the batch are no history: nobody was ever in them.
    leftSince.run({ id, at })
    stillIn.run({ id, at })
    people.keep(old)
    return 'restored'
  }

  return {
    /** How many people a batch has touched. */
    sizeOf: (id: string): number => size.get(id) ?? 0,
    /** The newest first. */
    list: (): ImportBatch[] =>
      all.all().map((row) => ({ ...row, at: new Date(row.at).toISOString(), mayUndo: row.mayUndo === 1 })),

    /** @param who the name on the certificate of the shift */
    begin(id: string, at: number, fileName: string, who: string): void {
      begin.run(id, at, who, fileName)
    },
    /** Keeps what was there before the batch; undefined for a person who is new. */
    keepBefore(id: string, person: string, record: PersonRecord | undefined): void {
      keepBefore.run(id, person, record ? JSON.stringify(record) : null)
    },
    /** The same for everybody behind a row: they are new. */
    keepNew(id: string, last: number): void {
      keepNew.run(id, last)
    },
    end(id: string, { added, changed, returned, gone, skipped, rejected }: Counts): void {
      end.run({ id, added, changed, returned, gone, skipped, rejected })
    },

    /**
     * Takes a batch back: people it added go, people it changed are as before. Whom a correction, a change
     * by the journal or a link from elsewhere needs stays, and is told. The old values are then deleted.
     *
     * @param people those whose writing keeps the search tables, or not where they will be made anew
     */
    undo(id: string, people: People): Outcome<Undone, ImportFault> {
      const batch = one.get(id)
      if (batch === undefined) return failed({ code: 'import.batch-gone' })
      if (batch.state === 'undone') return failed({ code: 'import.undone-already' })
      if (batch.mayUndo !== 1) return failed({ code: 'import.undo-old' })
      const batches = later.get({ id, at: batch.at }) ?? 0
      if (batches > 0) return failed({ code: 'import.later-batch', batches })

      const count = { removed: 0, restored: 0, kept: 0 }
      const keptPeople: Undone['keptPeople'] = []
      const rows = before.all(id)
      // Pupils first: a guardian may go once nobody links to them.
      const isPupil = ({ person }: { person: string }) => people.find(person)?.kind === 'pupil'
      const ordered = [...rows.filter(isPupil), ...rows.filter((row) => !isPupil(row))]
      for (const { person, before } of ordered) {
        const what = putBack(people, person, before, batch.at)
        if (what === 'removed' || what === 'restored') {
          count[what]++
          continue
        }
        count.kept++
        const [name = ''] = wholeName(people.find(person) ?? (before === null ? undefined : recordIn(before)))
        if (keptPeople.length < MOST_NAMED) keptPeople.push({ id: person, name, why: what })
      }
      journalIds.undo(id)
      forgetBefore.run(id)
      setUndone.run(id)
      return done({ ...count, keptPeople })
    },
  }
}
