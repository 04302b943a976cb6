import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatSnils, isWithoutControl, maskSnils, parseSnils, repairsOf } from '../../domain/snils.ts'

const right = [
  ['112-233-445 95', 'the usual spelling'],
  ['11223344595', 'digits only'],
  ['112\u2011233\u2011445\u00a095', 'unbreakable hyphens and space, as word processors write'],
  ['\ufeff112 233 445 95 ', 'spaces, and a mark nobody sees'],
  ['087-654-303 00', 'a sum of 202'],
  ['001-001-999 65', 'a sum of 65, the first number with a control'],
  ['001-019-899 99', 'a sum of 99, the last written as it is'],
  ['001-019-989 00', 'a sum of 100'],
  ['001-019-998 00', 'a sum of 101'],
  ['001-019-999 01', 'a sum of 102'],
  ['002-999-989 00', 'a sum of 201, 100 left over'],
  ['002-999-998 00', 'a sum of 202'],
] as const

for (const [text, why] of right) {
  test(`${text} is right: ${why}`, () => {
    const digits = text.replace(/\D/g, '')
    expect(parseSnils(text)).toEqual({ ok: true, value: digits })
    expect(isWithoutControl(digits)).toBe(false)
  })
}

const wrong = [
  ['', 'snils.form'],
  ['112-233-445', 'snils.form'],
  ['112-233-44S 95', 'snils.form'],
  ['1.12233E+10', 'snils.form'],
  ['112233445950', 'snils.form'],
  ['8765430300', 'snils.ten-digits'],
  ['112-233-445 00', 'snils.control'],
  ['112-233-454 95', 'snils.control'],
  ['000-000-000 00', 'snils.repeated'],
  ['111-111-111 45', 'snils.repeated'],
] as const

for (const [text, code] of wrong) {
  test(`"${text}" is turned away: ${code}`, () => {
    expect(parseSnils(text)).toEqual({ ok: false, fault: { code } })
  })
}

test('the oldest numbers pass, but nothing vouches for them', () => {
  expect(parseSnils('001-001-998 77').ok).toBe(true)
  expect(isWithoutControl('00100199877')).toBe(true)
  expect(isWithoutControl('00100199965')).toBe(false)
})

test('a number is shown as on the card, and covered but for its end', () => {
  expect(formatSnils('11223344595')).toBe('112-233-445 95')
  expect(formatSnils('1122334459')).toBe('1122334459')
  expect(formatSnils('')).toBe('')
  expect(maskSnils('11223344595')).toBe('•••-•••-•45 95')
  expect(maskSnils('95')).toBe('95')
})

/** Numbers with a control number, as given out. */
const numbers = fc
  .integer({ min: 1_001_999, max: 999_999_999 })
  .map((number) => withControl(String(number).padStart(9, '0')))
  .filter((snils) => parseSnils(snils).ok)

const withControl = (nine: string): string => {
  const found = Array.from({ length: 100 }, (_, control) => nine + String(control).padStart(2, '0')).filter(
    (snils) => parseSnils(snils).ok,
  )
  return found[0] ?? ''
}

test('every nine digits have one control number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_001_999, max: 999_999_999 }), (number) => {
      const nine = String(number).padStart(9, '0')
      fc.pre(!/^(\d)\1{8}$/.test(nine))
      const passing = Array.from({ length: 100 }, (_, control) => nine + String(control).padStart(2, '0'))
      expect(passing.filter((snils) => parseSnils(snils).ok)).toHaveLength(1)
    }),
    { numRuns: 200 },
  )
})

test('a repair is right, is not what stands, and comes once', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{10,12}$/), (text) => {
      const repairs = repairsOf(text)
      expect(new Set(repairs).size).toBe(repairs.length)
      expect(repairs.every((snils) => parseSnils(snils).ok && snils !== text)).toBe(true)
    }),
  )
})

const slips: [string, (snils: string, place: number, digit: string) => string][] = [
  ['a digit replaced', (snils, place, digit) => snils.slice(0, place) + digit + snils.slice(place + 1)],
  [
    'two neighbours swapped',
    (snils, place) =>
      snils.slice(0, place) + (snils[place + 1] ?? '') + snils[place] + snils.slice(place + 2),
  ],
  ['a digit dropped', (snils, place) => snils.slice(0, place) + snils.slice(place + 1)],
  ['a digit typed twice', (snils, place) => snils.slice(0, place) + snils[place] + snils.slice(place)],
]

for (const [title, spoil] of slips) {
  test(`the number meant is among the repairs: ${title}`, () => {
    fc.assert(
      fc.property(numbers, fc.nat(10), fc.nat(9), (snils, place, digit) => {
        const spoilt = spoil(snils, place, String(digit))
        fc.pre(spoilt !== snils)
        expect(repairsOf(spoilt)).toContain(snils)
      }),
      { numRuns: 500 },
    )
  })
}

test('the leading zero that a workbook dropped comes back first', () => {
  expect(repairsOf('8765430300')[0]).toBe('08765430300')
  expect(repairsOf('112-233-454 95')[0]).toBe('11223344595')
  expect(repairsOf('not a number')).toEqual([])
})

test('old numbers, which nothing vouches for, are offered last', () => {
  const repairs = repairsOf('10100199877')
  const firstOld = repairs.findIndex(isWithoutControl)
  expect(firstOld).toBeGreaterThanOrEqual(0)
  expect(repairs.slice(firstOld).every(isWithoutControl)).toBe(true)
})

test('the control sees all but one in thousands of slips, and leaves few repairs', () => {
  const sample = Array.from({ length: 400 }, (_, at) => withControl(String(123_456_789 + at * 1_999_993)))
  const count = { replaced: 0, unseen: 0, swapped: 0, unseenSwaps: 0, repairs: 0, most: 0, spoilt: 0 }
  for (const snils of sample) {
    for (let place = 0; place < 11; place++) {
      for (const digit of '0123456789') {
        if (digit === snils[place]) continue
        count.replaced++
        if (parseSnils(slips[0]![1](snils, place, digit)).ok) count.unseen++
      }
      const swapped = slips[1]![1](snils, place, '')
      if (swapped === snils) continue
      count.swapped++
      if (parseSnils(swapped).ok) count.unseenSwaps++
    }
    const repairs = repairsOf(slips[0]![1](snils, 4, String((Number(snils[4]) + 3) % 10))).length
    count.spoilt++
    count.repairs += repairs
    count.most = Math.max(count.most, repairs)
  }
  expect(count.unseen / count.replaced).toBeLessThan(0.001)
  expect(count.unseenSwaps / count.swapped).toBeLessThan(0.005)
  expect(count.repairs / count.spoilt).toBeGreaterThan(1)
  expect(count.repairs / count.spoilt).toBeLessThan(4)
  expect(count.most).toBeLessThanOrEqual(9)
})
