import type { Verdict } from '../../contract/gateway.ts'
import { gathered } from '../gather.ts'
import { isAway } from './postgres.ts'
import type { Sql } from './sql.ts'

/** What a workplace was seen at. */
export type Sighting = 'seen' | 'pushed' | 'pulled'

const GATHERED = { lanes: 1, worth: 1, most: 200, isOfAll: isAway }

/** What the registry shows of the life of the line: when workplaces came, how much was refused. No ids. */
export function sightingsOf(sql: Sql) {
  // Rows of many schools are written in one order by all gateways, so that no two wait for each other.
  const note = gathered(
    async (seen: readonly { school: string; workplace: string; what: Sighting; at: Date }[]) => {
      await sql.query(
        `with one as (
           select school, workplace, max(at) as seen, max(at) filter (where what = 'pushed') as pushed,
             max(at) filter (where what = 'pulled') as pulled
           from jsonb_to_recordset($1::jsonb) as given (school text, workplace text, what text, at timestamptz)
           group by school, workplace
         ), held as materialized (
           select w.school, w.code from workplace w join one on w.school = one.school and w.code = one.workplace
           order by w.school, w.code for no key update of w
         )
         update workplace w set seen = greatest(w.seen, one.seen), pushed = greatest(w.pushed, one.pushed),
           pulled = greatest(w.pulled, one.pulled)
         from held join one on held.school = one.school and held.code = one.workplace
         where w.school = held.school and w.code = held.code`,
        [JSON.stringify(seen)],
      )
      return seen.map(() => undefined)
    },
    GATHERED,
  )
  const count = gathered(
    async (refused: readonly { school: string; codes: readonly string[]; at: Date }[]) => {
      const each = refused.flatMap(({ school, codes, at }) => codes.map((code) => ({ school, code, at })))
      await sql.query(
        `insert into refusal (school, code, count, last)
         select school, code, count(*), max(at)
         from jsonb_to_recordset($1::jsonb) as given (school text, code text, at timestamptz)
         group by school, code order by school, code
         on conflict (school, code) do update set count = refusal.count + excluded.count, last = excluded.last`,
        [JSON.stringify(each)],
      )
      return refused.map(() => undefined)
    },
    GATHERED,
  )

  return {
    /** Notes that a workplace was here; pushing and pulling are being seen too. */
    note: (school: string, workplace: string, what: Sighting, at: Date): Promise<void> =>
      note({ school, workplace, what, at }),

    /** Counts what was refused; such corrections are not kept, so a repeated one is counted again. */
    async countRefused(school: string, verdicts: readonly Verdict[], at: Date): Promise<void> {
      const codes = verdicts.flatMap((one) => (one.state === 'refused' ? [one.code] : []))
      if (codes.length > 0) await count({ school, codes, at })
    },
  }
}
