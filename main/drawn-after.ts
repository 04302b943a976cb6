import { setTimeout as pause } from 'node:timers/promises'

/** A page that was told of the desk has drawn its lock so long later, ms; the cards are looked for then. */
const LOCKED_MS = 400
/** And has drawn itself whole, ms. */
const DRAWN_MS = 1_500

/** When the first page has drawn what, from the moment it was told of the desk: whatever is not the screen's waits for it. */
export const drawnAfter = (told: Promise<unknown>): Record<'locked' | 'painted', Promise<void>> => ({
  locked: told.then(() => pause(LOCKED_MS)),
  painted: told.then(() => pause(DRAWN_MS)),
})
