import type { Answered } from './ask.ts'
import type { Quality } from './judge.ts'
import { medianOf, timesOf } from '../times.ts'

/** One kind of query at one size: what a peer took, and what it found. */
export type Cell = {
  readonly what: string
  readonly answered: Answered
  readonly quality: Quality
}

/** Milliseconds. A keystroke that met other work of the machine in one round is measured by the others. */
export type Figures = {
  readonly p50: number
  readonly p99: number
  readonly count: number
  readonly rounds: number
}

/** The times of all measured keystrokes of one kind. */
export const figuresOf = (answered: Answered): Figures => ({
  ...timesOf(mediansOf(answered)),
  rounds: answered.rounds.length,
})

/** The time of each keystroke, of all measured or of those places only: the median of its rounds. */
function mediansOf({ places, rounds }: Answered, only?: ReadonlySet<number>): number[] {
  return places.flatMap((place, number) =>
    !only || only.has(place) ? [medianOf(rounds.map((times) => times[number]!))] : [],
  )
}

/** How many times faster ours is on the very keystrokes that the peer came to, of one kind or of several together. */
export function timesFaster(ours: readonly Cell[], theirs: readonly Cell[]): { p50: number; p99: number } {
  const other = timesOf(theirs.flatMap(({ answered }) => mediansOf(answered)))
  const same = timesOf(
    theirs.flatMap(({ answered: { places } }, number) => mediansOf(ours[number]!.answered, new Set(places))),
  )
  return { p50: other.p50 / same.p50, p99: other.p99 / same.p99 }
}

/** What is found of all kinds together: the mean of top 5. */
export const foundOf = (cells: readonly Cell[]): number =>
  cells.reduce((sum, { quality }) => sum + quality.top5, 0) / cells.length

/** A point of a percent: two qualities this near are equal. */
const EQUAL = 1

/** Whether a peer that finds so many percent in the first five finds as well as ours. */
export const isAsGood = (ours: number, theirs: number): boolean => theirs >= ours - EQUAL
