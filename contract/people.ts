import { z } from 'zod'
import { call } from './call.ts'
import { heldCorrection } from './journal.ts'
import { mark } from './mark.ts'
import { field, heldText, personId, personRecord } from './person.ts'

/** Another person of the same family, as much as tells them apart. */
export const relative = z.strictObject({
  id: personId,
  kind: z.enum(['pupil', 'guardian']),
  lastName: heldText,
  firstName: heldText,
  middleName: heldText,
  birthDate: heldText,
  className: heldText,
  relation: z.string(),
})

/** Which word of the query was found where, and how: as typed, as a beginning, in the other layout, with a typo. */
export const match = z.strictObject({
  typed: z.string(),
  place: z.enum(['lastName', 'firstName', 'middleName', 'className', 'birthDate', 'snils', 'phone']),
  way: z.enum(['exact', 'prefix', 'layout', 'typo']),
})

/** One line of what was found. `relatives` tells namesakes apart: guardians of a pupil, pupils of a guardian. */
export const found = z.strictObject({
  id: personId,
  kind: z.enum(['pupil', 'guardian']),
  lastName: heldText,
  firstName: heldText,
  middleName: heldText,
  birthDate: heldText,
  className: heldText,
  state: z.enum(['active', 'left']),
  snilsEnd: z.string().max(4),
  relatives: z.array(relative).max(6),
  how: z.array(match).max(50),
})

export type Found = z.output<typeof found>

/** A record as the card shows it: what the journal holds, what is marked, whose it is, what is on its way. */
export const card = z.strictObject({
  record: personRecord,
  marks: z.array(mark),
  relatives: z.array(relative),
  corrections: z.array(heldCorrection),
})

export type Card = z.output<typeof card>

export const peopleCalls = {
  'people.find': call(
    z.strictObject({ query: z.string().max(10_000) }),
    z.strictObject({ found: z.array(found).max(50), more: z.boolean() }),
  ),
  'people.open': call(z.strictObject({ id: personId }), card),
  /** СНИЛС one edit away from what stands or was typed, right by control number and free in the base. */
  'people.suggestSnils': call(
    z.strictObject({ id: personId, typed: heldText }),
    z.strictObject({ candidates: z.array(z.string()).max(20) }),
  ),
  /** Who else has exactly this value, so that a doubled СНИЛС is seen before it is written. */
  'people.others': call(
    z.strictObject({ id: personId, field, value: heldText }),
    z.strictObject({ others: z.array(relative).max(10) }),
  ),
}
