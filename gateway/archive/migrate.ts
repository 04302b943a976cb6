import type { Sql } from './sql.ts'
import { steps } from './steps.ts'

/** Any number: two programs that start at once take their turn by it. */
const LOCK = 7_203_511

/**
 * Brings the archive up to `to` (the newest step, unless a test asks for an older one): all pending steps
 * or none.
 *
 * @throws when a newer program has been here; nothing is touched
 */
export const migrate = (sql: Sql, to = steps.length): Promise<void> =>
  sql.transaction(async (sql) => {
    await sql.query('select pg_advisory_xact_lock($1)', [LOCK])
    await sql.query(
      'create table if not exists step (number integer primary key, taken timestamptz not null)',
    )
    const [row] = await sql.query<{ last: number }>('select coalesce(max(number), 0) as last from step')
    const from = row!.last
    if (from > steps.length)
      throw new Error(`the archive is at step ${from}, this program knows ${steps.length}`)

    for (const [place, step] of steps.slice(from, to).entries()) {
      await sql.script(step)
      await sql.query('insert into step values ($1, now())', [from + place + 1])
    }
  })
