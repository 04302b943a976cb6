import { expect, test } from 'vitest'
import { healthCalls } from '../../contract/health.ts'
import type { Mark } from '../../contract/mark.ts'
import { exportWords } from '../../renderer/screens/health/export-words.ts'
import { sayKind, sayPlace } from '../../renderer/screens/health/say.ts'
import { en } from '../../renderer/words/en.ts'
import { sayOf } from '../../renderer/words/of-code.ts'
import { ru } from '../../renderer/words/ru.ts'

test.each([ru, en])('no two kinds of marks are called the same: $language', ({ markKinds }) => {
  const kinds = Object.values(markKinds)
  expect(kinds.filter((kind, place) => kinds.indexOf(kind) !== place)).toEqual([])
})

test.each([ru, en])('the words for a table are those that the call takes: $language', (words) => {
  const { input } = healthCalls['health.export']
  const given = exportWords(words)
  expect(input.safeParse({ className: '7Б', words: given }).success).toBe(true)
  expect(JSON.stringify(given)).not.toContain('\u00a0')
})

const card: Mark = { field: 'card', severity: 'error', code: 'card.doubled', others: ['a'] }
const asked: readonly (readonly [Mark, string])[] = [
  [
    { field: 'snils', severity: 'error', code: 'snils.control' },
    'Принесите СНИЛС: номер в журнале с ошибкой.',
  ],
  [{ field: 'snils', severity: 'error', code: 'field.empty' }, 'Принесите СНИЛС: в журнале его нет.'],
  [
    { field: 'birthDate', severity: 'error', code: 'field.empty' },
    'Принесите документ: в журнале нет даты рождения.',
  ],
  [{ field: 'lastName', severity: 'error', code: 'name.latin', positions: [0] }, ''],
  [card, ''],
]

test.each(asked)('the family is asked for what only it has: $code in $field', (mark, ask) => {
  expect(sayOf(ru.asks, mark).replaceAll('\u00a0', ' ')).toBe(ask)
})

test('a place is said as on the card; a code that is not known yet, as it is', () => {
  expect([sayPlace(ru, 'snils'), sayPlace(ru, 'links'), sayKind(ru, 'snils.tomorrow')]).toEqual([
    'СНИЛС',
    'Семья',
    'snils.tomorrow',
  ])
})
