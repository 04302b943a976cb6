import type { Field } from './person.ts'

/**
 * Where a correction stands on its way from the counter to the journal.
 *
 * - `draft`: kept here, may still be taken back
 * - `withdrawn`: taken back before signing
 * - `signed`: signed; where the settings ask for a second person's signature it waits for that one, elsewhere an
 *   instant on the way to the outbox
 * - `waiting`: in the outbox
 * - `handed-over`: given to the journal's people in an exchange package, no answer about the record yet
 * - `confirmed`: the journal holds the new value; a journal restored from a copy may have lost it, then it waits again
 * - `proved`: the person has logged in since
 * - `refused`: the journal will not take it; a person decides
 * - `conflict`: the journal holds another value by now; a person decides
 * - `set-aside`: cannot be sent at all, or the second person does not agree; a person decides
 * - `closed`: a person has decided that nothing more is done about it, or another correction stands in its place; what
 *   was decided about a conflict can be taken back
 */
export const CORRECTION_STATES = [
  'draft',
  'withdrawn',
  'signed',
  'waiting',
  'handed-over',
  'confirmed',
  'proved',
  'refused',
  'conflict',
  'set-aside',
  'closed',
] as const

export type CorrectionState = (typeof CORRECTION_STATES)[number]

const NEXT: { readonly [State in CorrectionState]: readonly CorrectionState[] } = {
  draft: ['signed', 'withdrawn'],
  withdrawn: [],
  signed: ['waiting', 'set-aside'],
  waiting: ['handed-over', 'confirmed', 'refused', 'conflict', 'set-aside'],
  'handed-over': ['waiting', 'confirmed', 'refused', 'conflict', 'set-aside'],
  confirmed: ['proved', 'waiting'],
  proved: ['waiting'],
  refused: ['waiting', 'set-aside', 'closed'],
  conflict: ['waiting', 'confirmed', 'set-aside', 'closed'],
  'set-aside': ['waiting', 'signed', 'closed'],
  closed: ['conflict'],
}

/** Whether a correction may pass from one state to the other. Nothing leads back to `draft`. */
export const mayFollow = (from: CorrectionState, to: CorrectionState): boolean => NEXT[from].includes(to)

/** Whether nothing more will happen to the correction by itself, and a person must look at it. */
export const needsPerson = (state: CorrectionState): boolean =>
  state === 'refused' || state === 'conflict' || state === 'set-aside'

/** One field of one record: what the journal holds, and what the paper says. */
export type Change = { readonly field: Field; readonly was: string; readonly becomes: string }

/** The paper the secretary has seen: the original, a copy in the personal file, the parent's Госуслуги screen. */
export const BASES = ['original', 'copy', 'gosuslugi'] as const

export type Basis = (typeof BASES)[number]

/** Who asked for the correction (152-ФЗ, article 14: the subject or their representative). */
export const ASKERS = ['guardian', 'pupil', 'school'] as const

export type Asker = (typeof ASKERS)[number]
