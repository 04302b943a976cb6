import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { after, before, readTerms } from '../../../main/retention/terms.ts'
import { ownFolder } from '../../fakes/store.ts'
import { shipped } from './school.ts'

const regions = fileURLToPath(new URL('../../../regions', import.meta.url))

/** The terms with a file of the region, and why it was refused. */
function withOwn(text: string) {
  const packs = join(ownFolder(), 'packs')
  mkdirSync(packs)
  writeFileSync(join(packs, 'retention.json'), text)
  const refused: string[] = []
  const terms = readTerms({ regions, packs, refused: ({ message }) => void refused.push(message) })
  return { terms, refused }
}

const own = (card: object) => JSON.stringify({ form: 1, checked: '2027-01-10', terms: { card } })

test('a region says otherwise of one term, the others stay', () => {
  const card = { count: 10, unit: 'days', source: 'Приказ регионального министерства' }
  const { terms, refused } = withOwn(own(card))
  expect(refused).toEqual([])
  expect(terms).toEqual({ checked: '2027-01-10', terms: { ...shipped.terms, card } })
})

test.each([
  ['no JSON', '{'],
  ['a term of no days', own({ count: 0, unit: 'days', source: 'Приказ министерства' })],
  ['a term without its source', own({ count: 10, unit: 'days', source: '' })],
  ['an unknown term', JSON.stringify({ form: 1, checked: '2027-01-10', terms: { cards: {} } })],
])('%s leaves the terms of the law', (_what, text) => {
  const { terms, refused } = withOwn(text)
  expect(terms).toEqual(shipped)
  expect(refused).toHaveLength(1)
})

test('months and years of any length are counted by the calendar', () => {
  const day = Date.parse('2024-02-29T10:00:00.000Z')
  expect(new Date(after(day, { count: 30, unit: 'days' })).toISOString()).toBe('2024-03-30T10:00:00.000Z')
  expect(new Date(before(day, { count: 3, unit: 'years' })).toISOString()).toBe('2021-03-01T10:00:00.000Z')
})
