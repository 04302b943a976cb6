import { expect, test } from 'vitest'
import { markedWords } from '../../../renderer/screens/case/marked-words.ts'

const shown = (text: string, query: string) =>
  markedWords(text, query)
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('')

test.each([
  ['Ваш дневник не найден.', '', 'Ваш дневник не найден.'],
  ['Ваш дневник не найден.', 'не найд', 'Ваш дневник [не] [найд]ен.'],
  ['Ваш дневник не найден.', 'yt yfqlty', 'Ваш дневник [не] [найден].'],
  ['Для входа необходимо согласие.', 'не', 'Для входа необходимо согласие.'],
  ['Для входа необходимо согласие.', 'согласия', 'Для входа необходимо [согласи]е.'],
  ['Профиль «Дневник.ру»', 'дневник.ру', 'Профиль «[Дневник].[ру]»'],
  ['Ещё раз', 'еще', '[Ещё] раз'],
])('in «%s» the words «%s» are marked', (text, query, marked) => {
  expect(shown(text, query)).toBe(marked)
})

test('nothing is lost in the marking', () => {
  const text = 'Чтобы решить проблему, сообщите о ней через форму обратной связи — сегодня!'
  expect(
    markedWords(text, 'форма решить о')
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
})
