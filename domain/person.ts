/**
 * The fields of a person that a school may correct, in the order in which journals weigh them when they
 * look for the person who has come from Госуслуги (the heaviest first).
 */
export const FIELDS = [
  'snils',
  'lastName',
  'firstName',
  'middleName',
  'birthDate',
  'certificateSeries',
  'certificateNumber',
  'phone',
  'email',
] as const

export type Field = (typeof FIELDS)[number]

/** What stands in each field, exactly as the journal has it, faults included; '' where nothing stands. */
export type Values = { readonly [Name in Field]: string }

export type PersonKind = 'pupil' | 'guardian'

/** How a grown-up stands to a pupil; the words are those of the Единый формат обмена for contingents. */
export const RELATIONS = ['mother', 'father', 'guardian', 'adopter', 'other'] as const

export type Relation = (typeof RELATIONS)[number]

/** Papers that prove who a person is; ЕСИА names in brackets: RF_BRTH_CERT, FID_BRTH_CERT, RF_PASSPORT, FID_DOC. */
export const DOCUMENT_TYPES = [
  'birth-certificate',
  'foreign-birth-certificate',
  'passport',
  'foreign-document',
] as const

export type DocumentType = (typeof DOCUMENT_TYPES)[number]
