/** How long to wait before a signing process that has died is started again, by its deaths in a row. */
const PAUSES_MS = [0, 1_000, 2_000, 5_000]

/** A process that lived so long did not die of its start. */
const HEALTHY_MS = 10_000

/** Counts deaths of the signing process that follow closely on each other. */
export function createDeaths() {
  let inARow = 0
  return {
    /** How long to wait before the next start, ms, after a process that has lived so long. */
    pauseAfter(livedMs: number): number {
      inARow = livedMs > HEALTHY_MS ? 1 : inARow + 1
      return PAUSES_MS[Math.min(inARow, PAUSES_MS.length) - 1]!
    },
    forgive: (): void => void (inARow = 0),
  }
}
