import type { Database } from './database.ts'

/** What was decided about a correction in conflict. `successor` is the draft that stands in its place, if any. */
export type Settled = {
  readonly number: number
  readonly correction: string
  readonly successor: string | null
}

/** Whose shift it was; both empty where nobody is known. */
export type Decider = { readonly name: string; readonly fingerprint: string }

/** What people have decided about conflicts, also what was taken back since. Rows are added and marked, never deleted. */
export function settledOf(database: Database) {
  const insert = database.prepare(
    'insert into settled_conflict (correction, successor, at, by_name, by_print) values (?, ?, ?, ?, ?)',
  )
  const standing = database.prepare<[string], Settled>(`
    select number, correction, successor from settled_conflict
    where correction = ? and reopened is null order by number desc limit 1`)
  const bySuccessor = database.prepare<[string], Settled>(`
    select number, correction, successor from settled_conflict
    where successor = ? and reopened is null order by number desc limit 1`)
  const any = database
    .prepare<[string], number>('select 1 from settled_conflict where correction = ? limit 1')
    .pluck()
  const all = database.prepare<[string], { at: number; byName: string }>(
    'select at, by_name byName from settled_conflict where correction = ? order by number',
  )
  const reopen = database.prepare('update settled_conflict set reopened = ? where number = ?')

  return {
    /** Call inside the transaction that closes the correction. @param at ms since 1970 */
    add(correction: string, successor: string | undefined, at: number, by: Decider): void {
      insert.run(correction, successor ?? null, at, by.name, by.fingerprint)
    },
    /** What stands decided about a correction: the last that was not taken back. */
    find: (correction: string): Settled | undefined => standing.get(correction),
    /** The decision in which that draft was made. */
    findBySuccessor: (successor: string): Settled | undefined => bySuccessor.get(successor),
    /** Whether anything was ever decided about it. */
    has: (correction: string): boolean => any.get(correction) !== undefined,
    /** Every decision about it, also those taken back since: when, ms since 1970, and by whom. */
    of: (correction: string) => all.all(correction),
    /** Marks it as taken back. Call inside the transaction that brings the conflict back. */
    takeBack: (number: number, at: number): void => void reopen.run(at, number),
  }
}

export type SettledConflicts = ReturnType<typeof settledOf>
