import { expect, test } from 'vitest'
import { beginsSearch, nextVisitor } from '../../renderer/next-visitor.ts'
import { beginning, printing, type Place, type Work } from '../../renderer/place.ts'
import { emptyCase } from '../../renderer/screens/case/work.ts'

const at = (...places: readonly Place[]): Work => ({
  ...beginning,
  places: [{ screen: 'search' }, ...places],
})

test.each<[string, Work, boolean]>([
  ['a card', at({ screen: 'person', id: 'one' }), true],
  ['a sheet', at({ screen: 'paper', paper: { kind: 'requests' } }), true],
  ['the search', at(), false],
  ['the messages', at({ screen: 'case' }), false],
  ['a case', { ...at({ screen: 'case' }), cases: { '': { ...emptyCase, code: 'C03' } } }, true],
  ['the import', at({ screen: 'import' }), false],
])('on %s a letter is meant for the search only where no field takes it', (_where, work, begins) => {
  expect(beginsSearch(work)).toBe(begins)
})

test('the next visitor finds nothing of the last one but comparisons on their way', () => {
  const work: Work = {
    ...at({ screen: 'case' }),
    query: 'ива',
    cases: { '': { ...emptyCase, code: 'C03' }, one: emptyCase },
  }
  expect(nextVisitor(work, 'п')).toEqual({
    ...work,
    places: [{ screen: 'search' }],
    query: 'п',
    cases: { one: emptyCase },
  })
})

test('a sheet that is being printed is not printed once more by coming back to it', () => {
  const paper = { kind: 'receipt', correction: 'one' } as const
  const work = at({ screen: 'paper', paper, atOnce: true })
  expect(printing(work)).toEqual(at({ screen: 'paper', paper }))
  expect(printing(at())).toEqual(at())
})
