import { z } from 'zod'
import { call } from './call.ts'
import { change } from './correction.ts'
import { language } from './desk.ts'
import { heldText } from './person.ts'
import { pinBytes } from './pin-bytes.ts'
import { pinFacts } from './signer.ts'

/** What one PIN is asked for. Exactly what is shown here is signed. */
export const pinQuestion = z.strictObject({
  /** `second`: the corrections are signed already by another person. */
  purpose: z.enum(['shift', 'sign', 'second']),
  language,
  /** The card of the training mode, whose PIN everybody may know. */
  simulated: z.boolean(),
  reader: z.string(),
  cardLabel: z.string(),
  name: z.string(),
  triesLeft: z.int().nonnegative().optional(),
  pin: pinFacts,
  /**
   * How the chosen card is at this moment: `gone` until it is put in again, `other` while another one is in its
   * reader, `busy` while another program holds it.
   */
  cardState: z.enum(['here', 'gone', 'other', 'busy']),
  documents: z.array(z.strictObject({ person: heldText, changes: z.array(change) })),
})

export type PinQuestion = z.output<typeof pinQuestion>

export const pinCalls = {
  /** Asked again and again while the page stands: the card may come and go. */
  'pin.look': call(z.strictObject({}), pinQuestion),
  'pin.enter': call(z.strictObject({ pin: pinBytes }), z.strictObject({})),
  /** The PIN is being typed on the keys of the reader. */
  'pin.enterOnReader': call(z.strictObject({}), z.strictObject({})),
  'pin.cancel': call(z.strictObject({}), z.strictObject({})),
}
