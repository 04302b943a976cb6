import type { Database } from './database.ts'

/** Looks up the time of the newest signature kept, ms since 1970: no clock that is right can be before it. */
export function lastSignedOf(database: Database): () => number | undefined {
  const newest = database
    .prepare<[], number | null>(
      'select max(at) from (select max(signed_at) at from correction union all select max(signed_at) from correction_signer)',
    )
    .pluck()
  return () => newest.get() ?? undefined
}
