import type { Health } from '../../../contract/health.ts'
import { percentOf } from './share.ts'

type Day = Health['trend'][number]

/** The plot inside a chart, in its own units. */
export type Plot = { readonly width: number; readonly height: number }

export type Point = { readonly x: number; readonly y: number }

/** A line over days with the ends of its axis: what stands at the bottom and what at the top. */
export type Trend = {
  readonly points: readonly Point[]
  readonly low: number
  readonly high: number
}

const DAY_MS = 86_400_000

/**
 * Shares of ready people, in per cent, drawn between a whole ten below the lowest and 100. The axis does not
 * begin at nothing, so it is drawn as a line and its ends are written beside it.
 */
export function shareTrend(days: readonly Day[], plot: Plot): Trend {
  const shares = days.map(({ ready, people }) => percentOf(ready, people))
  const low = Math.max(0, Math.min(90, Math.floor((Math.min(...shares) - 1) / 10) * 10))
  return { points: pointsOf(days, shares, { low, high: 100 }, plot), low, high: 100 }
}

/** Numbers of faults, from nothing up to a round number above the highest: an area may be filled under them. */
export function faultTrend(days: readonly Day[], plot: Plot): Trend {
  const faults = days.map((day) => day.faults)
  const high = roundUp(Math.max(...faults))
  return { points: pointsOf(days, faults, { low: 0, high }, plot), low: 0, high }
}

/** The points as the path of an SVG line; a day without checks is a longer step, not a missing one. */
export const lineOf = (points: readonly Point[]): string =>
  points.map(({ x, y }, place) => `${place === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join('')

/** The area between the line and the bottom of the plot. */
export function areaOf(points: readonly Point[], { height }: Plot): string {
  const [first, last] = [points.at(0), points.at(-1)]
  return first && last ? `${lineOf(points)}L${short(last.x)} ${height}L${short(first.x)} ${height}Z` : ''
}

/** The next round number that is not below: 5, 10, 20, 30, 40, 50, 60, 80, 100, 200 … */
export function roundUp(number: number): number {
  if (number <= 5) return 5
  const ten = 10 ** Math.floor(Math.log10(number))
  return [1, 2, 3, 4, 5, 6, 8, 10].map((times) => times * ten).find((round) => round >= number) ?? number
}

function pointsOf(
  days: readonly Day[],
  values: readonly number[],
  { low, high }: { low: number; high: number },
  { width, height }: Plot,
): Point[] {
  const times = days.map(({ day }) => Date.parse(day) / DAY_MS)
  const [first = 0, last = 0] = [times.at(0), times.at(-1)]
  return values.map((value, place) => ({
    x: last === first ? width : (width * ((times[place] ?? first) - first)) / (last - first),
    y: height * (1 - (value - low) / (high - low)),
  }))
}

const short = (number: number): string => String(Math.round(number * 10) / 10)
