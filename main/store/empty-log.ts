import type { Database } from './database.ts'
import { isBusy } from './trouble.ts'

/** Up to here a second is enough to write the file anew. A school's base has a tenth of that. */
const LARGEST_AT_ONCE = 32 * 1_024 * 1_024

/**
 * Leaves nothing of what was deleted: the log of the base still holds the pages as they were before, and where rows were
 * moved to a neighbouring page as one grew full, their bytes stay in the free space of the first: the base fills with
 * zeros what is deleted (open.ts), and not what is moved. So the whole file is written anew. Gives whether that is done;
 * a reader or a writer is waited for as long as this connection waits.
 *
 * @param isQuiet nobody waits: 100 MiB may hold everything up for some seconds. Else a large base is left as it is.
 */
export function emptyLog(database: Database, isQuiet: boolean): boolean {
  try {
    const pages = Number(database.pragma('page_count', { simple: true }))
    const size = pages * Number(database.pragma('page_size', { simple: true }))
    if (size > LARGEST_AT_ONCE && !isQuiet) return false
    database.exec('vacuum')
  } catch (cause) {
    if (isBusy(cause)) return false
    throw cause
  }
  const [{ busy } = { busy: 1 }] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
  return busy === 0
}
