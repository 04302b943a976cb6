import type { Fault } from '../../contract/fault.ts'
import { failed, type Outcome } from '../../domain/outcome.ts'

/** The one door to the main process, put there by preload/. It knows nothing of what passes through it. */
type Door = {
  call(name: string, input: unknown): Promise<unknown>
  onNews(hear: (news: unknown) => void): () => void
}

declare const kiosk: Door

/** The door of this page; each of the two pages has its own table of calls behind it. */
export const door = (): Door => kiosk

/**
 * Asks the main process through the door. Never throws: a door that breaks is the fault `unexpected`.
 * What may be sent and what comes back each page types for itself.
 */
export async function ask<Value>(name: string, input: unknown): Promise<Outcome<Value, Fault>> {
  try {
    return (await door().call(name, input)) as Outcome<Value, Fault>
  } catch {
    return failed({ code: 'unexpected' })
  }
}
