import { Pool, type PoolConfig } from 'pg'
import type { OpenSql, Sql } from './sql.ts'

type Doer = { query(text: string, parameters?: unknown[]): Promise<{ rows: unknown[] }> }

/** A PostgreSQL server, 14 or newer. */
export function openPostgres(place: PoolConfig): OpenSql {
  const pool = new Pool({
    max: 8,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
    ...place,
  })
  // A connection that breaks while nobody uses it is replaced by the pool; unheard, it would end the process.
  pool.on('error', () => undefined)

  return {
    ...sqlOf(pool),
    async transaction(work) {
      const client = await pool.connect()
      try {
        await client.query('begin')
        const value = await work(sqlOf(client))
        await client.query('commit')
        client.release()
        return value
      } catch (cause) {
        await client.query('rollback').then(
          () => client.release(),
          (broken: Error) => client.release(broken),
        )
        throw cause
      }
    },
    close: () => pool.end(),
  }
}

function sqlOf(doer: Doer): Sql {
  const sql: Sql = {
    query: async <Row>(text: string, parameters: readonly unknown[] = []) =>
      (await doer.query(text, [...parameters])).rows as Row[],
    script: async (text) => void (await doer.query(text)),
    transaction: (work) => work(sql),
  }
  return sql
}
