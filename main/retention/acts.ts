import type { ErasedCounts, ErasureAct } from '../../contract/retention.ts'
import type { Database } from '../store/database.ts'

type Row = ErasedCounts & { number: number; at: number; by: string; emptied: number | null }
type Person = { id: string; kind: 'pupil' | 'guardian'; since: number }

/** Who erased: the name and the fingerprint on the certificate; both '' where the program did it by itself. */
export type Eraser = { readonly name: string; readonly fingerprint: string }

const SELECT = `
  select number, at, by_name "by", pupils, guardians, documents, images, packed, emptied from erasure`

/** The acts of destruction: numbers, ids and moments, nothing of a person. */
export function actsOf(database: Database) {
  const begin = database
    .prepare<[number, string, string], number>(
      'insert into erasure (at, by_name, by_print) values (?, ?, ?) returning number',
    )
    .pluck()
  const add = database.prepare(`
    update erasure set pupils = pupils + @pupils, guardians = guardians + @guardians,
      documents = documents + @documents, images = images + @images, packed = packed + @packed
    where number = @number`)
  const addPerson = database.prepare('insert or replace into erased values (?, ?, ?, ?)')
  const list = database.prepare<[number], Row>(`${SELECT} order by number desc limit ?`)
  const one = database.prepare<[number], Row>(`${SELECT} where number = ?`)
  const people = database.prepare<[number], Person>(
    'select person id, kind, since from erased where erasure = ? order by kind desc, person',
  )
  const emptied = database.prepare('update erasure set emptied = ? where emptied is null')
  const oldPeople = database.prepare(
    'delete from erased where erasure in (select number from erasure where at < ?)',
  )
  const oldActs = database.prepare('delete from erasure where at < ?')

  return {
    /** Begins an act; gives its number. */
    begin: (at: number, { name, fingerprint }: Eraser): number => begin.get(at, name, fingerprint)!,
    add: (number: number, counts: ErasedCounts): void => void add.run({ number, ...counts }),
    addPerson: (number: number, { id, kind, since }: Person): void =>
      void addPerson.run(id, kind, since, number),
    /** The newest first. */
    list: (limit: number): ErasureAct[] => list.all(limit).map(actOf),
    find: (number: number): ErasureAct | undefined => one.all(number).map(actOf)[0],
    peopleIn: (number: number): Person[] => people.all(number),
    /** The log of the base was emptied: nothing is left of what any act so far has named. */
    markEmptied: (at: number): void => void emptied.run(at),
    /** Acts that have served their own term. @param before ms since 1970 */
    forget(before: number): void {
      oldPeople.run(before)
      oldActs.run(before)
    },
  }
}

export type Acts = ReturnType<typeof actsOf>

const actOf = ({ number, at, by, emptied, ...counts }: Row): ErasureAct => ({
  number,
  at: new Date(at).toISOString(),
  by,
  counts,
  ...(emptied !== null && { emptied: new Date(emptied).toISOString() }),
})
