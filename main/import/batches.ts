import type { ImportBatch, ImportFault, Undone } from '../../contract/import.ts'
import { personRecord, type PersonRecord } from '../../contract/person.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { Database } from '../store/database.ts'
import type { People } from '../store/people.ts'

type Row = Omit<ImportBatch, 'at'> & { at: number }

type Counts = { readonly added: number; readonly changed: number; readonly rejected: number }

/** The batches that went in, and what was there before each. Call everything inside a transaction. */
export function batchesOf(database: Database) {
  const columns = `select id, at, file_name fileName, state, added, changed, rejected from import_batch`
  const all = database.prepare<[], Row>(`${columns} order by at desc, id desc`)
  const one = database.prepare<[string], Row>(`${columns} where id = ?`)
  const begin = database.prepare(`insert into import_batch values (?, ?, ?, 'done', 0, 0, 0)`)
  const end = database.prepare(
    'update import_batch set added = @added, changed = @changed, rejected = @rejected where id = @id',
  )
  const keepBefore = database.prepare('insert into import_undo values (?, ?, ?)')
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

  /** Puts one person back; false where something newer stands in the way. */
  function putBack(people: People, id: string, text: string | null): 'removed' | 'restored' | 'kept' {
    const now = people.find(id)
    if (text === null) {
      if (now === undefined) return 'removed'
      if (now.version > 0 || corrected.get(id) || linked.get(id)) return 'kept'
      people.forget(id)
      return 'removed'
    }
    const old = personRecord.parse(JSON.parse(text))
    if (now !== undefined && now.version !== old.version) return 'kept'
    people.keep(old)
    return 'restored'
  }

  return {
    /** How many people a batch has touched. */
    sizeOf: (id: string): number => size.get(id) ?? 0,
    /** The newest first. */
    list: (): ImportBatch[] => all.all().map((row) => ({ ...row, at: new Date(row.at).toISOString() })),

    begin(id: string, at: number, fileName: string): void {
      begin.run(id, at, fileName)
    },
    /** Keeps what was there before the batch; undefined for a person who is new. */
    keepBefore(id: string, person: string, record: PersonRecord | undefined): void {
      keepBefore.run(id, person, record ? JSON.stringify(record) : null)
    },
    end(id: string, { added, changed, rejected }: Counts): void {
      end.run({ id, added, changed, rejected })
    },

    /**
     * Takes a batch back: people it added go, people it changed are as before. Whom a correction, a change
     * by the journal or a link from elsewhere needs stays, and is counted. The old values are then deleted.
     *
     * @param people those whose writing keeps the search tables, or not where they will be made anew
     */
    undo(id: string, people: People): Outcome<Undone, ImportFault> {
      const batch = one.get(id)
      if (batch === undefined) return failed({ code: 'import.batch-gone' })
      if (batch.state === 'undone') return failed({ code: 'import.undone-already' })
      const batches = later.get({ id, at: batch.at }) ?? 0
      if (batches > 0) return failed({ code: 'import.later-batch', batches })

      const count = { removed: 0, restored: 0, kept: 0 }
      const rows = before.all(id)
      // Pupils first: a guardian may go once nobody links to them.
      const isPupil = ({ person }: { person: string }) => people.find(person)?.kind === 'pupil'
      const ordered = [...rows.filter(isPupil), ...rows.filter((row) => !isPupil(row))]
      for (const { person, before } of ordered) count[putBack(people, person, before)]++
      forgetBefore.run(id)
      setUndone.run(id)
      return done(count)
    },
  }
}
