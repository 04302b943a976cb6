import { actsOf } from './acts.ts'
import { administratorsOf } from './administrators.ts'
import { correctionsOf } from './corrections.ts'
import { peopleOf } from './people.ts'
import { registryOf } from './registry.ts'
import { rightsOf } from './rights.ts'
import { sightingsOf } from './sightings.ts'
import type { Sql } from './sql.ts'
import { takingOf } from './taking.ts'

/** The region's archive over a database that `migrate` has brought up. */
export function createArchive(sql: Sql) {
  return {
    rights: rightsOf(sql),
    people: peopleOf(sql),
    corrections: correctionsOf(sql),
    registry: registryOf(sql),
    administrators: administratorsOf(sql),
    acts: actsOf(sql),
    sightings: sightingsOf(sql),

    /** One after another for each school: what is read inside stays so until it ends. */
    together: <Value>(
      schools: readonly string[],
      work: (inside: {
        people: ReturnType<typeof peopleOf>
        taking: ReturnType<typeof takingOf>
      }) => Promise<Value>,
    ): Promise<Value> =>
      sql.transaction(async (sql) => {
        // In one order for all, so that no two wait for each other. The lock is the one that changing the row takes;
        // what only points at the school need not wait.
        await sql.query('select 1 from school where code = any($1::text[]) order by code for no key update', [
          [...new Set(schools)],
        ])
        return work({ people: peopleOf(sql), taking: takingOf(sql) })
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

    /** The last step that was taken: an older program than this one may not have brought it here yet. */
    async step(): Promise<number> {
      const [row] = await sql.query<{ last: number }>('select coalesce(max(number), 0) as last from step')
      return row!.last
    },

    /** How large the region is, as far as counting it costs nothing. */
    async sizes(): Promise<{ schools: number; workplaces: number }> {
      const [row] = await sql.query<{ schools: string; workplaces: string }>(
        `select (select count(*) from school)::text as schools,
           (select count(*) from workplace where revoked is null)::text as workplaces`,
      )
      return { schools: Number(row!.schools), workplaces: Number(row!.workplaces) }
    },

    /** @throws when the database does not answer */
    async ping(): Promise<void> {
      await sql.query('select 1')
    },
  }
}

export type Archive = ReturnType<typeof createArchive>
