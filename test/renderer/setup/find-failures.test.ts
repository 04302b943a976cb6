import { expect, test } from 'vitest'
import { FAILURE_CODES, FAILURES } from '../../../contract/failures.ts'
import { findFailures } from '../../../renderer/screens/setup/find-failures.ts'
import { ru } from '../../../renderer/words/ru.ts'

const numbersFor = (query: string) => findFailures(ru, query).map((code) => FAILURES[code])

test.each<[string, number[]]>([
  ['302', [302]],
  ['№ 302', [302]],
  ['42', [421, 422, 423, 424, 425]],
  ['карта заблокирована', [302]],
  ['999', []],
  ['щщщ', []],
])('a failure is found by its number or its words: %s', (query, numbers) => {
  expect(numbersFor(query)).toEqual(numbers)
})

test('nothing typed gives everything', () => {
  expect(findFailures(ru, '  ')).toEqual(FAILURE_CODES)
})

test('what has the word in its title comes first, and ё is е', () => {
  expect(numbersFor('СЧИТЫВАТЕЛЬ НЕ НАЙДЕН')[0]).toBe(FAILURES['device.no-reader'])
  expect(numbersFor('истек')[0]).toBe(FAILURES['certificate.expired'])
})
