import { copyFileSync, existsSync } from 'node:fs'
import type { CorrectionState } from '../domain/correction.ts'
import { removeBase } from './rekey.ts'
import { connect, type Database } from './store/database.ts'
import type { People } from './store/people.ts'
import { unlock } from './store/open.ts'

type Row = { readonly id: string; readonly body: Buffer; readonly state: CorrectionState }

/** The corrections of the base of now, the newest first, and whose they are: what a copy is compared with. */
export type Present = {
  readonly rows: () => Row[]
  /** Surname and name; '' where nobody of that id is known. */
  readonly nameOf: (person: string) => string
}

const SELECT = 'select id, body, state from correction order by number'

/** Of a base that is open. */
export const presentIn = (database: Database, people: Pick<People, 'find'>): Present => ({
  rows: () => database.prepare<[], Row>(`${SELECT} desc`).all(),
  nameOf: (person) => {
    const record = people.find(person)
    return record ? [record.lastName, record.firstName].join(' ') : ''
  },
})

/**
 * What can still be read of a damaged base, from both ends up to where it is damaged. It is read from a copy: to open the
 * file itself might write into it. `isUnread` where that is not all.
 */
export function readableIn(
  file: string,
  key: Uint8Array | undefined,
): Present & { readonly isUnread: boolean } {
  const part = `${file}.read`
  const nothing = { rows: () => [], nameOf: () => '', isUnread: true }
  if (!key || !existsSync(file)) return nothing
  let database: Database | undefined
  try {
    removeBase(part)
    copyFileSync(file, part)
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${part}-wal`)
    database = connect(part)
    unlock(database, key)
    const newest = upToDamage(database, `${SELECT} desc`)
    const oldest = newest.isWhole ? [] : upToDamage(database, SELECT).rows.toReversed()
    const rows = [...new Map([...newest.rows, ...oldest].map((row) => [row.id, row])).values()]
    const names = namesOf(database, rows)
    return { rows: () => rows, nameOf: (person) => names.get(person) ?? '', isUnread: !newest.isWhole }
  } catch {
    return nothing
  } finally {
    database?.close()
    removeBase(part)
  }
}

function upToDamage(database: Database, sql: string): { rows: Row[]; isWhole: boolean } {
  const rows: Row[] = []
  try {
    for (const row of database.prepare<[], Row>(sql).iterate()) rows.push(row)
    return { rows, isWhole: true }
  } catch {
    return { rows, isWhole: false }
  }
}

/** Whoever can be read; the list is for people, and a name that is missing is no reason to be without it. */
function namesOf(database: Database, rows: readonly Row[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const { body } of rows) {
    try {
      const { person } = JSON.parse(body.toString()) as { person: string }
      const name = database
        .prepare<[string], string>(`select last_name || ' ' || first_name from person where id = ?`)
        .pluck()
        .get(person)
      if (name !== undefined) names.set(person, name)
    } catch {
      // the name stands on a damaged page
    }
  }
  return names
}
