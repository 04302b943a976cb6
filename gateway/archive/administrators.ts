import { actsOf, type Act } from './acts.ts'
import { hashOf } from './rights.ts'
import type { Sql } from './sql.ts'

const MINUTE_MS = 60_000

/** After so long nobody is signed in any more, whatever was done; after so long of nothing done neither. */
const LONGEST_MS = 8 * 60 * MINUTE_MS
const IDLE_MS = 30 * MINUTE_MS

/** A name that may stand in a log: a short word of the region's choice, not a person's name. */
export const isAdministratorName = (name: string): boolean => /^[a-z0-9][a-z0-9._-]{0,39}$/.test(name)

/** Who keeps the registry, and who of them is signed in. Of tokens and sessions only hashes are kept. */
export function administratorsOf(sql: Sql) {
  /** Changes who may sign in, ends the sessions there are, and leaves the act in the log: all of it or nothing. */
  const changed = (
    act: Pick<Act, 'kind' | 'at'> & { subject: string },
    change: (inside: Sql) => Promise<unknown[]>,
  ): Promise<boolean> =>
    sql.transaction(async (inside) => {
      const rows = await change(inside)
      if (rows.length === 0) return false
      await inside.query('delete from session where administrator = $1', [act.subject])
      await actsOf(inside).record({ ...act, administrator: '' })
      return true
    })

  return {
    /** Adds an administrator, or gives a new token in place of the old one; who was signed in is no longer. */
    async add(name: string, token: string, at: Date): Promise<void> {
      await changed({ kind: 'administrator.added', subject: name, at }, (inside) =>
        inside.query(
          `insert into administrator (name, token_hash, added) values ($1, $2, $3)
           on conflict (name) do update set token_hash = $2, revoked = null returning name`,
          [name, hashOf(token), at.toISOString()],
        ),
      )
    },

    /** Gives whether there was such an administrator. */
    revoke: (name: string, at: Date): Promise<boolean> =>
      changed({ kind: 'administrator.revoked', subject: name, at }, (inside) =>
        inside.query(
          'update administrator set revoked = coalesce(revoked, $2) where name = $1 returning name',
          [name, at.toISOString()],
        ),
      ),

    /** The name of the living administrator with this token; found by the hash, as workplaces are. */
    async nameWith(token: string): Promise<string | undefined> {
      const [found] = await sql.query<{ name: string }>(
        'select name from administrator where token_hash = $1 and revoked is null',
        [hashOf(token)],
      )
      return found?.name
    },

    /** Begins a session; ended ones of everybody are forgotten. */
    async begin(secret: string, name: string, at: Date): Promise<void> {
      await sql.query('delete from session where begun <= $1 or seen <= $2', oldest(at))
      await sql.query('insert into session (hash, administrator, begun, seen) values ($1, $2, $3, $3)', [
        hashOf(secret),
        name,
        at.toISOString(),
      ])
    },

    /** Who is signed in with this secret. Notes that the session lives, at most once a minute. */
    async signedIn(secret: string, at: Date): Promise<string | undefined> {
      const [found] = await sql.query<{ name: string; seen: Date }>(
        `select a.name, s.seen from session s join administrator a on a.name = s.administrator
         where s.begun > $1 and s.seen > $2 and s.hash = $3 and a.revoked is null`,
        [...oldest(at), hashOf(secret)],
      )
      if (found && at.getTime() - found.seen.getTime() > MINUTE_MS)
        await sql.query('update session set seen = $2 where hash = $1', [hashOf(secret), at.toISOString()])
      return found?.name
    },

    async end(secret: string): Promise<void> {
      await sql.query('delete from session where hash = $1', [hashOf(secret)])
    },
  }
}

/** The last beginning, and the last sign of life, of sessions that have ended at this moment. */
const oldest = (at: Date): [string, string] => [
  new Date(at.getTime() - LONGEST_MS).toISOString(),
  new Date(at.getTime() - IDLE_MS).toISOString(),
]
