import type { Database } from './database.ts'

/** Why the second person did not agree, and when, ms since 1970. */
export type Rejection = { readonly reason: string; readonly at: number }

/** What the second person has not signed, with the reason. Nothing is taken back here either. */
export function rejectionsOf(database: Database) {
  const insert = database.prepare('insert into rejection (correction, reason, at) values (?, ?, ?)')
  const last = database.prepare<[string], Rejection>(
    'select reason, at from rejection where correction = ? order by number desc limit 1',
  )
  return {
    /** Call inside the transaction that sets the correction aside. */
    add: (correction: string, reason: string, at: number): void => void insert.run(correction, reason, at),
    /** The last one. */
    find: (correction: string): Rejection | undefined => last.get(correction),
  }
}

export type Rejections = ReturnType<typeof rejectionsOf>
