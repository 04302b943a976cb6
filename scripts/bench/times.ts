/** Milliseconds. */
export type Times = {
  readonly p50: number
  readonly p99: number
  readonly worst: number
  readonly count: number
}

/**
 * Milliseconds of one piece of work that was not interrupted: where the machine gave the core to another
 * program meanwhile, the work is done again, at most so many times, and the shortest time counts.
 *
 * @param first takes the time of the first attempt, interrupted or not
 */
export function timeOf(work: () => unknown, first: number[] = []): number {
  let least = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const before = process.resourceUsage().involuntaryContextSwitches
    const start = performance.now()
    work()
    const passed = performance.now() - start
    if (attempt === 0) first.push(passed)
    least = Math.min(least, passed)
    if (process.resourceUsage().involuntaryContextSwitches === before) return least
  }
  return least
}

const MOST_ATTEMPTS = 5

/** Sorts what was measured. */
export function timesOf(times: readonly number[]): Times {
  const sorted = Float64Array.from(times).sort()
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
  return { p50: at(0.5), p99: at(0.99), worst: at(1), count: sorted.length }
}
