import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { slip, slipKeys } from '../../../main/search/slip.ts'
import { openDesk, person } from './desk.ts'

const SURNAMES =
  'Смирнов Кузнецов Попова Васильев Соколова Михайлов Новикова Фёдоров Морозова Волкова Алексеев Лебедева Семёнов Егорова Павлов Козлова Степанов Николаева Орлова Андреев'.split(
    ' ',
  )

const LETTERS = [...'абвгдежзийклмнопрстуфхцчшщъыьэюя']

/** One edit of a word: a letter left out, put in, changed, or swapped with the next. */
const edited = (word: string) =>
  fc
    .record({
      place: fc.nat(word.length - 1),
      letter: fc.constantFrom(...LETTERS),
      kind: fc.constantFrom('out', 'in', 'other', 'swap'),
    })
    .map(({ place, letter, kind }) => {
      const [head, tail] = [word.slice(0, place), word.slice(place + 1)]
      if (kind === 'out') return head + tail
      if (kind === 'in') return head + letter + word.slice(place)
      if (kind === 'other') return head + letter + tail
      return head + tail.slice(0, 1) + word[place]! + tail.slice(1)
    })

test('any one slip in a surname still finds the person among the first five', () => {
  using desk = openDesk()
  desk.keep(...SURNAMES.map((lastName) => person({ lastName, className: '5А' })))
  const typed = fc
    .constantFrom(...SURNAMES)
    .chain((surname) => fc.tuple(fc.constant(surname), edited(surname.toLowerCase())))

  fc.assert(
    fc.property(typed, ([surname, text]) => {
      const found = desk.search.find(text, 5).map(({ rowId }) => desk.people.findByRow(rowId)!.lastName)
      expect(found).toContain(surname)
    }),
    { numRuns: 400 },
  )
})

test('two words a letter or two apart share a key', () => {
  const word = fc
    .array(fc.constantFrom(...LETTERS), { minLength: 6, maxLength: 12 })
    .map((all) => all.join(''))
  const pair = word.chain((text) => fc.tuple(fc.constant(text), edited(text).chain(edited)))
  fc.assert(
    fc.property(pair, ([text, typed]) => {
      const keys = new Set(slipKeys(text, 2))
      expect(slipKeys(typed, 2).some((key) => keys.has(key))).toBe(true)
    }),
  )
})

test.each([
  ['иванов', 'иванов', 0, false],
  ['ивонов', 'иванов', 6, false], // а vowel that is not stressed
  ['ивынов', 'иванов', 10, false],
  ['ивнаов', 'иванов', 9, false],
  ['иваннов', 'иванов', 5, false], // doubled
  ['иваов', 'иванов', 10, false],
  ['игор', 'игорь', 5, false],
  ['ивоно', 'ивановский', 12, true], // unfinished
])('%s is %s with a slip of %i', (typed, known, distance, begun) => {
  expect(slip(typed, known, 20)).toEqual({ distance, begun })
})

test('words far apart are not compared to the end', () => {
  expect(slip('смирнов', 'кузнецов', 20)).toBeUndefined()
})
