import type { Database } from './database.ts'
import type { Events, Noted } from './events.ts'
import { isBusy } from './trouble.ts'

/** What each connection waits for another one's write, ms; see open.ts. */
const USUAL_WAIT_MS = 5_000

/** A batch of the checks is written in less; nobody feels such a wait. */
const SHORT_WAIT_MS = 30

/** What waits is tried again after so long, ms: nobody may come who notes something more. */
const AGAIN_MS = 1_000

/**
 * Notes in the log that hold nobody up: while an import writes, they wait here and are entered soon after or with the
 * next one, with the time and the person of then. For what a person only looks at or leaves; what changes something is
 * entered in its own transaction.
 */
export function createNotes(database: Database, events: Events, trouble: (cause: unknown) => void) {
  const waiting: Noted[] = []

  let again: NodeJS.Timeout | undefined

  function enterAll(): void {
    clearTimeout(again)
    if (!database.open) return
    database.pragma(`busy_timeout=${SHORT_WAIT_MS}`)
    try {
      for (let next = waiting[0]; next; next = waiting[0]) {
        events.enter(next)
        waiting.shift()
      }
    } catch (cause) {
      if (!isBusy(cause)) trouble(cause) // to wait for another's write is what they are for
      again = setTimeout(enterAll, AGAIN_MS).unref()
    } finally {
      database.pragma(`busy_timeout=${USUAL_WAIT_MS}`)
    }
  }

  return (what: string, subject = '', who?: string): void => {
    waiting.push(events.noted(what, subject, who))
    enterAll()
  }
}

export type Note = ReturnType<typeof createNotes>
