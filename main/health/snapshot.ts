import type { Database } from '../store/database.ts'
import { isBusy } from '../store/trouble.ts'

/**
 * Reads in one snapshot for as long as it takes and then writes what came of it, in one transaction. Nobody
 * waits while it is read; where somebody has written meanwhile, what was read may be old: nothing is kept
 * and the answer is 'overtaken'. Nothing found is 'nothing'.
 *
 * @param locked nobody else may write from the beginning on: for one who has been overtaken too often
 */
export async function readThenWrite<Found>(
  database: Database,
  read: () => Found | undefined | Promise<Found | undefined>,
  write: (found: Found) => void,
  locked = false,
): Promise<'kept' | 'nothing' | 'overtaken'> {
  try {
    database.exec(locked ? 'begin immediate' : 'begin')
    const found = await read()
    if (found === undefined) return 'nothing'
    write(found)
    database.exec('commit')
    return 'kept'
  } catch (cause) {
    if (!isBusy(cause)) throw cause
    return 'overtaken'
  } finally {
    if (database.inTransaction) database.exec('rollback')
  }
}
