import { z } from 'zod'
import { CORRECTION_STATES } from '../domain/correction.ts'
import { call } from './call.ts'
import { instant } from './correction.ts'
import { field } from './person.ts'

/**
 * Why a copy is of each day, was asked for, was made before the base was changed by a newer program, or is the base that
 * stood here before another copy was restored.
 */
export const copyKind = z.enum(['daily', 'asked', 'step', 'replaced'])

export type CopyKind = z.output<typeof copyKind>

/** Beside the base, or in the second folder. */
export const copyPlace = z.enum(['here', 'second'])

export type CopyPlace = z.output<typeof copyPlace>

/** A copy is known by its file name; the name says nothing of a person. */
const copyName = z.string().regex(/^[a-z0-9.-]{1,80}\.db$/)

/** Which copy. */
export const copyId = z.strictObject({ place: copyPlace, name: copyName })

export const copy = copyId.extend({ kind: copyKind, madeAt: instant, bytes: z.int().nonnegative() })

export type Copy = z.output<typeof copy>

/**
 * - `copies.away`: the folder is not there now · `copies.full`: no room · `copies.rights`: nothing may be written there
 * - `copies.base`: a page of the base itself is damaged, so no copy of it is made
 */
export const copyTrouble = z.enum(['copies.away', 'copies.full', 'copies.rights', 'copies.base'])

export type CopyTrouble = z.output<typeof copyTrouble>

/** What copies there are, the newest first, and how the making of them goes. It is tried again each hour. */
export const copiesShown = z.strictObject({
  copies: z.array(copy),
  /** Of this desk, in the folder beside the base. */
  lastMade: instant.optional(),
  trouble: copyTrouble.optional(),
  second: z
    .strictObject({ folder: z.string(), lastMade: instant.optional(), trouble: copyTrouble.optional() })
    .optional(),
})

export type CopiesShown = z.output<typeof copiesShown>

/** A correction of the present base that a copy does not hold. */
const lost = z.strictObject({
  id: z.string(),
  created: instant,
  person: z.string(),
  fields: z.array(field),
  state: z.enum(CORRECTION_STATES),
})

/** What a copy holds that opens and is whole, and what would be missing with it. */
export const copyHeld = z.strictObject({
  people: z.int().nonnegative(),
  corrections: z.int().nonnegative(),
  /** When the last correction in it was made. */
  lastCorrection: instant.optional(),
  /** Corrections made since: how many, and the newest of them. */
  missing: z.int().nonnegative(),
  newest: z.array(lost).max(50),
})

export type CopyHeld = z.output<typeof copyHeld>

/**
 * - `copies.gone`: it is not there any more · `copies.key`: made with another key, by another desk or account
 * - `copies.damaged`: it opens and is not whole · `copies.future`: of a newer program · the others as `copyTrouble`
 */
export type CopiesFault =
  | { code: 'copies.gone' }
  | { code: 'copies.key' }
  | { code: 'copies.damaged' }
  | { code: 'copies.future' }
  | { code: CopyTrouble }

/** Copies of the base. */
export const copiesCalls = {
  'copies.look': call(z.strictObject({}), copiesShown),
  /** Makes one now, beside the base and in the second folder. */
  'copies.make': call(z.strictObject({}), copiesShown),
  /** Opens a copy with the key of this desk and looks whether it is whole. */
  'copies.check': call(copyId, copyHeld),
  /**
   * Puts a copy in the place of the base, which is kept aside as a copy first, and starts the program again; answered
   * before that. The shift closes.
   */
  'copies.restore': call(copyId, z.strictObject({})),
}
