import type { ImportFault } from '../../contract/import.ts'
import { failed, type Outcome } from '../../domain/outcome.ts'
import type { Database } from '../store/database.ts'
import { isBusy } from '../store/trouble.ts'
import { Unreadable } from './sheet.ts'

/** Turns what was foreseen, and thrown in the middle of reading or writing, into an outcome. */
export async function answered<Value>(
  work: () => Promise<Outcome<Value, ImportFault>>,
): Promise<Outcome<Value, ImportFault>> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof Unreadable) return failed(cause.fault)
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    if (isBusy(cause)) return failed({ code: 'import.base-locked' })
    if (code === 'SQLITE_FULL' || code === 'ENOSPC') return failed({ code: 'import.disk-full' })
    throw cause
  }
}

/**
 * One transaction over waiting work, which better-sqlite3's own wrapper does not allow: it stays where the
 * work is done and is taken back in every other case.
 */
export async function together<Value>(
  database: Database,
  work: () => Promise<Outcome<Value, ImportFault>>,
): Promise<Outcome<Value, ImportFault>> {
  if (database.inTransaction) return failed({ code: 'import.busy' })
  database.exec('begin immediate')
  try {
    const outcome = await work()
    database.exec(outcome.ok ? 'commit' : 'rollback')
    return outcome
  } finally {
    // After a full disk SQLite may have taken the transaction back by itself.
    if (database.inTransaction) database.exec('rollback')
  }
}
