import { expect, test } from 'vitest'
import {
  daysLate,
  likelierOrder,
  likelierYear,
  otherOrder,
  type IssuedPaper,
} from '../../domain/birth-order.ts'
import type { DocumentType } from '../../domain/person.ts'

const TODAY = '2026-11-22'
const paper = (type: DocumentType, issued: string) => ({ type, issued })

test.each([
  ['2014-03-04', '2014-04-03'],
  ['2014-03-13', undefined],
  ['2014-03-03', undefined],
])('the other order of %s is %s', (birth, other) => {
  expect(otherOrder(birth)).toBe(other)
})

test.each([
  ['the certificate came before the birth', '2014-09-03', 'birth-certificate', '2014-03-20', '2014-03-09'],
  [
    'half a year later, but soon after the other date',
    '2014-03-09',
    'birth-certificate',
    '2014-09-20',
    '2014-09-03',
  ],
  ['within the month of the law', '2014-03-09', 'birth-certificate', '2014-04-01', undefined],
  ['a second certificate, years later', '2014-03-09', 'birth-certificate', '2020-05-05', undefined],
  ['the day is above twelve', '2014-03-29', 'birth-certificate', '2014-09-20', undefined],
  ['a passport soon after twenty', '1985-05-10', 'passport', '2005-06-01', undefined],
  ['a passport that ended months later', '1985-10-05', 'passport', '2005-06-01', '1985-05-10'],
  ['a passport before fourteen', '2010-12-03', 'passport', '2024-04-01', '2010-03-12'],
  ['a passport after a wedding', '1985-10-05', 'passport', '2012-07-14', undefined],
  ['no day of issue', '2014-09-03', 'birth-certificate', '', undefined],
] as const)('%s', (_title, birth, type, issued, other) => {
  expect(likelierOrder(birth, [paper(type, issued)], TODAY)).toBe(other)
})

test('a birth yet to come is no likelier order', () => {
  expect(likelierOrder('2026-02-12', [paper('birth-certificate', '2026-02-01')], TODAY)).toBeUndefined()
})

test.each([
  ['a year too late', '2015-03-12', '2014-03-20', '2014-03-12'],
  ['a year too early', '2013-03-12', '2014-03-20', '2014-03-12'],
  ['ten years too early', '2004-03-12', '2014-03-20', '2014-03-12'],
  ['born in December, issued in January', '2014-12-20', '2014-01-12', '2013-12-20'],
  ['in time', '2014-03-12', '2014-03-20', undefined],
  ['some months late', '2014-03-12', '2014-09-20', undefined],
  ['a second certificate in another season', '2014-03-12', '2019-09-20', undefined],
])('%s', (_title, birth, issued, year) => {
  expect(likelierYear(birth, [paper('birth-certificate', issued)])).toBe(year)
})

test.each<[string, string, IssuedPaper['type'], string, number]>([
  ['a certificate after birth', '2014-03-12', 'birth-certificate', '2014-03-20', 8],
  ['a certificate before it', '2014-03-12', 'birth-certificate', '2014-03-10', -2],
  ['a passport at fourteen', '2008-03-12', 'passport', '2022-03-22', 10],
  ['a passport before it', '2008-03-12', 'passport', '2022-03-02', -10],
  ['a passport at twenty', '1988-03-12', 'passport', '2008-04-12', 31],
  ['a passport at 45', '1978-03-12', 'passport', '2023-03-13', 1],
  ['a passport of one born on 29 February', '2008-02-29', 'passport', '2022-03-02', 1],
])('days late: %s', (_title, birth, type, issued, days) => {
  expect(daysLate(birth, { type, issued })).toBe(days)
})

test('papers that fit both orders are weighed by how likely each is', () => {
  const papers = [paper('birth-certificate', '2014-05-20')]
  const likely = (likelier: string) => (birth: string) => (birth === likelier ? 0 : -5)
  const order = (likelier: string) => likelierOrder('2014-05-04', papers, TODAY, likely(likelier))
  expect([order('2014-04-05'), order('2014-05-04')]).toEqual(['2014-04-05', undefined])
})
