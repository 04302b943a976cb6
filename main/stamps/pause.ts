const SHORTEST_MS = 5_000
const LONGEST_MS = 30 * 60_000

/**
 * How long to wait before the service is asked again, ms: doubles from 5 s to 30 min, spread over ±20 % so that
 * the desks of a region do not all come back in the same second.
 *
 * @param failures rounds failed in a row, 1 or more
 * @param chance   a number in [0, 1)
 */
export const pauseMs = (failures: number, chance: number): number =>
  Math.round(Math.min(SHORTEST_MS * 2 ** (failures - 1), LONGEST_MS) * (0.8 + 0.4 * chance))
