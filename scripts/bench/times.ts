/** Milliseconds. */
export type Times = {
  readonly p50: number
  readonly p99: number
  readonly worst: number
  readonly count: number
}

/** Milliseconds on the wall of one piece of work, whatever else the machine was doing. */
export function timeOf(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** Sorts what was measured. */
export function timesOf(times: readonly number[]): Times {
  const sorted = Float64Array.from(times).sort()
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
  return { p50: at(0.5), p99: at(0.99), worst: at(1), count: sorted.length }
}

/** The middle one of an odd number of figures; the higher of the two middle ones of an even number. */
export const medianOf = (figures: readonly number[]): number => timesOf(figures).p50
