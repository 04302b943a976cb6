import type { PersonDocument, PersonLink, PersonRecord } from '../../contract/person.ts'
import type { Database } from './database.ts'
import { newPeopleOf } from './new-people.ts'

/** What is told of every record kept or taken away, in the same transaction: the search tables. */
export type PersonIndex = { keep(record: PersonRecord, rowId: number): void; forget(rowId: number): void }

type Row = Omit<PersonRecord, 'lastName' | 'firstName' | 'middleName' | 'birthDate' | 'className'> & {
  rowId: number
  lastName: string
  firstName: string
  middleName: string
  birthDate: string
  className: string | null
}

const COLUMNS = `
  p.row_id rowId, p.id, p.kind, p.last_name lastName, p.first_name firstName, p.middle_name middleName,
  p.birth_date birthDate, p.sex, p.snils, p.citizenship, p.phone, p.email, p.state, p.version,
  (select class_name from enrolment e where e.person = p.row_id and e.until is null
   order by since desc limit 1) className`

/** So many are counted within a millisecond or two. */
const COUNTED_AT_ONCE = 20_000

/**
 * The people of the school. Written only with what the journal holds: corrections lie over it until the
 * journal has taken them.
 *
 * @param now clock, ms since 1970
 */
export function peopleOf(database: Database, index: PersonIndex, now: () => number) {
  const select = (where: string) =>
    database.prepare<unknown[], Row>(`select ${COLUMNS} from person p ${where}`)
  const byId = select('where p.id = ?')
  const byRow = select('where p.row_id = ?')
  const ofGuardian = select('join link l on l.pupil = p.row_id where l.guardian = ?')
  const all = select('order by p.row_id')

  const documents = database.prepare<[number], PersonDocument>(
    'select type, series, number, issued, issuer, act from document where person = ? order by place',
  )
  const links = database.prepare<[number], PersonLink>(
    'select guardian, relation, basis from link where pupil = ? order by guardian',
  )

  const put = database.prepare<unknown[], { rowId: number }>(`
    insert into person (id, kind, last_name, first_name, middle_name, birth_date, sex, snils, citizenship, phone, email, state, version)
    values (@id, @kind, @lastName, @firstName, @middleName, @birthDate, @sex, @snils, @citizenship, @phone, @email, @state, @version)
    on conflict (id) do update set kind = @kind, last_name = @lastName, first_name = @firstName,
      middle_name = @middleName, birth_date = @birthDate, sex = @sex, snils = @snils, citizenship = @citizenship,
      phone = @phone, email = @email, state = @state, version = @version
    returning row_id rowId`)
  const rowOfId = database.prepare<[string], number>('select row_id from person where id = ?').pluck()
  const countAll = database.prepare<[], number>('select count(*) from person').pluck()
  const lastRow = database.prepare<[], number | null>('select max(row_id) from person').pluck()
  const clearDocuments = database.prepare('delete from document where person = ?')
  const addDocument = database.prepare('insert into document values (?, ?, ?, ?, ?, ?, ?, ?)')
  const clearLinks = database.prepare('delete from link where pupil = ?')
  const addLink = database.prepare('insert or replace into link values (?, ?, ?, ?)')
  const classNow = database
    .prepare<[number], string>('select class_name from enrolment where person = ? and until is null')
    .pluck()
  const leaveClass = database.prepare('update enrolment set until = ? where person = ? and until is null')
  const enterClass = database.prepare('insert or replace into enrolment values (?, ?, ?, null)')
  const remove = database.prepare<[string], { rowId: number }>(
    'delete from person where id = ? returning row_id rowId',
  )

  const recordOf = ({ rowId, className, ...row }: Row): PersonRecord => ({
    ...row,
    className: className ?? '',
    documents: documents.all(rowId),
    links: links.all(rowId),
  })
  const recordOrNone = (row: Row | undefined) => row && recordOf(row)

  /** Adds the record or puts it in the place of the one with the same id. Call inside a transaction. */
  function keep(record: PersonRecord): number {
    const held = rowOfId.get(record.id)
    const { rowId } = put.get(record)!
    if (held !== undefined) {
      clearDocuments.run(rowId)
      clearLinks.run(rowId)
    }
    record.documents.forEach(({ type, series, number, issued, issuer, act }, place) =>
      addDocument.run(rowId, place, type, series, number, issued, issuer, act),
    )
    for (const { guardian, relation, basis } of record.links) addLink.run(rowId, guardian, relation, basis)

    const className = held === undefined ? '' : (classNow.get(rowId) ?? '')
    if (className !== record.className) {
      if (className) leaveClass.run(now(), rowId)
      if (record.className) enterClass.run(rowId, record.className, now())
    }
    index.keep(record, rowId)
    return rowId
  }

  const putNew = newPeopleOf(database, now)

  /**
   * The same as `keep` for each of them, much faster where they are many and all new. Gives their rows. Call inside
   * a transaction.
   */
  function keepAll(records: readonly PersonRecord[]): number[] {
    const first = putNew(records)
    if (first === undefined) return records.map(keep)
    return records.map((one, number) => {
      index.keep(one, first + number)
      return first + number
    })
  }

  return {
    keep,
    keepAll,
    /** Takes away a person whom the journal no longer has in this school. Call inside a transaction. */
    forget(id: string): void {
      const gone = remove.get(id)
      if (gone) index.forget(gone.rowId)
    },
    find: (id: string): PersonRecord | undefined => recordOrNone(byId.get(id)),
    findByRow: (rowId: number): PersonRecord | undefined => recordOrNone(byRow.get(rowId)),
    pupilsOf: (guardian: string): PersonRecord[] => ofGuardian.all(guardian).map(recordOf),
    /** The highest row of anybody; 0 where there is nobody. */
    lastRow: (): number => lastRow.get() ?? 0,
    count: (): number => countAll.get()!,
    /**
     * How many there are, for a screen that tells it all the time: exact for a school; of a larger base the number of the
     * last row, since counting a million holds its thread for a fifth of a second.
     */
    countAbout(): number {
      const last = lastRow.get() ?? 0
      return last <= COUNTED_AT_ONCE ? countAll.get()! : last
    },
    *each(): Generator<PersonRecord> {
      for (const row of all.iterate()) yield recordOf(row)
    },
  }
}

export type People = ReturnType<typeof peopleOf>
