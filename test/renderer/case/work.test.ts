import { expect, test } from 'vitest'
import { caseOf, emptyCase, withCase, withoutCode } from '../../../renderer/screens/case/work.ts'

const ANNA = 'anna'
const sought = { query: 'не найден', code: 'C01', isSought: true } as const

test('a diagnosis is found as it was left', () => {
  const cases = withCase({}, ANNA, { query: 'согласие', code: 'C03' })
  expect([caseOf(cases, ANNA), caseOf(cases, 'another')]).toEqual([
    { query: 'согласие', code: 'C03' },
    emptyCase,
  ])
})

test('a case that was opened for nobody goes along to the person who is sought for it', () => {
  const cases = withCase({}, '', sought)
  expect(caseOf(cases, ANNA)).toEqual({ query: 'не найден', code: 'C01' })
})

test('a case goes along to one person only', () => {
  const cases = withCase(withCase({}, '', sought), ANNA, { query: 'не найден', code: 'C01' })
  expect([caseOf(cases, 'another'), caseOf(cases, '')]).toEqual([emptyCase, emptyCase])
})

test('a case that was only looked at goes along to nobody', () => {
  expect(caseOf(withCase({}, '', { query: '', code: 'C35' }), ANNA)).toEqual(emptyCase)
})

test('back at the messages the words typed and the visitor are still there', () => {
  const visitor = { who: 'guardian', age: 'from-18', isForeign: false } as const
  expect(withoutCode({ query: 'не', code: 'C01', visitor })).toEqual({ query: 'не', visitor })
})
