import type { Cursors } from '../store/cursors.ts'

const DAY_MS = 86_400_000

/** A desk is off over a weekend and some days more; what is longer may be the clock. */
const LONGEST_PAUSE_DAYS = 7

/** So many days a clock that has leapt must go on as clocks do: long enough for somebody to see what it says. */
const STEADY_DAYS = 3

/** The cursor that holds the day to which the clock has leapt, ISO. */
const LEAPT = 'retention-leapt'

/**
 * Whether the clock may be believed when it says that a term is over: what is erased by a wrong one does not come back
 * when it is put right.
 *
 * @param before ISO day of the look before this one, '' where there was none
 * @param today  ISO day
 */
export function isSteady(cursors: Cursors, before: string, today: string): boolean {
  if (before !== '' && Math.abs(daysFrom(before, today)) > LONGEST_PAUSE_DAYS) cursors.set(LEAPT, today)
  const leapt = cursors.get(LEAPT)
  return leapt === '' || daysFrom(leapt, today) >= STEADY_DAYS
}

const daysFrom = (one: string, other: string): number => (Date.parse(other) - Date.parse(one)) / DAY_MS
