import { z } from 'zod'
import { call } from './call.ts'
import { heldCorrection } from './journal.ts'
import { mark } from './mark.ts'
import { RELATIONS } from '../domain/person.ts'
import { field, heldText, personId, personRecord } from './person.ts'

/** As much of a person as tells namesakes apart. */
export const told = personRecord.pick({
  id: true,
  kind: true,
  lastName: true,
  firstName: true,
  middleName: true,
  birthDate: true,
  className: true,
})

/** Another person of the same family, and how they stand to this one. */
export const relative = told.extend({ relation: z.enum(RELATIONS) })

/** Which word of the query was found where, and how: as typed, as a beginning, in the other layout, with a typo. */
export const match = z.strictObject({
  typed: z.string(),
  place: z.enum(['lastName', 'firstName', 'middleName', 'className', 'birthDate', 'snils', 'phone']),
  way: z.enum(['exact', 'prefix', 'layout', 'typo']),
})

/** As much of a relative as a line of the search says: it is made at every letter. */
export const named = relative.pick({ lastName: true, firstName: true, className: true, relation: true })

/** One line of what was found. `relatives` tells namesakes apart: guardians of a pupil, pupils of a guardian. */
export const found = told.extend({
  state: personRecord.shape.state,
  snilsEnd: z.string().max(4),
  relatives: z.array(named).max(6),
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
