import type { Verdict } from '../../contract/gateway.ts'
import type { Sql } from './sql.ts'

/** A correction as it came, with what was decided. */
export type Judged = {
  readonly id: string
  readonly school: string
  readonly workplace: string
  readonly person: string
  readonly bytes: Uint8Array
  readonly signature: Uint8Array
  /** Fingerprint of the signer's certificate. */
  readonly certificate: string
  readonly signedAt: Date
  readonly verdict: Verdict
  readonly received: Date
}

type Row = {
  id: string
  school: string
  workplace: string
  person: string
  bytes: string
  signature: string
  certificate: string
  signedAt: Date
  verdict: Verdict
  received: Date
}

const SELECT = `
  select id, school, workplace, person, encode(bytes, 'base64') as bytes, encode(signature, 'base64') as signature,
    certificate, signed_at as "signedAt", verdict, received
  from correction`

/** The log of what was judged against a record: only added to, each id once. */
export function correctionsOf(sql: Sql) {
  return {
    /** Those of the ids that were judged before, whatever school they came from. */
    async known(ids: readonly string[]): Promise<Map<string, Judged>> {
      const rows = await sql.query<Row>(`${SELECT} where id = any($1::uuid[])`, [ids])
      return new Map(rows.map((row) => [row.id, judgedOf(row)]))
    },

    async add(judged: readonly Judged[]): Promise<void> {
      if (judged.length === 0) return
      await sql.query(
        `insert into correction
           (id, school, workplace, person, bytes, signature, certificate, signed_at, verdict, received)
         select id, school, workplace, person, decode(bytes, 'base64'), decode(signature, 'base64'), certificate,
           "signedAt", verdict, received
         from jsonb_to_recordset($1::jsonb) as one (id uuid, school text, workplace text, person uuid, bytes text,
           signature text, certificate text, "signedAt" timestamptz, verdict jsonb, received timestamptz)`,
        [
          JSON.stringify(
            judged.map((one) => ({ ...one, bytes: base64(one.bytes), signature: base64(one.signature) })),
          ),
        ],
      )
    },

    /** All of a school, or of all schools, in the order they came. */
    async all(school?: string): Promise<Judged[]> {
      const rows = await sql.query<Row>(`${SELECT} where $1::text is null or school = $1 order by number`, [
        school ?? null,
      ])
      return rows.map(judgedOf)
    },
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

const judgedOf = (row: Row): Judged => ({
  ...row,
  bytes: Buffer.from(row.bytes, 'base64'),
  signature: Buffer.from(row.signature, 'base64'),
})
