const SHORTEST_MS = 2_000
const LONGEST_MS = 15 * 60_000

/**
 * How long to wait before the next attempt, in milliseconds.
 *
 * Doubles from 2 s to 15 min, then is spread over ±20 % so that the schools of a region do not all return
 * in the same second after an outage.
 *
 * @param failures attempts failed in a row, 1 or more
 * @param chance   a number in [0, 1): Math.random() in life, a constant in tests
 */
export function pauseMs(failures: number, chance: number): number {
  const doubled = Math.min(SHORTEST_MS * 2 ** (failures - 1), LONGEST_MS)
  return spread(doubled, chance)
}

/** The same duration ±20 %. */
export const spread = (ms: number, chance: number): number => Math.round(ms * (0.8 + 0.4 * chance))
