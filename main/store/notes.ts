import type { Database } from './database.ts'
import type { Events } from './events.ts'

/** What each connection waits for another one's write, ms; see open.ts. */
const USUAL_WAIT_MS = 5_000

/** A batch of the checks is written in less; nobody feels such a wait. */
const SHORT_WAIT_MS = 30

/**
 * Notes in the log that hold nobody up: while an import writes, they wait here and are entered with the next
 * one. For what a person only looks at or leaves; what changes something is entered in its own transaction.
 */
export function createNotes(database: Database, events: Events, trouble: (cause: unknown) => void) {
  const waiting: [what: string, subject: string][] = []

  return (what: string, subject = ''): void => {
    waiting.push([what, subject])
    database.pragma(`busy_timeout=${SHORT_WAIT_MS}`)
    try {
      for (let next = waiting[0]; next; next = waiting[0]) {
        events.add(...next)
        waiting.shift()
      }
    } catch (cause) {
      trouble(cause)
    } finally {
      database.pragma(`busy_timeout=${USUAL_WAIT_MS}`)
    }
  }
}

export type Note = ReturnType<typeof createNotes>
