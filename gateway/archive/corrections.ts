import type { Verdict } from '../../contract/gateway.ts'
import type { Sql } from './sql.ts'

/** What was verified of one signer when the correction came; times in ISO form. */
export type KeptSigner = {
  readonly fingerprint: string
  readonly signedAt: string
  readonly stampedAt?: string
  readonly stampedBy?: string
  readonly revocation: 'good' | 'revoked' | 'unknown'
  /** Date of the oldest list of revoked certificates that was asked. */
  readonly listFrom?: string
}

/** A correction as it came, with what was decided. */
export type Judged = {
  readonly id: string
  readonly school: string
  readonly workplace: string
  readonly person: string
  readonly bytes: Uint8Array
  readonly signature: Uint8Array
  /** Fingerprint of the first signer's certificate, and the time that signer states. */
  readonly certificate: string
  readonly signedAt: Date
  /** Everybody who signed; empty for what came before this was kept. */
  readonly signers: readonly KeptSigner[]
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
  signers: KeptSigner[]
  verdict: Verdict
  received: Date
}

const SELECT = `
  select id, school, workplace, person, encode(bytes, 'base64') as bytes, encode(signature, 'base64') as signature,
    certificate, signed_at as "signedAt", signers, verdict, received
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
           (id, school, workplace, person, bytes, signature, certificate, signed_at, signers, verdict,
            received)
         select id, school, workplace, person, decode(bytes, 'base64'), decode(signature, 'base64'), certificate,
           "signedAt", signers, verdict, received
         from jsonb_to_recordset($1::jsonb) as one (id uuid, school text, workplace text, person uuid, bytes text,
           signature text, certificate text, "signedAt" timestamptz, signers jsonb, verdict jsonb, received timestamptz)`,
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
