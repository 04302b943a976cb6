import type { PersonRecord } from '../../contract/person.ts'
import type { Database } from '../store/database.ts'
import { taker, type Placed } from '../store/people-in-order.ts'
import { sortedClasses } from './class-order.ts'

/** Classes of the active pupils of a grown-up, of one or of all whose rows lie between two. */
const OF_ONE = `
  select distinct e.class_name from link l join person p on p.row_id = l.pupil and p.state = 'active'
  join enrolment e on e.person = l.pupil and e.until is null where l.guardian = ?`
const BESIDE = `
  select g.row_id, e.class_name from person g cross join link l on l.guardian = g.id
    cross join person p on p.row_id = l.pupil and p.state = 'active'
    cross join enrolment e on e.person = l.pupil and e.until is null
  where g.row_id between ? and ? and g.kind = 'guardian' order by g.row_id`

/** The classes that a person counts in, at least one; '' is none. */
export function classesIn(database: Database) {
  const ofOne = database.prepare<[string], string>(OF_ONE).pluck()
  const beside = database.prepare<[number, number], readonly [number, string]>(BESIDE).raw()
  const ofGuardian = (classes: readonly string[]): string[] => {
    const named = classes.filter((name) => name !== '')
    return named.length > 0 ? sortedClasses(named) : ['']
  }

  return {
    of: (record: PersonRecord): string[] =>
      record.kind === 'pupil' ? [record.className] : ofGuardian(ofOne.all(record.id)),

    /** Of those who stand side by side in the base: each is asked for once, in their order. */
    beside(placed: readonly Placed[]): (one: Placed) => string[] {
      const classesOf = taker(beside.all(placed[0]?.row ?? 0, placed.at(-1)?.row ?? -1))
      return ({ record, row }) =>
        record.kind === 'pupil'
          ? [record.className]
          : ofGuardian([...new Set(classesOf(row).map(([, name]) => name))])
    },
  }
}
