import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SOMEBODY } from '../../../main/diagnosis/visitor.ts'
import { ownDiagnosis } from './desk.ts'

/** Copied from the research and the instructions of the regions. */
const text = readFileSync(new URL('../../regions/quotes.md', import.meta.url), 'utf8')

type Quote = { readonly code: string; readonly quote: string }

/** What stands between « and », those within those left in. */
function quotesIn(cell: string): string[] {
  const found: string[] = []
  let [depth, begun] = [0, 0]
  for (const [place, sign] of [...cell].entries()) {
    if (sign === '«' && depth++ === 0) begun = place + 1
    if (sign === '»' && --depth === 0) found.push([...cell].slice(begun, place).join(''))
  }
  return found
}

const rows = text.split('\n').flatMap((line) => {
  const [, code, , message, cause] = line.split('|').map((cell) => cell.trim())
  return code && /^C\d\d$/.test(code) ? [{ code, message: message!, cause: cause! }] : []
})
const messages: Quote[] = rows.flatMap(({ code, message }) =>
  quotesIn(message).map((quote) => ({ code, quote })),
)
/** Among the causes labels are quoted too; texts that people read are longer. */
const causes: Quote[] = rows.flatMap(({ code, cause }) =>
  quotesIn(cause)
    .filter((quote) => quote.split(' ').length > 3)
    .map((quote) => ({ code, quote })),
)
const instructions: Quote[] = [...text.matchAll(/^- (C\d\d) S\d: (.+)$/gm)].map(([, code, quote]) => ({
  code: code!,
  quote: quote!,
}))

const REGIONS = ['kaliningrad', 'omsk', 'ryazan', 'neutral'] as const

type Code = (typeof REGIONS)[number]

const desks = new Map(REGIONS.map((region) => [region, ownDiagnosis({ region, own: 'no-such-folder' })]))

const found = (query: string, region: Code): string[] =>
  desks
    .get(region)!
    .find(query, { visitor: SOMEBODY })
    .cases.map(({ code }) => code)

/** A label of Госуслуги alone is no message: the row tells the symptom in its own words. */
const LABELS = new Set(['Семья и дети', 'Создать', 'Отказать', 'Предоставить'])

test('the texts are all there', () => {
  expect(rows).toHaveLength(35)
  expect(messages.length).toBeGreaterThan(20)
  expect(causes.length).toBeGreaterThan(10)
  expect(instructions.length).toBeGreaterThan(45)
})

test.each(REGIONS)('a message typed whole finds its case first: %s', (region) => {
  const wrong = [...messages, ...instructions]
    .filter(({ quote }) => !LABELS.has(quote))
    .flatMap(({ code, quote }) => {
      const [first] = found(quote, region)
      return first === code ? [] : [{ code, first, quote }]
    })
  expect(wrong).toEqual([])
})

test.each(REGIONS)('the first three words of a message find its case among the first five: %s', (region) => {
  const wrong = [...messages, ...instructions].flatMap(({ code, quote }) => {
    const begun = quote.split(/\s+/).slice(0, 3).join(' ')
    const codes = found(begun, region).slice(0, 5)
    return codes.includes(code) ? [] : [{ code, codes, begun }]
  })
  expect(wrong).toEqual([])
})

test.each(REGIONS)('what a cause says finds its case among the first five: %s', (region) => {
  const wrong = causes.flatMap(({ code, quote }) => {
    const codes = found(quote, region).slice(0, 5)
    return codes.includes(code) ? [] : [{ code, codes, quote }]
  })
  expect(wrong).toEqual([])
})
