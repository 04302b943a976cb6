import type { Trouble } from '../../contract/trouble.ts'

/** The gateway believes a signature from so far in its future; what is more is a wrong clock here. */
const MAY_DIFFER_SECONDS = 5 * 60

/** Holds the clock of this computer against what the gateway says in the head of its answers. */
export function createOwnClock(now: () => number) {
  let aheadSeconds = 0
  return {
    /** The gateway's clock, ms since 1970, as it has just been heard. */
    dated(theirs: number): void {
      aheadSeconds = Math.round((now() - theirs) / 1_000)
    },
    trouble: (): Trouble | undefined =>
      Math.abs(aheadSeconds) > MAY_DIFFER_SECONDS ? { code: 'line.clock', aheadSeconds } : undefined,
  }
}
