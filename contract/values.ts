import { FIELDS, type Field, type Values } from '../domain/person.ts'
import { isIsoDate } from '../domain/date.ts'
import type { FieldContext } from '../domain/field.ts'
import type { PersonRecord } from './person.ts'

/** Apart from the shapes, so that a page can read a record without the parser. */
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
export function valuesOf(record: PersonRecord): Values {
  const values: Partial<Record<Field, string>> = {}
  for (const name of FIELDS) values[name] = valueOf(record, name)
  return values as Record<Field, string>
}

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

/** The fields to show and compare: grown-ups are not found by a birth certificate, unless they have one. */
export const fieldsShown = (record: PersonRecord): readonly Field[] =>
  FIELDS.filter(
    (name) => record.kind === 'pupil' || !isCertificateField(name) || valueOf(record, name) !== '',
  )

/** What is known of the person when one of the fields is looked at. @param today ISO */
export function fieldContextOf(record: PersonRecord, today: string): FieldContext {
  const { birthDate } = record
  const certificate = record.documents.find((paper) => paper.type === 'birth-certificate')
  return {
    kind: record.kind,
    today,
    birthDate: isIsoDate(birthDate) ? birthDate : '',
    certificateSeries: certificate?.series ?? '',
    certificateNumber: certificate?.number ?? '',
    hasOtherPaper: record.documents.some(({ type }) => type !== 'birth-certificate'),
  }
}
