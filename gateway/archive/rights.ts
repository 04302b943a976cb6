import { createHash } from 'node:crypto'
import { gathered } from '../gather.ts'
import { isAway } from './postgres.ts'
import type { Sql } from './sql.ts'

/** Whose token a request carries. */
export type Workplace = {
  readonly school: string
  readonly workplace: string
  readonly title: string
  readonly revoked: boolean
}

/** What is kept of a token: SHA-256, hex. Tokens are 32 random bytes, so no slower hash is needed. */
export const hashOf = (token: string): string => createHash('sha256').update(token, 'utf8').digest('hex')

/** Who may do what: schools, their workplaces, and the certificates that may correct their people. */
export function rightsOf(sql: Sql) {
  return {
    async addSchool(code: string, title: string): Promise<void> {
      await sql.query(
        'insert into school (code, title) values ($1, $2) on conflict (code) do update set title = $2',
        [code, title],
      )
    },

    /** Adds a workplace, or gives it a new token in place of the old one, which dies at once. */
    async addWorkplace(school: string, code: string, token: string): Promise<void> {
      await sql.query(
        `insert into workplace (school, code, token_hash) values ($1, $2, $3)
         on conflict (school, code) do update set token_hash = $3, revoked = null`,
        [school, code, hashOf(token)],
      )
    },

    async revokeWorkplace(school: string, code: string): Promise<void> {
      await sql.query('update workplace set revoked = now() where school = $1 and code = $2', [school, code])
    },

    /**
     * One query for all who come at this moment. Found by the hash, never by the token: how long the look-up takes says something of a hash that
     * nobody can choose, and nothing of the token.
     */
    workplaceWith: gathered(
      async (tokens: readonly string[]): Promise<(Workplace | undefined)[]> => {
        const hashes = tokens.map(hashOf)
        const rows = await sql.query<Workplace & { hash: string }>(
          `select w.token_hash as hash, w.school, w.code as workplace, s.title, w.revoked is not null as revoked
           from workplace w join school s on s.code = w.school where w.token_hash = any($1::text[])`,
          [hashes],
        )
        const found = new Map(rows.map(({ hash, ...workplace }) => [hash, workplace]))
        return hashes.map((hash) => found.get(hash))
      },
      { lanes: 2, worth: 20, most: 200, isOfAll: isAway },
    ),

    /** Of all tokens that are let in. */
    async livingHashes(): Promise<ReadonlySet<string>> {
      const rows = await sql.query<{ hash: string }>(
        'select token_hash as hash from workplace where revoked is null',
      )
      return new Set(rows.map(({ hash }) => hash))
    },

    async addCertificate(school: string, fingerprint: string): Promise<void> {
      await sql.query(
        `insert into certificate (fingerprint, school) values ($1, $2)
         on conflict (fingerprint, school) do update set revoked = null`,
        [fingerprint, school],
      )
    },

    async revokeCertificate(school: string, fingerprint: string): Promise<void> {
      await sql.query('update certificate set revoked = now() where school = $1 and fingerprint = $2', [
        school,
        fingerprint,
      ])
    },

    /** Which certificates may correct the people of this school now. */
    async certificatesOf(school: string): Promise<ReadonlySet<string>> {
      const rows = await sql.query<{ fingerprint: string }>(
        'select fingerprint from certificate where school = $1 and revoked is null',
        [school],
      )
      return new Set(rows.map(({ fingerprint }) => fingerprint))
    },
  }
}
