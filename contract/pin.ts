import { z } from 'zod'
import { call } from './call.ts'
import { change } from './correction.ts'
import { language } from './desk.ts'
import { heldText } from './person.ts'

/** What one PIN is asked for. Exactly what is shown here is signed. */
export const pinQuestion = z.strictObject({
  purpose: z.enum(['shift', 'sign']),
  language,
  /** The card of the training mode, whose PIN everybody may know. */
  simulated: z.boolean(),
  reader: z.string(),
  cardLabel: z.string(),
  name: z.string(),
  triesLeft: z.int().nonnegative().optional(),
  documents: z.array(z.strictObject({ person: heldText, changes: z.array(change) })),
})

export type PinQuestion = z.output<typeof pinQuestion>

/** Four to sixteen bytes of printable ASCII, as the card takes them. Zeroed after use. */
export const pinBytes = z
  .instanceof(Uint8Array)
  .refine(
    (pin) => pin.length >= 4 && pin.length <= 16 && pin.every((byte) => byte > 0x20 && byte < 0x7f),
    'pin.form',
  )

export const pinCalls = {
  'pin.look': call(z.strictObject({}), pinQuestion),
  'pin.enter': call(z.strictObject({ pin: pinBytes }), z.strictObject({})),
  'pin.cancel': call(z.strictObject({}), z.strictObject({})),
}
