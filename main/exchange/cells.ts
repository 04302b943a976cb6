import type { ColumnSource, Mapping } from '../../contract/exchange.ts'
import { valueOf, type PersonRecord } from '../../contract/person.ts'
import { formatDate, isIsoDate } from '../../domain/date.ts'
import { FIELDS, type Field } from '../../domain/person.ts'
import { parsePhone } from '../../domain/phone.ts'
import { formatSnils } from '../../domain/snils.ts'
import type { PersonRow } from './rows.ts'
import { BASIS_TITLES, FIELD_TITLES, KIND_TITLES, SEX_TITLES } from './words.ts'

/** How a journal wants its values written. */
export type Spelling = Pick<Mapping, 'dates' | 'snils' | 'phones'>

/** A table before it becomes a file: rows that stand above the headings, the headings, the rows below. */
export type Cells = {
  readonly above: readonly (readonly string[])[]
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The table of a mapping, in its own columns. What no file can hold has been taken out of every value. */
export const cellsOf = (mapping: Omit<Mapping, 'changed'>, rows: readonly PersonRow[]): Cells => ({
  above: mapping.rowsAbove.map((row) => row.map(clean)),
  headings: mapping.columns.map(({ heading }) => clean(heading)),
  rows: rows.map((row) => mapping.columns.map(({ source }) => clean(textOf(source, row, mapping)))),
})

function textOf(source: ColumnSource, row: PersonRow, spelling: Spelling): string {
  switch (source.from) {
    case 'empty':
      return ''
    case 'text':
      return source.text
    case 'was':
      return spelled(source.field, valueOf(row.was, source.field), spelling)
    case 'correction':
      return ofCorrections(source.what, row, spelling)
    case 'person':
      return ofPerson(source.field, row.becomes, spelling)
  }
}

type PersonColumn = Extract<ColumnSource, { from: 'person' }>['field']

function ofPerson(field: PersonColumn, record: PersonRecord, spelling: Spelling): string {
  if (isField(field)) return spelled(field, valueOf(record, field), spelling)
  switch (field) {
    case 'fullName':
      return fullNameOf(record)
    case 'certificate':
      return joined([valueOf(record, 'certificateSeries'), valueOf(record, 'certificateNumber')])
    case 'sex':
      return SEX_TITLES[record.sex]
    case 'kind':
      return KIND_TITLES[record.kind]
    case 'journalId':
      return '' // the base keeps no ids of journals that have no line
    default:
      return record[field]
  }
}

/** Surname, first name and patronymic as far as there are any. */
export const fullNameOf = ({
  lastName,
  firstName,
  middleName,
}: Pick<PersonRecord, 'lastName' | 'firstName' | 'middleName'>): string =>
  joined([lastName, firstName, middleName])

const joined = (parts: readonly string[]): string => parts.filter(Boolean).join(' ')

const isField = (name: PersonColumn): name is Field => (FIELDS as readonly string[]).includes(name)

/** A value as the journal spells it; what is no such value goes as it stands. */
export function spelled(field: Field, value: string, { dates, snils, phones }: Spelling): string {
  if (field === 'birthDate') return dates === 'dotted' ? formatDate(value) : value
  if (field === 'snils') {
    const digits = value.replace(/[\s\p{Dash_Punctuation}]/gu, '')
    if (!/^\d{11}$/.test(digits)) return value
    return snils === 'dashed' ? formatSnils(digits) : digits
  }
  if (field === 'phone') {
    const read = parsePhone(value)
    if (!read.ok) return value
    return phones === 'plus7' ? read.value : read.value.replace(/^\+7/, '8')
  }
  return value
}

function ofCorrections(
  what: Extract<ColumnSource, { from: 'correction' }>['what'],
  { signed }: PersonRow,
  { dates }: Spelling,
): string {
  const listed = (texts: readonly string[]) => [...new Set(texts)].join(', ')
  switch (what) {
    case 'number':
      return listed(signed.map(({ place }) => String(place)))
    case 'signedAt':
      return listed(signed.map(({ signedAt }) => dayOf(signedAt, dates)))
    case 'basis':
      return listed(signed.map(({ correction }) => BASIS_TITLES[correction.basis]))
    case 'changed':
      return listed(
        signed.flatMap(({ correction }) => correction.changes.map(({ field }) => FIELD_TITLES[field])),
      )
    case 'signer':
      return listed(signed.flatMap(({ signers }) => signers()))
  }
}

function dayOf(ms: number, dates: Spelling['dates']): string {
  const iso = new Date(ms).toISOString().slice(0, 10)
  return dates === 'dotted' && isIsoDate(iso) ? formatDate(iso) : iso
}

/** Signs that no workbook can hold, and halves of signs that no encoding can. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu

/** Line ends become spaces: a row of a table that is imported is one line. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n|[\r\n]/g, ' ')
    .replace(FORBIDDEN, '')
