import { expect, test } from 'vitest'
import type { FieldContext } from '../../../domain/field.ts'
import { FIELDS, type Values } from '../../../domain/person.ts'
import {
  besideNow,
  changesOf,
  emptySheet,
  fieldAfter,
  readingOf,
  withEntry,
  withField,
  type Entry,
  type Sheet,
} from '../../../renderer/screens/compare/sheet.ts'

const values: Values = {
  snils: '11223344595',
  lastName: 'Семенов',
  firstName: 'Пётр',
  middleName: 'Ильич',
  birthDate: '2014-03-12',
  certificateSeries: 'II-PE',
  certificateNumber: '123456',
  phone: '',
  email: '',
}
const context: FieldContext = {
  kind: 'pupil',
  today: '2026-11-22',
  birthDate: '2014-03-12',
  certificateSeries: 'II-PE',
  certificateNumber: '123456',
  hasOtherPaper: false,
}
const typed = (text: string): Entry => ({ how: 'typed', text })

test.each([
  ['nothing said', 'lastName', undefined, { status: 'untouched' }],
  ['only spaces typed', 'lastName', typed('  '), { status: 'untouched' }],
  ['said to match', 'lastName', { how: 'same' }, { status: 'same' }],
  ['typed alike', 'snils', typed('112 233 445 95'), { status: 'same' }],
  ['typed with ё', 'lastName', typed('Семёнов'), { status: 'differs', becomes: 'Семёнов', warnings: [] }],
  [
    'typed as in documents',
    'birthDate',
    typed('13.3.14'),
    { status: 'differs', becomes: '2014-03-13', warnings: [] },
  ],
  [
    'in the right alphabet',
    'certificateSeries',
    typed('II-РЕ'),
    { status: 'differs', becomes: 'II-РЕ', warnings: [] },
  ],
  ['empty in the document', 'middleName', { how: 'empty' }, { status: 'differs', becomes: '', warnings: [] }],
  ['empty where nothing stood', 'phone', { how: 'empty' }, { status: 'same' }],
  [
    'empty where it must not be',
    'snils',
    { how: 'empty' },
    { status: 'fault', fault: { code: 'field.empty' } },
  ],
  ['a slip', 'snils', typed('112-233-445 94'), { status: 'fault', fault: { code: 'snils.control' } }],
] as const)('an entry is read beside the journal: %s', (_case, field, entry, reading) => {
  expect(readingOf(field, values[field], entry, context)).toEqual(reading)
})

test.each([
  ['a number without control', 'snils', '000-000-001 00', ['snils.without-control'], undefined],
  ['an age not of a pupil', 'birthDate', '12.03.1984', ['age.pupil'], undefined],
  ['an unusual numeral', 'certificateSeries', 'XLII-РЕ', ['certificate.unusual'], undefined],
  ['a landline', 'phone', '8 812 123-45-67', ['phone.landline'], undefined],
  ['a slip in the domain', 'email', 'pyotr@gmial.com', ['email.domain'], 'pyotr@gmail.com'],
] as const)(
  'what may stand but is worth a look is told while typing: %s',
  (_case, field, text, codes, repair) => {
    const reading = readingOf(field, values[field], typed(text), context)
    const warnings = reading.status === 'differs' ? reading.warnings : []
    expect([warnings.map(({ code }) => code), warnings[0]?.repair]).toEqual([codes, repair])
  },
)

test('a birth yet to come stops its field', () => {
  const reading = readingOf('birthDate', values.birthDate, typed('23.11.2026'), context)
  expect(reading).toMatchObject({ status: 'fault', fault: { code: 'date.future' } })
})

test('only differences become changes, in the order of the fields', () => {
  const sheet = [
    ['phone', typed('8 911 123-45-67')],
    ['lastName', typed('Семёнов')],
    ['firstName', { how: 'same' }],
    ['snils', typed('1')],
  ] as const
  const filled = sheet.reduce(
    (now, [field, entry]) => withEntry(now, field, entry),
    emptySheet('id', 1, values),
  )
  expect(changesOf(values, filled, context)).toEqual([
    { field: 'lastName', was: 'Семенов', becomes: 'Семёнов' },
    { field: 'phone', was: '', becomes: '+79111234567' },
  ])
})

test('when the journal moves, what was typed is kept and the fields concerned are told', () => {
  const begun = [
    ['snils', { how: 'same' }],
    ['lastName', typed('Семёнов')],
    ['firstName', { how: 'same' }],
  ] as const
  const sheet = begun.reduce<Sheet>((now, [field, entry]) => withEntry(now, field, entry), {
    ...emptySheet('id', 1, values),
    step: 'basis',
  })
  const moved = { ...values, lastName: 'Семенова', firstName: 'Петр' }
  const now = besideNow(sheet, 2, moved)
  expect(now).toEqual({
    ...sheet,
    version: 2,
    seen: moved,
    moved: ['lastName', 'firstName'],
    entries: { snils: { how: 'same' }, lastName: typed('Семёнов') },
    step: 'fields',
  })
  expect(withEntry(now, 'lastName', typed('Семёнов')).moved).toEqual(['firstName'])
})

test('a record that is as it was, or older than what was seen, moves nothing', () => {
  const sheet = withEntry(emptySheet('id', 2, values), 'snils', { how: 'same' })
  expect(besideNow(sheet, 2, values)).toBe(sheet)
  expect(besideNow(sheet, 1, { ...values, snils: '' })).toBe(sheet)
  expect(besideNow(sheet, 3, values)).toEqual({ ...sheet, version: 3 })
})

test('a comparison not yet begun takes the new values without a word', () => {
  const moved = { ...values, phone: '+79111234567' }
  expect(besideNow(emptySheet('id', 1, values), 2, moved)).toEqual(emptySheet('id', 2, moved))
})

test('a field that was left once is remembered', () => {
  const sheet = withField(withField(emptySheet('id', 1, values), 'lastName'), 'snils')
  expect(sheet.left).toEqual(['snils', 'lastName'])
})

test('the ends of the list hold', () => {
  expect([
    fieldAfter(FIELDS, 'snils', -1),
    fieldAfter(FIELDS, 'email', 1),
    fieldAfter(FIELDS, 'snils', 1),
  ]).toEqual(['snils', 'email', 'lastName'])
})
