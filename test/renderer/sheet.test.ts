import { expect, test } from 'vitest'
import { FIELDS, type Values } from '../../domain/person.ts'
import {
  changesOf,
  emptySheet,
  fieldAfter,
  readingOf,
  withEntry,
  withField,
  type Entry,
} from '../../renderer/screens/compare/sheet.ts'

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
const typed = (text: string): Entry => ({ how: 'typed', text })

test.each([
  ['nothing said', 'lastName', undefined, { status: 'untouched' }],
  ['only spaces typed', 'lastName', typed('  '), { status: 'untouched' }],
  ['said to match', 'lastName', { how: 'same' }, { status: 'same' }],
  ['typed alike', 'snils', typed('112 233 445 95'), { status: 'same' }],
  ['typed with ё', 'lastName', typed('Семёнов'), { status: 'differs', becomes: 'Семёнов' }],
  ['typed as in documents', 'birthDate', typed('13.3.14'), { status: 'differs', becomes: '2014-03-13' }],
  ['in the right alphabet', 'certificateSeries', typed('II-РЕ'), { status: 'differs', becomes: 'II-РЕ' }],
  ['empty in the document', 'middleName', { how: 'empty' }, { status: 'differs', becomes: '' }],
  ['empty where nothing stood', 'phone', { how: 'empty' }, { status: 'same' }],
  [
    'empty where it must not be',
    'snils',
    { how: 'empty' },
    { status: 'fault', fault: { code: 'field.empty' } },
  ],
  ['a slip', 'snils', typed('112-233-445 94'), { status: 'fault', fault: { code: 'snils.control' } }],
] as const)('an entry is read beside the journal: %s', (_case, field, entry, reading) => {
  expect(readingOf(field, values[field], entry)).toEqual(reading)
})

test('only differences become changes, in the order of the fields', () => {
  const sheet = [
    ['phone', typed('8 911 123-45-67')],
    ['lastName', typed('Семёнов')],
    ['firstName', { how: 'same' }],
    ['snils', typed('1')],
  ] as const
  const filled = sheet.reduce((now, [field, entry]) => withEntry(now, field, entry), emptySheet('id', 1))
  expect(changesOf(values, filled)).toEqual([
    { field: 'lastName', was: 'Семенов', becomes: 'Семёнов' },
    { field: 'phone', was: '', becomes: '+79111234567' },
  ])
})

test('a field that was left once is remembered', () => {
  const sheet = withField(withField(emptySheet('id', 1), 'lastName'), 'snils')
  expect(sheet.left).toEqual(['snils', 'lastName'])
})

test('the ends of the list hold', () => {
  expect([
    fieldAfter(FIELDS, 'snils', -1),
    fieldAfter(FIELDS, 'email', 1),
    fieldAfter(FIELDS, 'snils', 1),
  ]).toEqual(['snils', 'email', 'lastName'])
})
