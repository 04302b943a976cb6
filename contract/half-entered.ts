import { z } from 'zod'
import { call } from './call.ts'
import { LONGEST_HALF_ENTERED } from './kiosk-limits.ts'

/** What is kept of it in its file, sealed: whose it is, by which version of the program, and since when (ms since 1970). */
export const keptHalfEntered = z.strictObject({
  owner: z.string(),
  version: z.string(),
  at: z.int(),
  work: z.string(),
})

export type KeptHalfEntered = z.output<typeof keptHalfEntered>

/**
 * Where a person is and what she has typed so far, as the page itself writes it down. It is given back to the same
 * person alone, to the same version of the program, and to nobody after three days.
 */
export const halfEnteredCalls = {
  'half-entered.keep': call(
    z.strictObject({
      work: z.string().max(LONGEST_HALF_ENTERED),
      /** Whether something is typed that a newer version of the program would not give back. */
      isTyping: z.boolean().default(false),
    }),
    z.strictObject({}),
  ),
  /** After the page or the program has ended without being asked to; undefined where nothing waits for this person. */
  'half-entered.give': call(z.strictObject({}), z.strictObject({ work: z.string().optional() })),
}
