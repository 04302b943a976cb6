import { z } from 'zod'
import { call } from './call.ts'
import { instant, schoolCode, workplaceCode } from './correction.ts'
import { role } from './staff.ts'

export const language = z.enum(['ru', 'en'])

export type Language = z.output<typeof language>

/**
 * Whose shift it is. The name is the certificate's own; the fingerprint is SHA-256, lower-case hex. Without a card
 * both are empty: nothing is signed then.
 */
export const shift = z.strictObject({
  name: z.string(),
  fingerprint: z.string(),
  since: instant,
  role,
  way: z.enum(['card', 'prepare']),
})

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
  /** Signed by one person, not yet by the second one that the settings ask for. */
  forSecond: z.int().nonnegative(),
  /** Of these, those signed with the certificate of the open shift: another person has to sign them. */
  ownForSecond: z.int().nonnegative(),
  /** Whether the settings ask for the signature of a second person. */
  secondSignature: z.boolean(),
  /** Whether the policy asks lists of revoked certificates; where not, nothing is said of their absence. */
  asksRevocation: z.boolean(),
  /** Fingerprint of the certificate that opened the last shift here: offered first. */
  lastCertificate: z.string().optional(),
  /** Whether a shift may be opened without a card. */
  withoutCards: z.boolean(),
  shift: shift.optional(),
})

export type Desk = z.output<typeof desk>

export const deskCalls = {
  'desk.look': call(z.strictObject({}), desk),
  'desk.speak': call(z.strictObject({ language }), desk),
  /** Without a card: to look up and prepare, where the settings allow it. */
  'shift.prepare': call(z.strictObject({}), desk),
  /** Takes the counter over when another's shift is open. Opens the shift by the card's signature under a challenge; the PIN is asked on its own page. */
  'shift.open': call(z.strictObject({ card: z.string(), certificate: z.string() }), desk),
  'shift.lock': call(z.strictObject({}), desk),
}
