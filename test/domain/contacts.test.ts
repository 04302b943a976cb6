import { expect, test } from 'vitest'
import { parseEmail, suggestEmail } from '../../domain/email.ts'
import { formatPhone, isMobile, parsePhone } from '../../domain/phone.ts'

const phones = [
  ['+7 (999) 123-45-67', '+79991234567'],
  ['+7(999)1234567', '+79991234567'],
  ['8 999 123 45 67', '+79991234567'],
  ['89991234567', '+79991234567'],
  ['79991234567', '+79991234567'],
  ['9991234567', '+79991234567'],
  ['8.999.123.45.67', '+79991234567'],
  ['8\u00a0999\u2011123\u201145\u201167', '+79991234567'],
  ['\u202a+79991234567\u202c', '+79991234567'],
  ['8 (812) 345-67-89', '+78123456789'],
  ['', 'phone.form'],
  ['нет', 'phone.form'],
  ['8999123456O', 'phone.form'],
  ['8 999 123-45-67 доб. 2', 'phone.form'],
  ['123-45-67', 'phone.digits 7'],
  ['+7 999 123 45 6', 'phone.digits 10'],
  ['899912345678', 'phone.digits 12'],
  ['59991234567', 'phone.digits 11'],
  ['+375 29 123-45-67', 'phone.foreign'],
  ['+8 999 123 45 67', 'phone.foreign'],
  ['89991234567, 89997654321', 'phone.two'],
  ['89991234567 89997654321', 'phone.two'],
  ['89999999999', 'phone.repeated'],
  ['0000000000', 'phone.repeated'],
] as const

for (const [typed, expected] of phones) {
  test(`phone ${JSON.stringify(typed)}: ${expected}`, () => {
    const read = parsePhone(typed)
    const fault = read.ok ? [] : [read.fault.code, ...('digits' in read.fault ? [read.fault.digits] : [])]
    expect(read.ok ? read.value : fault.join(' ')).toBe(expected)
  })
}

test('a phone is shown in groups, and a city number is told from a mobile one', () => {
  expect(formatPhone('+79991234567')).toBe('+7 (999) 123-45-67')
  expect(formatPhone('8999')).toBe('8999')
  expect([isMobile('+79991234567'), isMobile('+78123456789')]).toEqual([true, false])
})

const emails = [
  ['ivan@mail.ru', 'ivan@mail.ru'],
  [' Ivan.Petrov+school@Mail.RU ', 'Ivan.Petrov+school@mail.ru'],
  ['a@sub.school-7.ru', 'a@sub.school-7.ru'],
  ['', 'email.form'],
  ['ivan', 'email.form'],
  ['ivan@mail', 'email.form'],
  ['ivan@mail.ru,', 'email.form'],
  ['ivan@mail,ru', 'email.form'],
  ['ivan@@mail.ru', 'email.form'],
  ['.ivan@mail.ru', 'email.form'],
  ['iv an@mail.ru', 'email.form'],
  ['ivan@-mail.ru', 'email.form'],
  ['a@mail.ru, b@mail.ru', 'email.two'],
  ['a@mail.ru b@mail.ru', 'email.two'],
  ['ivаn@mail.ru', 'email.cyrillic 2'],
  ['иван@почта.рф', 'email.cyrillic 0,1,2,3,5,6,7,8,9,11,12'],
  [
    `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.ru`,
    'email.long',
  ],
] as const

for (const [typed, expected] of emails) {
  test(`address ${JSON.stringify(typed.slice(0, 40))}: ${expected.slice(0, 40)}`, () => {
    const read = parseEmail(typed)
    const fault = read.ok
      ? []
      : [read.fault.code, ...('positions' in read.fault ? [read.fault.positions.join()] : [])]
    expect(read.ok ? read.value : fault.join(' ')).toBe(expected)
  })
}

const suggestions = [
  ['ivan@gmail.ru', 'ivan@gmail.com'],
  ['ivan@mail.ri', 'ivan@mail.ru'],
  ['ivan@mail.com', 'ivan@mail.ru'],
  ['ivan@mail.ru,', 'ivan@mail.ru'],
  ['ivan@mail,ru', 'ivan@mail.ru'],
  ['ivan@gmial.com', 'ivan@gmail.com'],
  ['ivan@yandex.ry', 'ivan@yandex.ru'],
  ['ivan@yndex.ru', 'ivan@yandex.ru'],
  ['ivan @mail.ru', 'ivan@mail.ru'],
  ['ivan@@bk.ru', 'ivan@bk.ru'],
  ['ivanmail.ru', 'ivan@mail.ru'],
  ['ivаn@mail.ru', 'ivan@mail.ru'],
  ['шмфт"ьфшдюкг', 'ivan@mail.ru'],
  ['ivan@mail.ru', undefined],
  ['Ivan@Mail.ru', undefined],
  ['ivan@bk.ru', undefined],
  ['ivan@vk.ru', undefined],
  ['ivan@school-7.ru', undefined],
  ['ivan', undefined],
  ['', undefined],
] as const

for (const [typed, meant] of suggestions) {
  test(`${JSON.stringify(typed)} was probably meant as ${meant}`, () =>
    expect(suggestEmail(typed)).toBe(meant))
}

test('a text made to be slow is answered at once', () => {
  for (const text of ['a'.repeat(500), `${'a.'.repeat(250)}@`, `a@${'b-'.repeat(250)}`, '@'.repeat(500)]) {
    expect(parseEmail(text).ok).toBe(false)
    expect(suggestEmail(text)).toBeUndefined()
  }
})
