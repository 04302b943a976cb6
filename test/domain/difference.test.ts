import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { difference, whyDifferent, type Piece } from '../../domain/difference.ts'

/** Pieces as one line: same text as it is, [-removed-] and {+added+} with their kind. */
const line = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => {
      if (piece.change === 'same') return piece.text
      return piece.change === 'removed' ? `[${piece.text}:${piece.kind}]` : `{${piece.text}:${piece.kind}}`
    })
    .join('')

const cases = [
  ['Иванов', 'Иванов', 'Иванов', 'same'],
  ['', '', '', 'same'],
  ['Алёна', 'Алена', 'Ал[ё:yo]{е:yo}на', 'yo'],
  ['Анна–Мария', 'Анна-Мария', 'Анна[–:hyphen]{-:hyphen}Мария', 'hyphen'],
  ['Анна Мария', 'Анна-Мария', 'Анна[ :hyphen]{-:hyphen}Мария', 'hyphen'],
  ['Иван  ов', 'Иван ов', 'Иван [ :space]ов', 'space'],
  ['Анна\u00a0Мария', 'Анна Мария', 'Анна[\u00a0:space]{ :space}Мария', 'space'],
  ['ИВАНОВ', 'Иванов', 'И[ВАНОВ:case]{ванов:case}', 'case'],
  ['Пeтpoв', 'Петров', 'П[e:look-alike]{е:look-alike}т[po:look-alike]{ро:look-alike}в', 'look-alike'],
  ['I-PE', 'I-РЕ', 'I-[PE:look-alike]{РЕ:look-alike}', 'look-alike'],
  ['1-РЕ', 'I-РЕ', '[1:look-alike]{I:look-alike}-РЕ', 'look-alike'],
  ['Иван0в', 'Иванов', 'Иван[0:look-alike]{о:look-alike}в', 'look-alike'],
  ['Bdfyjd', 'Иванов', '[Bdfyjd:layout]{Иванов:layout}', 'layout'],
  ['Cthutq', 'Сергей', '[Cthutq:layout]{Сергей:layout}', 'layout'],
  ['11223344595', '11223345495', '1122334[45:swapped]{54:swapped}95', 'swapped'],
  ['Пертов', 'Петров', 'Пе[рт:swapped]{тр:swapped}ов', 'swapped'],
  ['Але\u0308на', 'Алёна', 'Ал[е\u0308:unseen]{ё:unseen}на', 'unseen'],
  ['Ив\u00adан', 'Иван', 'Ив[\u00ad:unseen]ан', 'unseen'],
  ['11223344595', '11223344599', '1122334459[5:other]{9:other}', 'one-sign'],
  ['8765430300', '08765430300', '{0:other}8765430300', 'one-sign'],
  ['Наталья', 'Наталия', 'Натал[ь:other]{и:other}я', 'other-spelling'],
  ['Семен-Пётр', 'Семён Пётр', 'Сем[е:yo]{ё:yo}н[-:hyphen]{ :hyphen}Пётр', 'several'],
  ['Сидорова', 'Петров', '[Сидо:other]{Пет:other}ров[а:other]', 'other'],
  ['', 'Иванов', '{Иванов:other}', 'other'],
] as const

for (const [first, second, pieces, why] of cases) {
  test(`${JSON.stringify(first)} and ${JSON.stringify(second)}: ${why}`, () => {
    expect(line(difference(first, second))).toBe(pieces)
    expect(whyDifferent(first, second)).toBe(why)
  })
}

const texts = fc.string({
  unit: fc.constantFrom(...'абвёеЁaeo0-– 12И\u0306\u00adй'.split('')),
  maxLength: 30,
})

test('what is same or removed gives the first text, what is same or added the second', () => {
  fc.assert(
    fc.property(texts, texts, (first, second) => {
      const pieces = difference(first, second)
      const without = (change: Piece['change']) =>
        pieces
          .filter((piece) => piece.change !== change)
          .map((piece) => piece.text)
          .join('')
      expect([without('added'), without('removed')]).toEqual([first, second])
    }),
    { numRuns: 2000 },
  )
})

test('one slip is one change, wherever it is', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[а-я]{2,40}$/), fc.nat(39), (text, at) => {
      const place = at % text.length
      const dropped = text.slice(0, place) + text.slice(place + 1)
      expect(difference(text, dropped).filter((piece) => piece.change !== 'same')).toHaveLength(1)
      const replaced = `${text.slice(0, place)}9${text.slice(place + 1)}`
      expect(difference(text, replaced).filter((piece) => piece.change !== 'same')).toHaveLength(2)
    }),
  )
})

test('the way back has the same pieces, the other way round', () => {
  fc.assert(
    fc.property(texts, texts, (first, second) => {
      const length = (pieces: readonly Piece[], change: Piece['change']) =>
        pieces.filter((piece) => piece.change === change).reduce((sum, piece) => sum + piece.text.length, 0)
      const [there, back] = [difference(first, second), difference(second, first)]
      expect(length(there, 'removed') - length(there, 'added')).toBe(
        length(back, 'added') - length(back, 'removed'),
      )
      expect(whyDifferent(first, second) === 'same').toBe(first === second)
    }),
  )
})

test('the longest field is compared whole', () => {
  const [first, second] = ['абвгд'.repeat(100), 'где'.repeat(166)]
  const pieces = difference(first, second)
  expect(
    pieces
      .filter((piece) => piece.change !== 'added')
      .map((piece) => piece.text)
      .join(''),
  ).toBe(first)
})
