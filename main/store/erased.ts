import type { PersonRecord } from '../../contract/person.ts'
import type { Cursors } from './cursors.ts'
import type { Database } from './database.ts'

/** Set where somebody comes back whose grown-ups were erased too: the journal must be read from its beginning. */
export const PEOPLE_AGAIN = 'people-again'

/** Who was erased after leaving, and whether what the journal sends of them is taken. Call inside a transaction. */
export function erasedOf(database: Database, cursors: Cursors) {
  const any = database.prepare<[], number>('select 1 from erased limit 1').pluck()
  const has = database.prepare<[string], number>('select 1 from erased where person = ?').pluck()
  const takeBack = database.prepare('delete from erased where person = ?')
  const ofPupilHere = database
    .prepare<[string], number>(
      `select 1 from link l join person p on p.row_id = l.pupil and p.state = 'active' where l.guardian = ? limit 1`,
    )
    .pluck()

  const isHere = ({ id, kind, state }: PersonRecord): boolean =>
    kind === 'pupil' ? state === 'active' : ofPupilHere.get(id) !== undefined

  return {
    /** Whether anybody was: else nobody need be asked about. */
    isAny: (): boolean => any.get() !== undefined,

    /**
     * Whether a record of the journal is taken. Of those erased, a pupil comes back by being enrolled again, and a
     * grown-up with a pupil who is here; the journal does not send the grown-up again by itself, so it is then read
     * from its beginning.
     */
    admits(record: PersonRecord): boolean {
      const isErased = has.get(record.id) !== undefined
      if (isErased && !isHere(record)) return false
      if (isErased) takeBack.run(record.id)
      if (record.kind === 'pupil' && record.state === 'active')
        for (const { guardian } of record.links)
          if (takeBack.run(guardian).changes > 0) cursors.set(PEOPLE_AGAIN, 'yes')
      return true
    },
  }
}

export type Erased = ReturnType<typeof erasedOf>
