import type { InTheWay } from '../../contract/updates.ts'

/** How the desk is just now. `idleSeconds`: so long nobody has touched anything. */
export type Around = {
  readonly inTheWay: readonly InTheWay[]
  readonly isLocked: boolean
  readonly idleSeconds: number
}

/** By night, in whole hours of the clock on the wall. */
const NIGHT = { from: 22, until: 5 }

/** So long a locked screen was touched by nobody: whoever locked it does not come back this very minute. */
const QUIET_SECONDS = 10 * 60

/** Whether a version that is here is put in now, nobody having asked. */
export function isItsTime(
  when: 'asked' | 'night' | 'lock',
  { inTheWay, isLocked, idleSeconds }: Around,
  now: Date,
): boolean {
  if (when === 'asked' || inTheWay.length > 0 || !isLocked || idleSeconds < QUIET_SECONDS) return false
  return when === 'lock' || now.getHours() >= NIGHT.from || now.getHours() < NIGHT.until
}
