import type { PersonRecord } from '../../contract/person.ts'
import type { Database } from './database.ts'
import { rowsInto } from './rows-into.ts'

/** What a unique key of a table answers with. */
const TAKEN: ReadonlySet<unknown> = new Set(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'])

/**
 * Puts people into the base of whom none is there yet, without looking anybody up: several times as fast as one by
 * one. Gives their rows, in the order of the people, the first of which is given and the others follow it; undefined
 * and nothing put in where somebody is there already, or stands in the list twice. Call inside a transaction.
 *
 * @param now clock, ms since 1970
 */
export function newPeopleOf(database: Database, now: () => number) {
  const putPeople = rowsInto(
    database,
    `person (row_id, id, kind, last_name, first_name, middle_name, birth_date, sex, snils, citizenship, phone, email,
      state, version)`,
    14,
  )
  const putDocuments = rowsInto(
    database,
    'document (person, place, type, series, number, issued, issuer, act)',
    8,
  )
  const putLinks = rowsInto(database, 'link (pupil, guardian, relation, basis)', 4)
  const putClasses = rowsInto(database, 'enrolment (person, class_name, since)', 3)
  const lastRow = database.prepare<[], number | null>('select max(row_id) from person').pluck()

  const removeFrom = database.prepare('delete from person where row_id >= ?')

  function putAll(records: readonly PersonRecord[], first: number): void {
    const people: unknown[] = []
    const documents: unknown[] = []
    const links: unknown[] = []
    const classes: unknown[] = []
    const since = now()
    records.forEach((one, number) => {
      const row = first + number
      people.push(row, one.id, one.kind, one.lastName, one.firstName, one.middleName, one.birthDate, one.sex)
      people.push(one.snils, one.citizenship, one.phone, one.email, one.state, one.version)
      one.documents.forEach(({ type, series, number, issued, issuer, act }, place) => {
        documents.push(row, place, type, series, number, issued, issuer, act)
      })
      for (const { guardian, relation, basis } of one.links) links.push(row, guardian, relation, basis)
      if (one.className) classes.push(row, one.className, since)
    })
    putPeople(people)
    putDocuments(documents)
    putLinks(links)
    putClasses(classes)
  }

  return (records: readonly PersonRecord[]): number | undefined => {
    const first = (lastRow.get() ?? 0) + 1
    try {
      putAll(records, first)
      return first
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && TAKEN.has(cause.code))) throw cause
      // By hand, for a savepoint would copy every page that is written. What hangs on them goes with them.
      removeFrom.run(first)
      return undefined
    }
  }
}
