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
    /** All of a school, or of all schools, in the order they came. */
    async all(school?: string): Promise<Judged[]> {
      const rows = await sql.query<Row>(`${SELECT} where $1::text is null or school = $1 order by number`, [
        school ?? null,
      ])
      return rows.map(judgedOf)
    },
  }
}

const judgedOf = (row: Row): Judged => ({
  ...row,
  bytes: Buffer.from(row.bytes, 'base64'),
  signature: Buffer.from(row.signature, 'base64'),
})
