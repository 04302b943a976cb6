import { expect, test } from 'vitest'
import { counted, countedEnglish } from '../../renderer/words/count.ts'
import { ru } from '../../renderer/words/ru.ts'
import { sayFault } from '../../renderer/words/say.ts'
import { moment } from '../../renderer/words/time.ts'

test.each([
  [1, '1 исправление'],
  [2, '2 исправления'],
  [5, '5 исправлений'],
  [11, '11 исправлений'],
  [21, '21 исправление'],
  [112, '112 исправлений'],
])('%i is counted as Russians count', (number, said) => {
  expect(counted(number, 'исправление', 'исправления', 'исправлений')).toBe(said)
})

test('English counts one and many', () => {
  expect([countedEnglish(1, 'day', 'days'), countedEnglish(2, 'day', 'days')]).toEqual(['1 day', '2 days'])
})

const words = { today: 'сегодня', at: 'в' }
const now = new Date(2026, 10, 22, 12, 0)

test.each([
  [new Date(2026, 10, 22, 8, 5), 'сегодня в 08:05'],
  [new Date(2026, 10, 21, 23, 59), '21.11 в 23:59'],
  [new Date(2025, 10, 22, 8, 5), '22.11.2025 в 08:05'],
])('an instant is said as a clerk says it: %s', (instant, said) => {
  expect(moment(instant.toISOString(), now, words)).toBe(said)
})

test('a fault of one field names the field and its rule', () => {
  const fault = { code: 'correction.field', field: 'snils', fault: { code: 'snils.control' } } as const
  expect(sayFault(ru, fault)).toBe(
    'СНИЛС: Ошибка в\u00a0СНИЛС. Контрольное число не\u00a0сходится: в\u00a0одной из\u00a0цифр опечатка. Сверьте с\u00a0документом.',
  )
})

test('the last try is not left without a word of what comes next', () => {
  expect(sayFault(ru, { code: 'pin.wrong', triesLeft: 0 })).toContain('Карта заблокирована')
})
