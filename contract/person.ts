import { z } from 'zod'
import { DOCUMENT_TYPES, FIELDS, RELATIONS } from '../domain/person.ts'

export { valueOf, valuesOf, withValue } from './values.ts'

export const personId = z.uuid()

/** Text as a journal holds it: anything up to 500 signs, faults included. */
export const heldText = z.string().max(500)

export const field = z.enum(FIELDS)

/** A paper: dates are ISO (yyyy-mm-dd) or ''. `act` is the number of the ЗАГС record. */
export const document = z.strictObject({
  type: z.enum(DOCUMENT_TYPES),
  series: heldText,
  number: heldText,
  issued: heldText,
  issuer: heldText,
  act: heldText,
})

/** A grown-up of a pupil; `basis` names the paper by which they act, '' for a parent. */
export const link = z.strictObject({ guardian: personId, relation: z.enum(RELATIONS), basis: heldText })

/**
 * One person as the journal holds them: in the gateway, on the way, and in the desk's own copy.
 * `birthDate` is ISO where it could be read as a date; `className` is '7Б' or ''; `links` stand on pupils only.
 * `version` is the gateway's count of changes of this person, 0 where the record came from a file.
 */
export const personRecord = z.strictObject({
  id: personId,
  kind: z.enum(['pupil', 'guardian']),
  lastName: heldText,
  firstName: heldText,
  middleName: heldText,
  birthDate: heldText,
  sex: z.enum(['male', 'female', 'unknown']),
  snils: heldText,
  citizenship: heldText,
  phone: heldText,
  email: heldText,
  className: heldText,
  state: z.enum(['active', 'left']),
  documents: z.array(document).max(20),
  links: z.array(link).max(20),
  version: z.int().nonnegative(),
})

export type PersonRecord = z.output<typeof personRecord>
export type PersonDocument = z.output<typeof document>
export type PersonLink = z.output<typeof link>
