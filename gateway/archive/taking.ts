import type { Verdict } from '../../contract/gateway.ts'
import { personRecord, type PersonRecord } from '../../contract/person.ts'
import type { Judged } from './corrections.ts'
import type { Sql } from './sql.ts'

/** Somebody's record in the school it is of. */
export type SchoolRecord = { readonly school: string; readonly record: PersonRecord }

/** What was judged before, as far as a repetition of it is told by. */
export type Earlier = Pick<Judged, 'id' | 'school' | 'bytes' | 'verdict'>

type Wanted = {
  readonly ids: readonly string[]
  readonly people: readonly { readonly school: string; readonly id: string }[]
  /** Schools whose certificates are asked for. */
  readonly listed: readonly string[]
}

type Found = {
  /** Those of the ids that were judged before, whatever school they came from. */
  readonly earlier: readonly Earlier[]
  /** Those of the people who are of their schools. */
  readonly held: readonly SchoolRecord[]
  /** Fingerprints of the certificates that may correct each school now. */
  readonly listed: ReadonlyMap<string, ReadonlySet<string>>
}

/** `text`: the bytes of a correction, whose `body` is its verdict, or the fingerprint of a certificate, without one. */
type Row = { id: string | null; school: string; body: unknown; text: string | null }

/**
 * What taking corrections in needs of the archive while it holds the locks of their schools: one way to the server and
 * back to look, and one to write.
 */
export function takingOf(sql: Sql) {
  return {
    async look({ ids, people, listed }: Wanted): Promise<Found> {
      const rows = await sql.query<Row>(
        `select id, school, verdict as body, encode(bytes, 'base64') as text from correction where id = any($1::uuid[])
         union all
         select id, school, body, null from person
         where (school, id) in (select * from unnest($2::text[], $3::uuid[])) and not gone
         union all
         select null, school, null, fingerprint from certificate where school = any($4::text[]) and revoked is null`,
        [ids, people.map(({ school }) => school), people.map(({ id }) => id), listed],
      )
      const certificates = new Map(listed.map((school) => [school, new Set<string>()]))
      const earlier: Earlier[] = []
      const held: SchoolRecord[] = []
      for (const { id, school, body, text } of rows) {
        if (text === null) held.push({ school, record: personRecord.parse(body) })
        else if (id === null) certificates.get(school)?.add(text)
        else earlier.push({ id, school, bytes: Buffer.from(text, 'base64'), verdict: body as Verdict })
      }
      return { earlier, held, listed: certificates }
    },

    /**
     * Puts changed records in the place of those there, as they are, version and all, each with the next number of its
     * school, and adds to the log what was judged.
     */
    async write(changed: readonly SchoolRecord[], judged: readonly Judged[]): Promise<void> {
      if (judged.length === 0) return
      await sql.query(
        `with one as materialized (
           select item ->> 'school' as school, item -> 'record' as body,
             row_number() over (partition by item ->> 'school' order by place) as place
           from jsonb_array_elements($1::jsonb) with ordinality as given (item, place)
         ), numbered as (
           update school set last_change = last_change + count
           from (select school, count(*) from one group by school) as counted where code = counted.school
           returning code, last_change - count as before
         ), put as (
           update person set body = one.body, version = (one.body ->> 'version')::integer,
             change = numbered.before + one.place
           from one join numbered on code = one.school
           where person.school = one.school and person.id = (one.body ->> 'id')::uuid
         )
         insert into correction
           (id, school, workplace, person, bytes, signature, certificate, signed_at, signers, verdict,
            received)
         select id, school, workplace, person, decode(bytes, 'base64'), decode(signature, 'base64'), certificate,
           "signedAt", signers, verdict, received
         from jsonb_to_recordset($2::jsonb) as one (id uuid, school text, workplace text, person uuid, bytes text,
           signature text, certificate text, "signedAt" timestamptz, signers jsonb, verdict jsonb, received timestamptz)`,
        [
          JSON.stringify(changed),
          JSON.stringify(
            judged.map((one) => ({ ...one, bytes: base64(one.bytes), signature: base64(one.signature) })),
          ),
        ],
      )
    },
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
