import { done, failed, type Outcome } from '../../domain/outcome.ts'
import { actsOf, type Act } from './acts.ts'
import { rightsOf } from './rights.ts'
import type { Sql } from './sql.ts'

export type School = { readonly code: string; readonly title: string }

/** How much there is of a school, and when its workplaces last sent and read. */
export type SchoolCounts = {
  readonly code: string
  readonly people: number
  readonly workplaces: number
  readonly certificates: number
  readonly pushed: Date | null
  readonly pulled: Date | null
}

export type KeptWorkplace = {
  readonly code: string
  readonly added: Date
  readonly revoked: Date | null
  readonly seen: Date | null
  readonly pushed: Date | null
  readonly pulled: Date | null
}

/** A certificate that may, or might, correct a school; what was entered from the console has no names. */
export type KeptCertificate = {
  readonly fingerprint: string
  readonly owner: string | null
  readonly organisation: string | null
  readonly notBefore: Date | null
  readonly notAfter: Date | null
  readonly added: Date
  readonly revoked: Date | null
}

/** How many corrections ended so; `code` says why where they were refused. */
export type Ending = { readonly state: string; readonly code: string | null; readonly count: number }

export type RegistryFault = { code: 'school.taken' | 'workplace.taken' | 'registry.gone' | 'form.stale' }

type Changed = Promise<Outcome<{ before?: Date }, RegistryFault>>

/** The registry as an administrator's page reads and changes it; every change leaves its act in the log. */
export function registryOf(sql: Sql) {
  const { once } = actsOf(sql)
  const changed = async (rows: Promise<unknown[]>, code: RegistryFault['code']) =>
    (await rows).length > 0 ? done(undefined) : failed({ code })

  return {
    /** All schools, in no order: a region has hundreds, and the database may not know how Russian is sorted. */
    schools: (): Promise<School[]> => sql.query<School>('select code, title from school'),

    async school(code: string): Promise<School | undefined> {
      return (await sql.query<School>('select code, title from school where code = $1', [code]))[0]
    },

    async counts(codes: readonly string[]): Promise<Map<string, SchoolCounts>> {
      type Row = Omit<SchoolCounts, 'people' | 'workplaces' | 'certificates'> & Record<string, unknown>
      const rows = await sql.query<Row>(
        `select s.code,
           (select count(*) from person p where p.school = s.code and not p.gone)::text as people,
           (select count(*) from certificate c where c.school = s.code and c.revoked is null)::text as certificates,
           w.living::text as workplaces, w.pushed, w.pulled
         from school s, lateral (
           select count(*) filter (where revoked is null) as living, max(pushed) as pushed, max(pulled) as pulled
           from workplace where school = s.code
         ) w
         where s.code = any($1::text[])`,
        [codes],
      )
      const countsOf = ({ code, pushed, pulled, ...row }: Row): SchoolCounts => ({
        code,
        pushed,
        pulled,
        people: Number(row['people']),
        workplaces: Number(row['workplaces']),
        certificates: Number(row['certificates']),
      })
      return new Map(rows.map((row) => [row.code, countsOf(row)]))
    },

    workplaces: (school: string): Promise<KeptWorkplace[]> =>
      sql.query<KeptWorkplace>(
        'select code, added, revoked, seen, pushed, pulled from workplace where school = $1 order by code',
        [school],
      ),

    certificates: (school: string): Promise<KeptCertificate[]> =>
      sql.query<KeptCertificate>(
        `select fingerprint, owner, organisation, not_before as "notBefore", not_after as "notAfter", added, revoked
         from certificate where school = $1 order by revoked is not null, added, fingerprint`,
        [school],
      ),

    /** How the corrections of a school ended; numbers only. */
    async endings(school: string): Promise<Ending[]> {
      const rows = await sql.query<Omit<Ending, 'count'> & { count: string }>(
        `select verdict ->> 'state' as state, null as code, count(*)::text as count
           from correction where school = $1 group by 1
         union all select 'refused', code, count::text from refusal where school = $1
         order by 1, 2`,
        [school],
      )
      return rows.map((row) => ({ ...row, count: Number(row.count) }))
    },

    addSchool: (act: Act & School): Changed =>
      once(act, (sql) =>
        changed(
          sql.query(
            'insert into school (code, title) values ($1, $2) on conflict do nothing returning code',
            [act.code, act.title],
          ),
          'school.taken',
        ),
      ),

    renameSchool: (act: Act & School): Changed =>
      once(act, (sql) =>
        changed(
          sql.query('update school set title = $2 where code = $1 returning code', [act.code, act.title]),
          'registry.gone',
        ),
      ),

    /** Adds a workplace with its first token; one that is there already keeps its own. */
    addWorkplace: (act: Act & { school: string; subject: string; token: string }): Changed =>
      once(act, async (sql) => {
        if (await isThere(sql, act)) return failed({ code: 'workplace.taken' })
        await rightsOf(sql).addWorkplace(act.school, act.subject, act.token)
        return done(undefined)
      }),

    /** A new token in place of the old one, which dies at once; a revoked workplace lives again. */
    renewWorkplace: (act: Act & { school: string; subject: string; token: string }): Changed =>
      once(act, async (sql) => {
        if (!(await isThere(sql, act))) return failed({ code: 'registry.gone' })
        await rightsOf(sql).addWorkplace(act.school, act.subject, act.token)
        return done(undefined)
      }),

    revokeWorkplace: (act: Act & { school: string; subject: string }): Changed =>
      once(act, (sql) =>
        changed(
          sql.query(
            'update workplace set revoked = coalesce(revoked, $3) where school = $1 and code = $2 returning code',
            [act.school, act.subject, act.at.toISOString()],
          ),
          'registry.gone',
        ),
      ),

    allowCertificate: (
      act: Act & {
        school: string
        subject: string
        owner: string
        organisation: string
        life: readonly Date[]
      },
    ): Changed =>
      once(act, async (sql) => {
        await rightsOf(sql).addCertificate(act.school, act.subject)
        await sql.query(
          `update certificate set owner = $3, organisation = $4, not_before = $5, not_after = $6
           where school = $1 and fingerprint = $2`,
          [act.school, act.subject, act.owner, act.organisation, ...act.life.map((day) => day.toISOString())],
        )
        return done(undefined)
      }),

    revokeCertificate: (act: Act & { school: string; subject: string }): Changed =>
      once(act, (sql) =>
        changed(
          sql.query(
            `update certificate set revoked = coalesce(revoked, $3)
             where school = $1 and fingerprint = $2 returning school`,
            [act.school, act.subject, act.at.toISOString()],
          ),
          'registry.gone',
        ),
      ),
  }
}

const isThere = async (sql: Sql, act: { school: string; subject: string }): Promise<boolean> =>
  (await sql.query('select 1 from workplace where school = $1 and code = $2', [act.school, act.subject]))
    .length > 0
