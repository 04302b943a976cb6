import { z } from 'zod'
import { call } from './call.ts'
import { CLOSED_WHY } from './closed-why.ts'
import { copiesShown, copyHeld, copyId, type CopyTrouble } from './copies.ts'
import { instant } from './correction.ts'
import { language, theme } from './desk.ts'

/** Which sheet it is: the number on it and when it was made. */
const sheet = z.strictObject({ id: z.string(), made: instant })

/** The code of recovery with whatever stands between its digits. */
const code = z.string().max(200)

/**
 * What can be done about a base that does not open.
 *
 * `code`: the sheet that opens it, where one was made · `isOpened`: its code has been typed, or none was ever made and the keys
 * are there: copies may be looked into and put in the place of the base · `mayBegin`: an empty base may be made.
 */
export const recoveryShown = z.strictObject({
  why: z.enum(CLOSED_WHY),
  language,
  theme,
  training: z.boolean(),
  schoolTitle: z.string(),
  code: sheet.optional(),
  hasKeys: z.boolean(),
  hasBase: z.boolean(),
  isOpened: z.boolean(),
  mayBegin: z.boolean(),
  waitSeconds: z.int().nonnegative(),
  copies: copiesShown.shape.copies,
  /** Where the file of the base lies, for whoever is called to help. */
  folder: z.string(),
})

export type RecoveryShown = z.output<typeof recoveryShown>

/** As of any copy; `isUnread`: not all of the base could be read, so more may be missing than is listed. */
export const heldOfDamaged = copyHeld.extend({ isUnread: z.boolean() })

export type HeldOfDamaged = z.output<typeof heldOfDamaged>

/** The key of a base that is open. `isChanging`: the base is still under an earlier key. */
export const keyShown = z.strictObject({
  code: sheet.optional(),
  /** How often the key was changed. */
  changes: z.int().nonnegative(),
  isChanging: z.boolean(),
})

export type KeyShown = z.output<typeof keyShown>

/**
 * - `recovery.form`: a digit was mistyped in that group, counted from 1
 * - `recovery.wrong`: typed without a slip, and not the code of this base; or the file that it opens was altered
 * - `recovery.wait`: so many were wrong that the next one has to wait · `recovery.none`: there is nothing here that a code opens
 * - `recovery.other`: the code is right, and its keys are not those of this base
 * - `recovery.first`: the code comes first · `recovery.not-now`: the base is open, or that does not help here
 */
export type RecoveryFault =
  | { code: 'recovery.form'; group: number }
  | { code: 'recovery.wrong' }
  | { code: 'recovery.wait'; seconds: number }
  | { code: 'recovery.none' }
  | { code: 'recovery.other' }
  | { code: 'recovery.first' }
  | { code: 'recovery.not-now' }
  | { code: CopyTrouble }

/** The key of the base: its recovery code, its change, and a base that does not open. */
export const recoveryCalls = {
  'recovery.key': call(z.strictObject({}), keyShown),
  /** Makes a code and gives it this once. The one before ends. */
  'recovery.make': call(z.strictObject({}), sheet.extend({ groups: z.array(z.string().regex(/^\d{6}$/)) })),
  /** Changes the key; the program starts again, answered before that. The shift stays open. */
  'recovery.turn': call(z.strictObject({}), z.strictObject({})),

  'recovery.look': call(z.strictObject({}), recoveryShown),
  'recovery.speak': call(z.strictObject({ language }), recoveryShown),
  /** Opens with the code of the sheet. Where the key was lost the program starts again with it, answered before that. */
  'recovery.open': call(z.strictObject({ code }), recoveryShown.extend({ restarts: z.boolean() })),
  /** Opens a copy and looks whether it is whole, and what it lacks of what can still be read of the base. */
  'recovery.check': call(copyId, heldOfDamaged),
  /** Puts a copy in the place of the base, which is kept beside it, and starts the program again; answered before that. */
  'recovery.restore': call(copyId, z.strictObject({})),
  /** Begins with an empty base; what is here is kept beside it. Only where nothing else is left. */
  'recovery.begin': call(z.strictObject({}), z.strictObject({})),
  /** Starts the program again: the disk may have room now, or the keystore be there. */
  'recovery.retry': call(z.strictObject({}), z.strictObject({})),
}
