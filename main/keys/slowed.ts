/** So many wrong codes are a tired person with a sheet. */
const AT_ONCE = 5

const SHORTEST_SECONDS = 10
const LONGEST_SECONDS = 600

/**
 * Makes whoever tries codes wait: ten seconds after the fifth wrong one, twice as long after each that follows. A start of
 * the program forgets it; the code has 166 bits, so this is for the nerves and not for the secret.
 *
 * @param now ms since 1970
 */
export function slowed(now: () => number) {
  let wrong = 0
  let until = 0
  return {
    /** How long the next code has to wait, 0 when it may come. */
    waitSeconds(): number {
      until = Math.min(until, now() + LONGEST_SECONDS * 1_000) // a clock that was put back
      return Math.max(Math.ceil((until - now()) / 1_000), 0)
    },

    tried(isRight: boolean): void {
      wrong = isRight ? 0 : wrong + 1
      if (wrong < AT_ONCE) return
      until = now() + Math.min(SHORTEST_SECONDS * 2 ** (wrong - AT_ONCE), LONGEST_SECONDS) * 1_000
    },
  }
}
