import { z } from 'zod'
import { DOCUMENT_TYPES, FIELDS, RELATIONS, type Field, type Values } from '../domain/person.ts'

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

const CERTIFICATE_FIELDS = { certificateSeries: 'series', certificateNumber: 'number' } as const

const isCertificateField = (name: Field): name is keyof typeof CERTIFICATE_FIELDS =>
  name in CERTIFICATE_FIELDS

/** What stands in one correctable field of a record; certificate fields are those of the birth certificate. */
export function valueOf(record: PersonRecord, name: Field): string {
  if (!isCertificateField(name)) return record[name]
  const certificate = record.documents.find((paper) => paper.type === 'birth-certificate')
  return certificate?.[CERTIFICATE_FIELDS[name]] ?? ''
}

/** All correctable fields of a record at once. */
export const valuesOf = (record: PersonRecord): Values =>
  Object.fromEntries(FIELDS.map((name) => [name, valueOf(record, name)])) as Record<Field, string>

/** The same record with one field changed; a birth certificate is added where there was none. */
export function withValue(record: PersonRecord, name: Field, value: string): PersonRecord {
  if (!isCertificateField(name)) return { ...record, [name]: value }

  const held = record.documents.find((paper) => paper.type === 'birth-certificate')
  const empty = {
    type: 'birth-certificate',
    series: '',
    number: '',
    issued: '',
    issuer: '',
    act: '',
  } as const
  const changed = { ...(held ?? empty), [CERTIFICATE_FIELDS[name]]: value }
  return { ...record, documents: [...record.documents.filter((paper) => paper !== held), changed] }
}
