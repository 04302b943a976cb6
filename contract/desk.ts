import { z } from 'zod'
import { call } from './call.ts'
import { copyTrouble } from './copies.ts'
import { instant, schoolCode, workplaceCode } from './correction.ts'
import { role } from './staff.ts'
import { startState } from './start.ts'

export const language = z.enum(['ru', 'en'])

export type Language = z.output<typeof language>

/** How the pages look: as the system does, light, dark, or with the strongest contrast. */
export const theme = z.enum(['system', 'light', 'dark', 'contrast'])

export type Theme = z.output<typeof theme>

/**
 * Whose shift it is. The name is the certificate's own; the fingerprint is SHA-256, lower-case hex. Without a card
 * both are empty: nothing is signed then. `start`: the desk is being set up, and nobody is entered yet.
 */
export const shift = z.strictObject({
  name: z.string(),
  fingerprint: z.string(),
  since: instant,
  role,
  way: z.enum(['card', 'prepare', 'start']),
})

/** What every screen knows of the desk. No shift means that the screen is locked. */
export const desk = z.strictObject({
  training: z.boolean(),
  school: schoolCode,
  schoolTitle: z.string(),
  workplace: workplaceCode,
  language,
  theme,
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
  /** What is in the way of the day's copy of the base. */
  copyTrouble: copyTrouble.optional(),
  /** Told to an administrator: a newer version is offered, or is here, or this one should not be used. */
  update: z.enum(['offered', 'ready', 'blocked']).optional(),
  /** Nobody has made a recovery code yet; never said in the training. */
  withoutRecovery: z.boolean().optional(),
  /** How the way from the training to a real school stands. */
  start: startState,
  shift: shift.optional(),
})

export type Desk = z.output<typeof desk>

export const deskCalls = {
  'desk.look': call(z.strictObject({}), desk),
  'desk.speak': call(z.strictObject({ language }), desk),
  'desk.dress': call(z.strictObject({ theme }), desk),
  /** Without a card: to look up and prepare, where the settings allow it. */
  'shift.prepare': call(z.strictObject({}), desk),
  /** Without a card, to set the desk up: only while the first start goes on and nobody is entered. */
  'shift.start': call(z.strictObject({}), desk),
  /** Takes the counter over when another's shift is open. Opens the shift by the card's signature under a challenge; the PIN is asked on its own page. */
  'shift.open': call(z.strictObject({ card: z.string(), certificate: z.string() }), desk),
  'shift.lock': call(z.strictObject({}), desk),
}
