import { setTimeout as pause } from 'node:timers/promises'
import { boundShortLived } from './short-lived.ts'

/** A page that was told of the desk has drawn its lock so long later, ms; the cards are looked for then. */
const LOCKED_MS = 400
/** And has drawn itself whole, ms. */
const DRAWN_MS = 1_500

/**
 * When the first page has drawn what, from the moment it was told of the desk: whatever is not the screen's waits for it.
 * With the page drawn main has grown to its size.
 */
export function drawnAfter(told: Promise<unknown>): Record<'locked' | 'painted', Promise<void>> {
  const locked = told.then(() => pause(LOCKED_MS))
  const painted = told.then(() => pause(DRAWN_MS))
  void painted.then(boundShortLived)
  return { locked, painted }
}
