import { Pool, type PoolConfig, type QueryConfig } from 'pg'
import type { OpenSql, Sql } from './sql.ts'

type Doer = { query(text: string | QueryConfig): Promise<{ rows: unknown[] }> }

/** Statements that are known by a name to each connection; more would be a fault of the program. */
const MOST_NAMES = 200

const names = new Map<string, string>()

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

/**
 * Whether a fault is of the server or of the way to it, and of no statement: not there, ending, out of room. What has
 * been asked meanwhile fails with it, and to ask for each alone would only take longer.
 */
export const isAway = (cause: unknown): boolean =>
  cause instanceof Error &&
  ('code' in cause
    ? /^(?:E[A-Z]{3,}$|08|53|57P|58)/.test(String(cause.code))
    : /\bconnect|connection/i.test(cause.message))

function sqlOf(doer: Doer): Sql {
  const sql: Sql = {
    query: async <Row>(text: string, parameters: readonly unknown[] = []) =>
      (await doer.query(prepared(text, parameters))).rows as Row[],
    script: async (text) => void (await doer.query(text)),
    transaction: (work) => work(sql),
  }
  return sql
}

/** Each statement is parsed and planned once for each connection: in a small batch that is most of the server's work. */
function prepared(text: string, parameters: readonly unknown[]): QueryConfig {
  if (!names.has(text) && names.size < MOST_NAMES) names.set(text, `s${names.size}`)
  const name = names.get(text)
  return { text, values: [...parameters], ...(name !== undefined && { name }) }
}
