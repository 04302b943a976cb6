import type { ColumnMeaning } from '../../contract/import.ts'
import type { PersonDocument } from '../../contract/person.ts'
import { readDigits, readNumber, type Read } from './cells.ts'
import { certificateType, paperType, splitPaper } from './cell-words.ts'

const CERTIFICATE = {
  kind: 'certificateKind',
  whole: 'certificate',
  series: 'certificateSeries',
  number: 'certificateNumber',
  issued: 'certificateIssued',
  issuer: 'certificateIssuer',
  act: 'certificateAct',
} as const

const PAPER = {
  kind: 'paperKind',
  whole: 'paper',
  series: 'paperSeries',
  number: 'paperNumber',
  issued: 'paperIssued',
  issuer: 'paperIssuer',
  act: undefined,
} as const

/** Digits of the number of a birth certificate and of a passport, and of a passport's series. */
const NUMBER_DIGITS = 6
const SERIES_DIGITS = 4

/** The cells of one person in one row. */
export type Cells = {
  readonly has: (what: ColumnMeaning) => boolean
  /** Without spaces at its ends. */
  readonly text: (what: ColumnMeaning) => string
  /** The value, once what is to be looked at has been noted. */
  readonly read: (what: ColumnMeaning, how: (text: string) => Read) => string
  readonly date: (what: ColumnMeaning) => string
}

/** The parts of the birth certificate that have columns; undefined where none has. */
export const certificateFrom = (cells: Cells, pads: boolean): Partial<PersonDocument> | undefined =>
  paperFrom(CERTIFICATE, cells, pads, certificateType)

/** The parts of a passport, or of another paper of a person, that have columns; undefined where none has. */
export const identityPaperFrom = (cells: Cells, pads: boolean): Partial<PersonDocument> | undefined =>
  paperFrom(PAPER, cells, pads, paperType)

function paperFrom(
  columns: typeof CERTIFICATE | typeof PAPER,
  cells: Cells,
  pads: boolean,
  typeOf: (word: string) => PersonDocument['type'],
): Partial<PersonDocument> | undefined {
  const { kind, whole, series, number, issued, issuer, act } = columns
  const { has, text, read, date } = cells
  if (![whole, series, number].some(has)) return undefined
  const word = has(kind) ? text(kind) : ''
  const type = typeOf(word)
  const isPassport = type === 'passport'
  const isRussian = isPassport || type === 'birth-certificate'
  return {
    ...(word !== '' && { type }),
    ...(has(whole) && splitPaper(text(whole))),
    ...(has(series) && {
      series: read(series, (held) => (isPassport ? readDigits(held, SERIES_DIGITS, pads) : { value: held })),
    }),
    ...(has(number) && {
      number: read(number, (held) => (isRussian ? readDigits(held, NUMBER_DIGITS, pads) : readNumber(held))),
    }),
    ...(has(issued) && { issued: date(issued) }),
    ...(has(issuer) && { issuer: text(issuer) }),
    ...(act !== undefined && has(act) && { act: read(act, readNumber) }),
  }
}
