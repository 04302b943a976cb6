import type { HeldCorrection } from './journal.ts'
import type { CorrectionState } from '../domain/correction.ts'
import type { Field } from '../domain/person.ts'

/** States in which the journal has yet to hold what the correction says, and nothing stands in its way. */
const ON_ITS_WAY: ReadonlySet<CorrectionState> = new Set(['draft', 'signed', 'waiting', 'handed-over'])

/**
 * The correction that lies over a field: the newest of those on their way. One that waits for a person
 * (refused, in conflict, set aside) hides nothing of what the journal holds.
 *
 * @param corrections the oldest first
 */
export const onItsWay = (
  corrections: readonly HeldCorrection[],
  field: Field | 'links' | 'card',
): HeldCorrection | undefined =>
  corrections.findLast(
    ({ state, correction }) =>
      ON_ITS_WAY.has(state) && correction.changes.some((change) => change.field === field),
  )
