import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCertificateNumber, parseSeries } from '../../domain/certificate.ts'

/** The pattern of Госуслуги, with capitals only. */
const GOSUSLUGI = /^[MDCLXIV]{1,6}-[А-Я]{2}$/

/** Typed, read, and what was replaced as "place was>becomes", with ? where the paper could say something else. */
const series: [string, string, string[]][] = [
  ['II-РЕ', 'II-РЕ', []],
  ['I-PE', 'I-РЕ', ['2 P>Р', '3 E>Е']],
  ['1-РЕ', 'I-РЕ', ['0 1>I']],
  ['11-PE', 'II-РЕ', ['0 1>I', '1 1>I', '3 P>Р', '4 E>Е']],
  ['l-РЕ', 'I-РЕ', ['0 l>I']],
  ['|-РЕ', 'I-РЕ', ['0 |>I']],
  ['ІІ-РЕ', 'II-РЕ', ['0 І>I', '1 І>I']],
  ['Ӏ-РЕ', 'I-РЕ', ['0 Ӏ>I']],
  ['Ⅰ-РЕ', 'I-РЕ', ['0 Ⅰ>I']],
  ['Ⅱ-РЕ', 'II-РЕ', ['0 Ⅱ>II']],
  ['Ⅳ-РЕ', 'IV-РЕ', ['0 Ⅳ>IV']],
  ['ⅻ-РЕ', 'XII-РЕ', ['0 ⅻ>XII']],
  ['У-АБ', 'V-АБ', ['0 У>V ?']],
  ['IY-АБ', 'IV-АБ', ['1 Y>V ?']],
  ['Х-АБ', 'X-АБ', ['0 Х>X']],
  ['ХІХ-АБ', 'XIX-АБ', ['0 Х>X', '1 І>I', '2 Х>X']],
  ['Л-АБ', 'L-АБ', ['0 Л>L']],
  ['С-АБ', 'C-АБ', ['0 С>C']],
  ['М-АБ', 'M-АБ', ['0 М>M']],
  ['iii-аб', 'III-АБ', ['0 i>I', '1 i>I', '2 i>I', '4 а>А', '5 б>Б']],
  ['II–РЕ', 'II-РЕ', ['2 –>-']],
  ['II—РЕ', 'II-РЕ', ['2 —>-']],
  ['II\u2011РЕ', 'II-РЕ', ['2 \u2011>-']],
  ['II−РЕ', 'II-РЕ', ['2 −>-']],
  ['II‐РЕ', 'II-РЕ', ['2 ‐>-']],
  ['II РЕ', 'II-РЕ', ['2  >-']],
  ['II - РЕ', 'II-РЕ', ['2  - >-']],
  ['IIРЕ', 'II-РЕ', ['2 >-']],
  ['  II-РЕ ', 'II-РЕ', []],
  ['I-ABCEHKMOPTXY'.slice(0, 4), 'I-АВ', ['2 A>А', '3 B>В']],
  ['I-CE', 'I-СЕ', ['2 C>С', '3 E>Е']],
  ['I-HK', 'I-НК', ['2 H>Н', '3 K>К']],
  ['I-MO', 'I-МО', ['2 M>М', '3 O>О']],
  ['I-PT', 'I-РТ', ['2 P>Р', '3 T>Т']],
  ['I-XY', 'I-ХУ', ['2 X>Х', '3 Y>У']],
]

for (const [typed, kept, replaced] of series) {
  test(`${JSON.stringify(typed)} is read as ${kept}, and ${replaced.length} changes are told`, () => {
    const read = parseSeries(typed)
    if (!read.ok) throw new Error(read.fault.code)
    const told = read.value.replaced.map(
      ({ at, was, becomes, sure }) => `${at} ${was}>${becomes}${sure ? '' : ' ?'}`,
    )
    expect({ series: read.value.series, told }).toEqual({ series: kept, told: replaced })
    expect(kept).toMatch(GOSUSLUGI)
  })
}

const wrong = [
  ['', 'certificate.series-form'],
  ['РЕ', 'certificate.series-form'],
  ['II', 'certificate.series-form'],
  ['II-Р', 'certificate.series-form'],
  ['II-РЕН', 'certificate.series-form'],
  ['II-Р1', 'certificate.series-form'],
  ['II-РЕ 123456', 'certificate.number-inside'],
  ['II-РЕ №123456', 'certificate.number-inside'],
  ['IIII-РЕ', 'certificate.roman'],
  ['VX-РЕ', 'certificate.roman'],
  ['ЪЪ-РЕ', 'certificate.roman'],
  ['5-РЕ', 'certificate.roman'],
  ['II-РЁ', 'certificate.letters'],
  ['II-ZE', 'certificate.letters'],
] as const

for (const [typed, code] of wrong) {
  test(`"${typed}" is no series: ${code}`, () => {
    const read = parseSeries(typed)
    expect(read.ok ? 'read' : read.fault.code).toBe(code)
  })
}

test('the numeral is counted, so that an unusual one can be asked about', () => {
  const numerals = ['I', 'IV', 'IX', 'XIV', 'XX', 'XL', 'XC', 'CD'].map((numeral) => {
    const read = parseSeries(`${numeral}-АБ`)
    return read.ok ? read.value.numeral : undefined
  })
  expect(numerals).toEqual([1, 4, 9, 14, 20, 40, 90, 400])
})

test('what is read is read again as itself, with nothing replaced', () => {
  const signs = fc.constantFrom(...'IVXLCDM1l|іУХЛСМ-– АБРЕpeabx'.split(''))
  fc.assert(
    fc.property(fc.array(signs, { minLength: 3, maxLength: 9 }), (typed) => {
      const read = parseSeries(typed.join(''))
      if (!read.ok) return
      expect(read.value.series).toMatch(GOSUSLUGI)
      expect(parseSeries(read.value.series)).toEqual({ ok: true, value: { ...read.value, replaced: [] } })
    }),
    { numRuns: 3000 },
  )
})

test('a number has six digits or seven', () => {
  const numbers = ['123456', '1234567', '123 456', '№ 123456', ' 012345 ', '１２３４５６'].map(
    parseCertificateNumber,
  )
  expect(numbers.map((read) => (read.ok ? read.value : read.fault.code))).toEqual([
    '123456',
    '1234567',
    '123456',
    '123456',
    '012345',
    '123456',
  ])
  expect(parseCertificateNumber('12345')).toEqual({
    ok: false,
    fault: { code: 'certificate.number-form', digits: 5 },
  })
  expect(parseCertificateNumber('000000').ok).toBe(false)
  expect(parseCertificateNumber('12З456')).toEqual({
    ok: false,
    fault: { code: 'certificate.number-form', digits: 5 },
  })
})
