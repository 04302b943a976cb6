import { correctionsOf } from './corrections.ts'
import { peopleOf } from './people.ts'
import { rightsOf } from './rights.ts'
import type { Sql } from './sql.ts'

/** The region's archive over a database that `migrate` has brought up. */
export function createArchive(sql: Sql) {
  return {
    rights: rightsOf(sql),
    people: peopleOf(sql),
    corrections: correctionsOf(sql),

    /** One after another for each school: what is read inside stays so until it ends. */
    together: <Value>(
      school: string,
      work: (inside: {
        people: ReturnType<typeof peopleOf>
        corrections: ReturnType<typeof correctionsOf>
      }) => Promise<Value>,
    ): Promise<Value> =>
      sql.transaction(async (sql) => {
        await sql.query('select 1 from school where code = $1 for update', [school])
        return work({ people: peopleOf(sql), corrections: correctionsOf(sql) })
      }),

    /** Which archive this is: marks of another one mean nothing here. */
    async id(): Promise<string> {
      const [row] = await sql.query<{ id: string }>('select id from archive')
      return row!.id
    },

    /** To be called after the archive was restored from a copy: every desk then reads everything anew. */
    async renew(): Promise<void> {
      await sql.query('update archive set id = gen_random_uuid()')
    },

    /** @throws when the database does not answer */
    async ping(): Promise<void> {
      await sql.query('select 1')
    },
  }
}

export type Archive = ReturnType<typeof createArchive>
