import { mkdirSync } from 'node:fs'
import { PGlite, type Transaction } from '@electric-sql/pglite'
import type { OpenSql, Sql } from './sql.ts'

/**
 * PostgreSQL inside this process: for training, for trying out, for a region of one server.
 *
 * @param folder where it keeps its files; in memory without one
 */
export async function openPglite(folder?: string): Promise<OpenSql> {
  if (folder) mkdirSync(folder, { recursive: true })
  const database = await PGlite.create(folder ? { dataDir: folder } : {})
  return {
    ...sqlOf(database),
    transaction: (work) => database.transaction((inside) => work(sqlOf(inside))),
    close: () => database.close(),
  }
}

function sqlOf(database: PGlite | Transaction): Sql {
  const sql: Sql = {
    query: async <Row>(text: string, parameters: readonly unknown[] = []) =>
      (await database.query<Row>(text, [...parameters])).rows,
    script: async (text) => void (await database.exec(text)),
    transaction: (work) => work(sql),
  }
  return sql
}
