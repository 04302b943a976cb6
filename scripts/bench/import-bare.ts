import { type Database } from '../../main/store/database.ts'
import { openStore } from '../../main/store/open.ts'
import { rmSync } from 'node:fs'

/** The key of every base of this part. */
export const KEY = new Uint8Array(32).fill(7)

/** Twice what the import takes: the peer is not to wait for room. */
const CACHE_KIB = 64 * 1024

/** All rows that an import has put into one table. */
export type TableRows = {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
}

/**
 * How the same rows are written with nothing checked: all in one transaction, 10,000 rows each, or in one with the
 * indexes taken away before and made again after.
 */
export type BareWay = 'one transaction' | '10,000 rows each' | 'indexes made after'

const TOGETHER = 10_000

/** Opens a base, making it with all steps and indexes where there is none. */
export function openBase(file: string): Database {
  const opened = openStore({ file, key: KEY })
  if (!opened.ok) throw new Error(opened.fault.code)
  return opened.value
}

/** Takes a base away with its log. */
export function removeBase(file: string): void {
  for (const end of ['', '-wal', '-shm', '-rehearsal']) rmSync(file + end, { force: true })
}

/** How many rows each table has. */
export function countsOf(database: Database): Map<string, number> {
  const names = database
    .prepare<[], string>(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`)
    .pluck()
    .all()
  return new Map(
    names.map((name) => [name, Number(database.prepare(`select count(*) from "${name}"`).pluck().get())]),
  )
}

/**
 * Every row of every table that has grown, in the order of the table.
 *
 * @param before rows of each table before the import
 */
export function grownTables(database: Database, before: ReadonlyMap<string, number>): TableRows[] {
  const grown = [...countsOf(database)].filter(
    // Triggers of the steps note who was touched: whoever writes the people has written that too.
    ([name, count]) => name !== 'touched' && count !== before.get(name),
  )
  return grown.map(([table]) => {
    const columns = database
      .prepare<[], { name: string; hidden: number }>(`pragma table_xinfo("${table}")`)
      .all()
      .flatMap(({ name, hidden }) => (hidden === 0 ? [name] : []))
    const rows = database.prepare<[], unknown[]>(`select ${columns.join()} from "${table}"`).raw().all()
    return { table, columns, rows }
  })
}

/** Writes the rows into a base by prepared inserts, one row each; nothing is read, parsed or checked. */
export function writeBare(database: Database, tables: readonly TableRows[], way: BareWay): void {
  database.pragma(`cache_size=-${CACHE_KIB}`)
  if (way === '10,000 rows each') {
    for (const { put, rows } of insertsInto(database, tables)) {
      for (let from = 0; from < rows.length; from += TOGETHER)
        database.transaction(() => rows.slice(from, from + TOGETHER).forEach((row) => put.run(row)))()
    }
    return
  }
  database.transaction(() => {
    const indexes = way === 'indexes made after' ? indexesOf(database, tables) : []
    for (const { name } of indexes) database.exec(`drop index ${name}`)
    for (const { put, rows } of insertsInto(database, tables)) for (const row of rows) put.run(row)
    for (const { sql } of indexes) database.exec(sql)
  })()
}

const insertsInto = (database: Database, tables: readonly TableRows[]) =>
  tables.map(({ table, columns, rows }) => {
    const values = columns.map(() => '?').join()
    return { rows, put: database.prepare(`insert into "${table}" (${columns.join()}) values (${values})`) }
  })

function indexesOf(database: Database, tables: readonly TableRows[]) {
  const names = new Set(tables.map(({ table }) => table))
  return database
    .prepare<[], { name: string; sql: string; of: string }>(
      `select name, sql, tbl_name "of" from sqlite_schema where type = 'index' and sql is not null`,
    )
    .all()
    .filter(({ of }) => names.has(of))
}
