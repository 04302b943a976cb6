/** Crashes within this time belong together, ms. */
const TOGETHER_MS = 60_000

/** So many crashes cost nothing: the page is back at once. */
const AT_ONCE = 3

const LONGEST_MS = 30_000

/**
 * How long to wait before a page that broke is loaded again, ms. A page that breaks as soon as it stands must not take
 * the machine with it; one that broke by chance must be back before anybody has noticed.
 *
 * @param crashes when it broke, ms since 1970, the last one too
 */
export function pauseBeforeLoad(crashes: readonly number[], now: number): number {
  const recent = crashes.filter((at) => now - at < TOGETHER_MS).length
  return recent <= AT_ONCE ? 0 : Math.min(1_000 * 2 ** (recent - AT_ONCE), LONGEST_MS)
}
