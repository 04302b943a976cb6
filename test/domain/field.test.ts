import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkField, isKeptForm, parseField, showField, type FieldContext } from '../../domain/field.ts'
import { FIELDS, type Field } from '../../domain/person.ts'

const read = [
  ['snils', '112-233-445 95', '11223344595'],
  ['lastName', '  Иванов  ', 'Иванов'],
  ['firstName', 'Але\u0308на', 'Алёна'],
  ['middleName', '', ''],
  ['middleName', ' ', ''],
  ['birthDate', '12.3.2014', '2014-03-12'],
  ['certificateSeries', '1-pe', 'I-РЕ'],
  ['certificateSeries', '', ''],
  ['certificateNumber', '№ 123456', '123456'],
  ['phone', '8 999 123-45-67', '+79991234567'],
  ['phone', '', ''],
  ['email', ' a@Mail.ru', 'a@mail.ru'],
  ['email', '', ''],
  ['snils', '', 'field.empty'],
  ['birthDate', ' ', 'field.empty'],
  ['lastName', '', 'name.empty'],
  ['firstName', '', 'name.empty'],
  ['middleName', 'нет', 'name.placeholder'],
  ['lastName', 'Ивaнов', 'name.latin'],
  ['firstName', 'Иван Петрович', 'name.two-words-in-one'],
  ['lastName', 'John', 'John'],
  ['snils', '8765430300', 'snils.ten-digits'],
  ['certificateSeries', 'IIII-РЕ', 'certificate.roman'],
  ['certificateNumber', '12', 'certificate.number-form'],
  ['email', 'a@mail', 'email.form'],
  ['phone', '12', 'phone.digits'],
] as const

for (const [field, text, expected] of read) {
  test(`${field} ${JSON.stringify(text)}: ${expected === '' ? 'kept empty' : expected}`, () => {
    const outcome = parseField(field, text)
    expect(outcome.ok ? outcome.value : outcome.fault.code).toBe(expected)
  })
}

test('what a field gives, it gives again: the kept form is one', () => {
  const signs = fc.constantFrom(...'Ивaнoв12345890-–. @mail.ruIPРЕё\u0306\u00ad+()'.split(''))
  fc.assert(
    fc.property(fc.constantFrom(...FIELDS), fc.array(signs, { maxLength: 14 }), (field, letters) => {
      const first = parseField(field, letters.join(''))
      if (!first.ok) return
      expect(parseField(field, first.value)).toEqual(first)
      expect(isKeptForm(field, first.value)).toBe(true)
      expect(parseField(field, showField(field, first.value))).toEqual(first)
    }),
    { numRuns: 5000 },
  )
})

test('a correction may bring the kept form only', () => {
  const forms: [Field, string, boolean][] = [
    ['snils', '11223344595', true],
    ['snils', '112-233-445 95', false],
    ['certificateSeries', 'II-РЕ', true],
    ['certificateSeries', 'II-PE', false],
    ['middleName', '', true],
    ['lastName', ' Иванов', false],
    ['phone', '89991234567', false],
    ['birthDate', '12.03.2014', false],
  ]
  for (const [field, text, isKept] of forms)
    expect([field, text, isKeptForm(field, text)]).toEqual([field, text, isKept])
})

test('values are shown as people write them', () => {
  expect(showField('snils', '11223344595')).toBe('112-233-445 95')
  expect(showField('birthDate', '2014-03-12')).toBe('12.03.2014')
  expect(showField('phone', '+79991234567')).toBe('+7 (999) 123-45-67')
  expect(showField('lastName', 'Иванов')).toBe('Иванов')
  expect(showField('snils', 'нет')).toBe('нет')
})

const context: FieldContext = {
  kind: 'pupil',
  today: '2026-11-22',
  birthDate: '2014-03-12',
  certificateSeries: 'II-РЕ',
  certificateNumber: '123456',
  hasOtherPaper: false,
}

/** Field, what stands, findings; what of the context is otherwise. */
const checks: [Field, string, object[], Partial<FieldContext>?][] = [
  ['snils', '112-233-445 95', []],
  ['snils', '', [{ code: 'field.empty', severity: 'error' }]],
  ['snils', '00100199877', [{ code: 'snils.without-control', severity: 'warning' }]],
  ['snils', '11223344500', [{ code: 'snils.control', severity: 'error' }]],
  ['lastName', 'Ивaнов', [{ code: 'name.latin', severity: 'error', positions: [2], repair: 'Иванов' }]],
  ['middleName', '', []],
  ['middleName', '-', [{ code: 'name.placeholder', severity: 'error', repair: '' }]],
  ['birthDate', '', [{ code: 'field.empty', severity: 'warning' }]],
  ['birthDate', '2027-01-01', [{ code: 'date.future', severity: 'error' }]],
  ['birthDate', '2000-01-01', [{ code: 'age.pupil', severity: 'warning', age: 26 }]],
  ['birthDate', '2020-01-01', [{ code: 'age.guardian', severity: 'warning', age: 6 }], { kind: 'guardian' }],
  ['birthDate', '31.02.2014', [{ code: 'date.calendar', severity: 'error' }]],
  ['certificateSeries', 'II-РЕ', []],
  ['certificateSeries', '1-PE', [{ code: 'certificate.layout', severity: 'error', repair: 'I-РЕ' }]],
  ['certificateSeries', 'XXV-РЕ', [{ code: 'certificate.unusual', severity: 'warning', numeral: 25 }]],
  ['certificateSeries', '', [{ code: 'certificate.half', severity: 'error' }]],
  ['certificateSeries', '', [{ code: 'certificate.absent', severity: 'warning' }], { certificateNumber: '' }],
  ['certificateSeries', '', [], { certificateNumber: '', hasOtherPaper: true }],
  ['certificateSeries', '', [], { certificateNumber: '', birthDate: '2010-01-01' }],
  ['certificateSeries', '', [], { certificateNumber: '', kind: 'guardian' }],
  ['certificateNumber', '', [], { certificateSeries: '' }],
  ['phone', '+78123456789', [{ code: 'phone.landline', severity: 'warning' }]],
  ['phone', '8 999 123-45-67', []],
  ['certificateNumber', '№ 123456', [{ code: 'certificate.signs', severity: 'warning', repair: '123456' }]],
  ['email', 'ivan@school.con', [{ code: 'email.domain', severity: 'warning', repair: 'ivan@school.com' }]],
  ['email', 'ivan@bk.tu', [{ code: 'email.domain', severity: 'warning', repair: 'ivan@bk.ru' }]],
  ['email', 'ivan@school.by', []],
  ['email', 'ivan@school.moscow', []],
  ['email', 'ivan@gmail.ru', [{ code: 'email.domain', severity: 'warning', repair: 'ivan@gmail.com' }]],
  ['email', 'ivan@mail.ru,', [{ code: 'email.form', severity: 'error', repair: 'ivan@mail.ru' }]],
  ['email', '', []],
]

for (const [field, value, findings, other] of checks) {
  test(`a card with ${field} ${JSON.stringify(value)} ${other ? JSON.stringify(other) : ''}`, () => {
    const expected = findings.map((finding) => ({ field, ...finding }))
    expect(checkField(field, value, { ...context, ...other })).toEqual(expected)
  })
}
