import { z } from 'zod'
import { call } from './call.ts'
import { correctionId } from './correction.ts'
import { heldCorrection } from './journal.ts'
import { field, heldText } from './person.ts'
import { way } from './way.ts'

/**
 * What each way to a journal can do, as told to people; no public interface of a journal writes a person (see
 * docs/decisions/0017).
 */
export const delivery = z.strictObject({
  way,
  /** Ways that can be chosen here: `gateway` only where one is set. */
  ways: z.array(way).min(1),
  /** The administrator of the machine has set it. */
  isLocked: z.boolean(),
  /** Signed and waiting, not yet in a package or typed. */
  waiting: z.int().nonnegative(),
})

export type Delivery = z.output<typeof delivery>

/** A field to type into the journal: what it becomes, as people write it, and whether it is ticked. */
export const retypeField = z.strictObject({
  field,
  was: heldText,
  becomes: heldText,
  /** Who has ticked it and when. */
  tick: z.strictObject({ by: z.string(), at: z.iso.datetime({ precision: 3 }) }).optional(),
})

/** A correction to be typed by hand. `find`: what helps to find the person in the journal. */
export const retypeTask = z.strictObject({
  held: heldCorrection,
  kind: z.enum(['pupil', 'guardian']),
  birthDate: heldText,
  snils: heldText,
  fields: z.array(retypeField).min(1),
})

export type RetypeTask = z.output<typeof retypeTask>

/**
 * `delivery.locked`: set by the administrator; `delivery.no-way`: this desk has no such way; `retype.gone`: it does not
 * wait to be typed any more; `retype.unticked`: a field is not typed yet.
 */
export type DeliveryFault =
  | { code: 'delivery.locked' }
  | { code: 'delivery.no-way' }
  | { code: 'retype.gone' }
  | { code: 'retype.unticked' }

export const deliveryCalls = {
  'delivery.look': call(z.strictObject({}), delivery),
  'delivery.choose': call(z.strictObject({ way }), delivery),
  /** What waits to be typed, the oldest first. */
  'retype.list': call(z.strictObject({}), z.strictObject({ tasks: z.array(retypeTask) })),
  /** Ticks or unticks a field. With the last tick nothing is confirmed yet: that is `retype.confirm`. */
  'retype.tick': call(z.strictObject({ id: correctionId, field, isTicked: z.boolean() }), retypeTask),
  /** Every field is ticked and the journal was saved: the correction is confirmed; who and when is the receipt. */
  'retype.confirm': call(z.strictObject({ id: correctionId }), heldCorrection),
  /** The journal did not take it: refused with the words of the person who tried. */
  'retype.refuse': call(
    z.strictObject({ id: correctionId, reason: z.string().trim().min(3).max(500) }),
    heldCorrection,
  ),
}
