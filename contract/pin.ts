import { z } from 'zod'
import { call } from './call.ts'
import { change } from './correction.ts'
import { language, theme } from './desk.ts'
import { heldText } from './person.ts'
import { pinBytes } from './pin-bytes.ts'
import { pinFacts } from './signer.ts'

/** What one PIN is asked for. Exactly what is shown here is signed. */
export const pinQuestion = z.strictObject({
  /** `second`: the corrections are signed already by another person. */
  purpose: z.enum(['shift', 'sign', 'second']),
  language,
  theme,
  /** The card of the training mode, whose PIN everybody may know. */
  simulated: z.boolean(),
  reader: z.string(),
  cardLabel: z.string(),
  /** As the token calls itself, where it does. */
  token: z.strictObject({ label: z.string(), serial: z.string() }).optional(),
  name: z.string(),
  triesLeft: z.int().nonnegative().optional(),
  pin: pinFacts,
  /**
   * How the chosen card is at this moment: `gone` until it is put in again, `other` while another one is in its
   * reader, `busy` while another program holds it, `mute` while what is in its reader does not answer.
   */
  cardState: z.enum(['here', 'gone', 'other', 'busy', 'mute']),
  /** The whole batch in its order; the first `signed` of them are signed already. */
  documents: z.array(z.strictObject({ person: heldText, changes: z.array(change) })),
  signed: z.int().nonnegative(),
  /** The computer's clock is behind the last signing time kept here. */
  isClockBack: z.boolean(),
})

export type PinQuestion = z.output<typeof pinQuestion>

/** What the page shows at this moment. */
export const pinLook = z.strictObject({
  question: pinQuestion,
  /**
   * What the card is doing, while it works. `mayStop` when it has been silent for so long that the process may be
   * ended; `isGivenUp` when the person has broken off and the card ends what it has begun.
   */
  work: z
    .strictObject({
      seconds: z.int().nonnegative(),
      silentSeconds: z.int().nonnegative(),
      mayStop: z.boolean(),
      isGivenUp: z.boolean(),
    })
    .optional(),
})

export type PinLook = z.output<typeof pinLook>

export const pinCalls = {
  /** Asked again and again while the page stands: the card may come and go. */
  'pin.look': call(z.strictObject({}), pinLook),
  'pin.enter': call(z.strictObject({ pin: pinBytes }), z.strictObject({})),
  /** The PIN is being typed on the keys of the reader. */
  'pin.enterOnReader': call(z.strictObject({}), z.strictObject({})),
  /** At once, or as soon as the card has ended what it is doing. */
  'pin.cancel': call(z.strictObject({}), z.strictObject({})),
  /** Ends the process of a card that hangs and starts another; not before `mayStop`. */
  'pin.stop': call(z.strictObject({}), z.strictObject({})),
}
