import { expect, test } from 'vitest'
import { en } from '../../renderer/words/en.ts'
import { ru } from '../../renderer/words/ru.ts'
import { typeset } from '../../renderer/words/typeset.ts'

test.each([
  ['Проверьте по документу', 'Проверьте по\u00a0документу'],
  ['Он и она', 'Он и\u00a0она'],
  ['Совпадает — Enter', 'Совпадает\u00a0— Enter'],
  ['осталось 3 попытки', 'осталось 3\u00a0попытки'],
  ['Осталось попыток: 3', 'Осталось попыток:\u00a03'],
  ['а не то', 'а\u00a0не\u00a0то'],
  ['152-ФЗ, ст. 21 ч. 4: не позднее', '152-ФЗ, ст.\u00a021\u00a0ч.\u00a04: не\u00a0позднее'],
  ['Слово', 'Слово'],
])('spaces that must not break are made so: %s', (text, set) => {
  expect(typeset(text)).toBe(set)
})

test('no text of either catalogue is empty, but the prefix of the person of the row', () => {
  expect([emptyIn('ru', ru), emptyIn('en', en)].flat()).toEqual([
    'ru.importing.whose.0',
    'en.importing.whose.0',
  ])
})

test('what is said in Russian is said with «ёлочки», a dash and one ellipsis', () => {
  expect(textsOf(ru).filter((text) => /["“”]| - |\.\.\./.test(text))).toEqual([])
})

function emptyIn(place: string, words: unknown): string[] {
  if (words === '') return [place]
  if (typeof words !== 'object' || words === null) return []
  return Object.entries(words).flatMap(([name, inner]) => emptyIn(`${place}.${name}`, inner))
}

function textsOf(words: unknown): string[] {
  if (typeof words === 'string') return [words]
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsOf) : []
}
