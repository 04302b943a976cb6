import { isoToday } from '../domain/date.ts'
import type { Log } from './answer.ts'
import type { copiesIn } from './store/copies.ts'
import type { Database } from './store/database.ts'

type Needs = {
  readonly copies: ReturnType<typeof copiesIn>
  readonly database: Database
  readonly now: () => number
  readonly log: Log
}

/** How often it is looked whether the day's copy is there: a kiosk runs for weeks. */
const LOOK_MS = 3_600_000

/** Makes each day's copy of the base, the first one now. Gives the way to stop. */
export function startCopying({ copies, database, now, log }: Needs): () => void {
  const copy = (): void => {
    try {
      copies.daily(database, isoToday(now()))
    } catch (cause) {
      log.error('store.copy', cause) // a full disk: the work goes on without the copy
    }
  }
  copy()
  const looking = setInterval(copy, LOOK_MS)
  return () => clearInterval(looking)
}
