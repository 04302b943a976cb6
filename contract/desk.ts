import { z } from 'zod'
import { call } from './call.ts'
import { instant, schoolCode, workplaceCode } from './correction.ts'

export const language = z.enum(['ru', 'en'])

export type Language = z.output<typeof language>

/** Whose shift it is. The name is the certificate's own; the fingerprint is SHA-256, lower-case hex. */
export const shift = z.strictObject({ name: z.string(), fingerprint: z.string(), since: instant })

/** What every screen knows of the desk. No shift means that the screen is locked. */
export const desk = z.strictObject({
  training: z.boolean(),
  school: schoolCode,
  schoolTitle: z.string(),
  workplace: workplaceCode,
  language,
  version: z.string(),
  people: z.int().nonnegative(),
  drafts: z.int().nonnegative(),
  /** Open requests past their last day. */
  overdue: z.int().nonnegative(),
  shift: shift.optional(),
})

export type Desk = z.output<typeof desk>

export const deskCalls = {
  'desk.look': call(z.strictObject({}), desk),
  'desk.speak': call(z.strictObject({ language }), desk),
  /** Opens the shift by the card's signature under a challenge; the PIN is asked on its own page. */
  'shift.open': call(z.strictObject({ card: z.string(), certificate: z.string() }), desk),
  'shift.lock': call(z.strictObject({}), desk),
}
