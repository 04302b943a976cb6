import { personRecord, type PersonRecord } from '../../contract/person.ts'
import type { Sql } from './sql.ts'

/** One row of the pull: the record as JSON text, or none where the person has left the school. */
export type ChangedPerson = {
  readonly change: number
  readonly id: string
  readonly json: string | undefined
}

/**
 * The people of the schools. Each writing takes its numbers and writes its rows in one transaction, under
 * the lock of the school: a reader that sees a number sees all the rows up to it.
 */
export function peopleOf(sql: Sql) {
  const numbered = <Value>(
    school: string,
    count: number,
    work: (sql: Sql, before: number) => Promise<Value>,
  ): Promise<Value> =>
    sql.transaction(async (sql) => {
      const [row] = await sql.query<{ last: string }>(
        'update school set last_change = last_change + $2 where code = $1 returning last_change::text as last',
        [school, count],
      )
      if (!row) throw new Error('a school that is not in the archive')
      return work(sql, Number(row.last) - count)
    })

  return {
    async find(school: string, ids: readonly string[]): Promise<Map<string, PersonRecord>> {
      const rows = await sql.query<{ body: unknown }>(
        'select body from person where school = $1 and id = any($2::uuid[]) and not gone',
        [school, ids],
      )
      const records = rows.map(({ body }) => personRecord.parse(body))
      return new Map(records.map((record) => [record.id, record]))
    },

    /**
     * Takes records in from a contingent: new ones at version 1, changed ones at the next; what is the same
     * stays untouched. Gives how many were taken.
     */
    async load(school: string, records: readonly PersonRecord[]): Promise<number> {
      if (records.length === 0) return 0
      const taken = await numbered(school, records.length, (sql, before) =>
        sql.query(
          `insert into person (school, id, version, change, body)
           select $1, (one.body ->> 'id')::uuid, 1, $2::bigint + one.place, jsonb_set(one.body, '{version}', '1')
           from jsonb_array_elements($3::jsonb) with ordinality as one (body, place)
           on conflict (school, id) do update set version = person.version + 1, change = excluded.change,
             gone = false, body = jsonb_set(excluded.body, '{version}', to_jsonb(person.version + 1))
           where person.gone or person.body - 'version' <> excluded.body - 'version'
           returning id`,
          [school, before, JSON.stringify(records)],
        ),
      )
      return taken.length
    },

    /** Those people are of this school no longer; the desks are told. Gives how many there were. */
    async retire(school: string, ids: readonly string[]): Promise<number> {
      if (ids.length === 0) return 0
      const retired = await numbered(school, ids.length, (sql, before) =>
        sql.query(
          `update person set gone = true, version = version + 1, change = $2::bigint + one.place
           from unnest($3::uuid[]) with ordinality as one (id, place)
           where school = $1 and person.id = one.id and not gone returning person.id`,
          [school, before, ids],
        ),
      )
      return retired.length
    },

    /** What has changed after one number up to another, in order, at most `limit`. */
    async changes(school: string, after: number, until: number, limit: number): Promise<ChangedPerson[]> {
      const rows = await sql.query<{ change: string; id: string; json: string | null }>(
        `select change::text as change, id, case when gone then null else body::text end as json from person
         where school = $1 and change > $2 and change <= $3 order by person.change limit $4`,
        [school, after, until, limit],
      )
      return rows.map(({ change, id, json }) => ({ change: Number(change), id, json: json ?? undefined }))
    },

    /** The number of the school's last change: all up to it can be read. */
    async lastChange(school: string): Promise<number> {
      const [row] = await sql.query<{ last: string }>(
        'select last_change::text as last from school where code = $1',
        [school],
      )
      return Number(row?.last ?? 0)
    },

    async count(school: string): Promise<number> {
      const [row] = await sql.query<{ count: string }>(
        'select count(*)::text as count from person where school = $1 and not gone',
        [school],
      )
      return Number(row!.count)
    },
  }
}
