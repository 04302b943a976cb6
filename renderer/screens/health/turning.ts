import type { HealthLine } from '../../../contract/health.ts'
import { TURNING } from './kinds.ts'

/** A pupil, and the birthday (ISO) that changes the rules of Госуслуги. */
export type Turning = {
  readonly person: HealthLine['person']
  readonly age: 14 | 18
  readonly on: string
}

/** Whose birthday comes, the next first. */
export const turningSoon = (lines: readonly HealthLine[]): Turning[] =>
  lines
    .flatMap(({ person, marks }) =>
      marks.flatMap((mark) => (mark.code === TURNING ? [{ person, age: mark.age, on: mark.on }] : [])),
    )
    .toSorted((one, other) => one.on.localeCompare(other.on))
