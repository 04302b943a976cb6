import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { Sql } from './sql.ts'

/** What an administrator can have done; `subject` is a workplace's code, a fingerprint or an administrator's name. */
export const ACTS = [
  'school.added',
  'school.renamed',
  'workplace.added',
  'workplace.renewed',
  'workplace.revoked',
  'certificate.allowed',
  'certificate.revoked',
  'administrator.added',
  'administrator.revoked',
] as const

export type ActKind = (typeof ACTS)[number]

/** Something done, by whom. `form`: number of the form that asked for it. */
export type Act = {
  readonly at: Date
  readonly administrator: string
  readonly kind: ActKind
  readonly school?: string
  readonly subject?: string
  readonly form?: string
}

/** A line of the log. */
export type KeptAct = Omit<Act, 'form' | 'school' | 'subject'> & {
  readonly number: number
  readonly school: string | null
  readonly subject: string | null
}

type Filter = { school?: string; kind?: ActKind; administrator?: string; before?: number; limit: number }

/** Any number: those who change the registry take their turn by it. */
const LOCK = 7_203_512

/** The log of what administrators did: only added to. */
export function actsOf(sql: Sql) {
  return {
    async record({ at, administrator, kind, school, subject, form }: Act): Promise<void> {
      await sql.query(
        'insert into act (at, administrator, kind, school, subject, form) values ($1, $2, $3, $4, $5, $6)',
        [at.toISOString(), administrator, kind, school ?? null, subject ?? null, form ?? null],
      )
    },

    /**
     * Does the work and writes the act down, both or neither. A form that was sent before does nothing and gives
     * when that was; with something else in it (a browser that went back keeps its number) it is stale. The work is not
     * done where it has a fault.
     */
    once: <Fault>(
      act: Act,
      work: (inside: Sql) => Promise<Outcome<unknown, Fault>>,
    ): Promise<Outcome<{ before?: Date }, Fault | { code: 'form.stale' }>> =>
      sql.transaction(async (inside) => {
        await inside.query('select pg_advisory_xact_lock($1)', [LOCK])
        const [before] = await inside.query<{ at: Date; isSame: boolean }>(
          `select at, (administrator = $2 and kind = $3 and school is not distinct from $4
             and subject is not distinct from $5) as "isSame" from act where form = $1`,
          [act.form ?? null, act.administrator, act.kind, act.school ?? null, act.subject ?? null],
        )
        if (before) return before.isSame ? done({ before: before.at }) : failed({ code: 'form.stale' })
        const worked = await work(inside)
        if (!worked.ok) return worked
        await actsOf(inside).record(act)
        return done({})
      }),

    /** The newest first. */
    async list({ school, kind, administrator, before, limit }: Filter): Promise<KeptAct[]> {
      const rows = await sql.query<Omit<KeptAct, 'number'> & { number: string }>(
        `select number::text as number, at, administrator, kind, school, subject from act
         where ($1::text is null or school = $1) and ($2::text is null or kind = $2)
           and ($3::text is null or administrator = $3) and ($4::bigint is null or number < $4)
         order by act.number desc limit $5`,
        [school ?? null, kind ?? null, administrator ?? null, before ?? null, limit],
      )
      return rows.map((row) => ({ ...row, number: Number(row.number) }))
    },
  }
}
