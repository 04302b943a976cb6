import { expect, test } from 'vitest'
import {
  masked,
  shortAddress,
  shortHash,
  shortNumber,
  withInitials,
} from '../../renderer/screens/paper/short.ts'

test.each([
  [{ lastName: 'Иванов', firstName: 'Пётр', middleName: 'Сергеевич' }, 'Иванов\u00a0П.\u00a0С.'],
  [{ lastName: 'Иванов', firstName: 'Пётр', middleName: '' }, 'Иванов\u00a0П.'],
  [{ lastName: ' Иванов ', firstName: 'пётр', middleName: ' сергеевич' }, 'Иванов\u00a0П.\u00a0С.'],
  [{ lastName: '', firstName: 'Пётр', middleName: '' }, 'П.'],
])('%j is named with initials', (name, said) => {
  expect(withInitials(name)).toBe(said)
})

test.each([
  ['https://www.gosuslugi.ru/help/faq/popular/1', 'gosuslugi.ru/help/faq/popular/1'],
  ['https://dnevnik.ru/', 'dnevnik.ru'],
  ['http://lk.gosuslugi.ru/profile/family', 'lk.gosuslugi.ru/profile/family'],
])('%s is typed by hand as %s', (url, short) => {
  expect(shortAddress(url)).toBe(short)
})

test('numbers and fingerprints are short enough to be read aloud', () => {
  expect(shortNumber('019a9f3c-7c1e-7abc-8def-4f2a91c35d10')).toBe('91C3-5D10')
  expect(shortHash('3fa912bc77d0aa51ffff')).toBe('3FA9\u00a012BC\u00a077D0\u00a0AA51')
})

test.each([
  ['snils', '11223344595', '•••-•••-•45 95'],
  ['snils', 'нет', 'нет'],
  ['snils', '', ''],
  ['phone', '+79114567821', '+7 (•••) •••-78-21'],
  ['phone', '8-911-456-78-21 мама', '•-•••-•••-••-•• мама'],
  ['email', 'ivanov.p@mail.ru', 'i•••@mail.ru'],
  ['email', 'ivanov', '••••ov'],
  ['certificateNumber', '123456', '•••456'],
  ['lastName', 'Иванов', 'Иванов'],
  ['birthDate', '2014-03-12', '12.03.2014'],
] as const)('%s %j lies on the counter as %j', (field, value, shown) => {
  expect(masked(field, value)).toBe(shown)
})
