import type { HealthFilter, HealthLine } from '../../contract/health.ts'
import { mark } from '../../contract/mark.ts'
import type { Database } from '../store/database.ts'
import { atLeast } from './kept-marks.ts'

type Page = { readonly from: number; readonly limit: number }
type Row = HealthLine['person'] & { rowId: number; classes: string }

const COLUMNS = `p.row_id rowId, p.id, p.kind, p.last_name lastName, p.first_name firstName,
  p.middle_name middleName, p.birth_date birthDate, c.classes`

/** Asks for the marked people of the base, in the order of class and surname. */
export function listingOf(database: Database) {
  const marks = database
    .prepare<[number], string>('select body from mark where person = ? order by number')
    .pluck()

  const lineOf = ({ rowId, classes, ...person }: Row): HealthLine => ({
    person: { ...person, className: classes.replaceAll('\n', ', ') },
    // What older rules have marked may be no mark any more: it is being checked anew.
    marks: marks.all(rowId).flatMap((body) => mark.safeParse(JSON.parse(body)).data ?? []),
  })

  return {
    /** Some of the lines, and how many there are in all. */
    list(filter: HealthFilter, page: Page): { lines: HealthLine[]; total: number } {
      const { from, named } = questionOf(filter)
      const total = database.prepare<[object], number>(`select count(*) from ${from}`).pluck().get(named)
      const people = database.prepare<[object], Row>(
        `select ${COLUMNS} from (select i.person, i.sort_key from ${from}
           order by i.sort_key, i.person limit @limit offset @from) f
         join person p on p.row_id = f.person join checked c on c.person = f.person
         order by f.sort_key, f.person`,
      )
      return { lines: people.all({ ...named, ...page }).map(lineOf), total: total ?? 0 }
    },
  }
}

export type Listing = ReturnType<typeof listingOf>

/** Which rows `i` are meant; each way walks an index that stands in the order of the list. */
function questionOf({ className, code, severity }: HealthFilter): { from: string; named: object } {
  const named = { className, code, worst: atLeast(severity) }
  const inClass = '(select * from checked_class where class_name = @className)'
  if (className === undefined && code === undefined)
    return { named, from: 'checked i where i.worst > 0 and i.worst >= @worst' }
  if (className === undefined)
    return { named, from: 'mark_code i where i.code = @code and i.worst >= @worst' }
  if (code === undefined) return { named, from: `${inClass} i where i.worst >= @worst` }
  return {
    named,
    from: `${inClass} i join mark_code m on m.code = @code and m.sort_key = i.sort_key and m.person = i.person
      where m.worst >= @worst`,
  }
}
