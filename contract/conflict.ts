import { z } from 'zod'
import { call } from './call.ts'
import { correctionId } from './correction.ts'
import { heldCorrection } from './journal.ts'
import { field, heldText } from './person.ts'

/**
 * One field of a correction in conflict, three ways: what stood there when the secretary looked (`was`), what the paper
 * says (`ours`), what the journal holds now (`theirs`).
 *
 * - `differs`: the journal holds neither; a person decides
 * - `ours`: the journal holds what the correction says
 * - `was`: nobody has touched it; the correction of it has only been held up by the others
 */
export const conflictField = z.strictObject({
  field,
  was: heldText,
  ours: heldText,
  theirs: heldText,
  state: z.enum(['differs', 'ours', 'was']),
})

/**
 * A correction in conflict. `isRead`: the journal's record as it was at the conflict, or newer, has come here; until
 * then nothing can be decided. `isGone`: the journal no longer has the person in this school.
 */
export const conflict = z.strictObject({
  held: heldCorrection,
  fields: z.array(conflictField).min(1),
  isRead: z.boolean(),
  isGone: z.boolean(),
})

export type Conflict = z.output<typeof conflict>
export type ConflictField = z.output<typeof conflictField>

/** `ours`: once more what the paper says; `theirs`: the journal keeps what it holds; `anew`: another value. */
export const choice = z.discriminatedUnion('take', [
  z.strictObject({ field, take: z.literal('ours') }),
  z.strictObject({ field, take: z.literal('theirs') }),
  z.strictObject({ field, take: z.literal('anew'), value: heldText }),
])

export type Choice = z.output<typeof choice>

/**
 * - `conflict.gone`: it is not in conflict any more
 * - `conflict.not-read`: what the journal holds now has not come here yet
 * - `conflict.unchosen`: a field that differs has no choice
 * - `conflict.moved`: the journal has changed again since it was shown
 */
export type ConflictFault =
  | { code: 'conflict.gone' }
  | { code: 'conflict.not-read' }
  | { code: 'conflict.unchosen' }
  | { code: 'conflict.moved' }

export const conflictCalls = {
  'conflict.list': call(z.strictObject({}), z.strictObject({ conflicts: z.array(conflict) })),
  /**
   * Settles conflicts: each is closed, and where a field is kept or written anew a new draft that names the old one in
   * `replaces` stands in its place. `theirs` is what the person saw of each field: it must still be so. One that cannot
   * be settled stays as it is and is named in `left` with the code why; the others are settled.
   */
  'conflict.settle': call(
    z.strictObject({
      conflicts: z
        .array(
          z.strictObject({
            id: correctionId,
            saw: z
              .array(z.strictObject({ field, theirs: heldText }))
              .min(1)
              .max(20),
            choices: z.array(choice).max(20),
          }),
        )
        .min(1)
        .max(500),
    }),
    z.strictObject({
      settled: z.array(correctionId),
      drafted: z.array(correctionId),
      left: z.array(z.strictObject({ id: correctionId, code: z.string() })),
    }),
  ),
  /** Takes back what was settled: drafts that stand in their place are withdrawn; what is signed already stays. */
  'conflict.reopen': call(
    z.strictObject({ ids: z.array(correctionId).min(1).max(500) }),
    z.strictObject({ reopened: z.array(correctionId) }),
  ),
}
