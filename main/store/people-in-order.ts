import type { PersonDocument, PersonLink, PersonRecord } from '../../contract/person.ts'
import type { Database } from './database.ts'

/** A person with the row that holds it. */
export type Placed = { readonly row: number; readonly record: PersonRecord }

type PersonRow = [
  row: number,
  id: string,
  kind: PersonRecord['kind'],
  lastName: string,
  firstName: string,
  middleName: string,
  birthDate: string,
  sex: PersonRecord['sex'],
  snils: string,
  citizenship: string,
  phone: string,
  email: string,
  state: PersonRecord['state'],
  version: number,
  className: string | null,
]
type DocumentRow = [
  person: number,
  type: PersonDocument['type'],
  series: string,
  number: string,
  issued: string,
  issuer: string,
  act: string,
]
type LinkRow = [pupil: number, guardian: string, relation: PersonLink['relation'], basis: PersonLink['basis']]

/** People one after another by their rows, as `peopleOf` gives each of them: three questions for thousands. */
export function peopleInOrder(database: Database) {
  const people = database
    .prepare<[number, number], PersonRow>(
      `select p.row_id, p.id, p.kind, p.last_name, p.first_name, p.middle_name, p.birth_date, p.sex, p.snils,
         p.citizenship, p.phone, p.email, p.state, p.version,
         (select class_name from enrolment e where e.person = p.row_id and e.until is null order by since desc limit 1)
       from person p where p.row_id > ? order by p.row_id limit ?`,
    )
    .raw()
  const documents = database
    .prepare<[number, number], DocumentRow>(
      `select person, type, series, number, issued, issuer, act from document
       where person between ? and ? order by person, place`,
    )
    .raw()
  const links = database
    .prepare<[number, number], LinkRow>(
      'select pupil, guardian, relation, basis from link where pupil between ? and ? order by pupil, guardian',
    )
    .raw()

  /** Those after a row, at most so many. */
  return (after: number, limit: number): Placed[] => {
    const rows = people.all(after, limit)
    const [first, last] = [rows[0]?.[0] ?? 0, rows.at(-1)?.[0] ?? -1]
    const papers = taker(documents.all(first, last))
    const kin = taker(links.all(first, last))
    return rows.map((values) => {
      const row = values[0]
      return { row, record: recordOf(values, papers(row).map(documentOf), kin(row).map(linkOf)) }
    })
  }
}

const recordOf = (values: PersonRow, documents: PersonDocument[], links: PersonLink[]): PersonRecord => ({
  id: values[1],
  kind: values[2],
  lastName: values[3],
  firstName: values[4],
  middleName: values[5],
  birthDate: values[6],
  sex: values[7],
  snils: values[8],
  citizenship: values[9],
  phone: values[10],
  email: values[11],
  state: values[12],
  version: values[13],
  className: values[14] ?? '',
  documents,
  links,
})

const linkOf = ([, guardian, relation, basis]: LinkRow): PersonLink => ({ guardian, relation, basis })

const documentOf = ([, type, series, number, issued, issuer, act]: DocumentRow): PersonDocument => ({
  type,
  series,
  number,
  issued,
  issuer,
  act,
})

const NONE: readonly never[] = []

/** Gives the values of one row after another out of those in the same order: each is looked at once. */
export function taker<Value extends readonly [number, ...unknown[]]>(
  all: readonly Value[],
): (row: number) => readonly Value[] {
  let at = 0
  return (row) => {
    while (at < all.length && all[at]![0] < row) at++
    const from = at
    while (at < all.length && all[at]![0] === row) at++
    return from === at ? NONE : all.slice(from, at)
  }
}
