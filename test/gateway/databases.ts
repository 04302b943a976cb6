import { migrate } from '../../gateway/archive/migrate.ts'
import { openPglite } from '../../gateway/archive/pglite.ts'
import { openPostgres } from '../../gateway/archive/postgres.ts'
import type { OpenSql } from '../../gateway/archive/sql.ts'
import { ownPostgres } from './postgres-server.ts'

/** Both databases of the archive, empty: what holds on one must hold on the other. */
export const databases: readonly (readonly [string, () => Promise<OpenSql>])[] = [
  ['PGlite', () => openPglite()],
  [
    'PostgreSQL',
    () => {
      const server = ownPostgres()
      const sql = openPostgres({ connectionString: server.url })
      return Promise.resolve({ ...sql, close: () => sql.close().finally(server.close) })
    },
  ],
]

/**
 * A database with the archive's tables; one serves all tests of a file, each in a school of its own. PGlite in memory,
 * and a PostgreSQL server in the second run of the same tests (see vitest.config.ts).
 */
export async function ownSql(): Promise<OpenSql> {
  const sql = await databases[process.env['SVERKA_TEST_SQL'] === 'postgres' ? 1 : 0]![1]()
  await migrate(sql)
  return sql
}
