import { expect, test } from 'vitest'
import type { CaseLine } from '../../../contract/diagnosis.ts'
import { NATURES, type Nature } from '../../../domain/diagnosis.ts'
import { groupsOf } from '../../../renderer/screens/case/groups.ts'

const line = (code: string, nature: Nature, how: CaseLine['how'] = 'usual'): CaseLine => ({
  code,
  nature,
  title: { ru: code, en: code },
  message: code,
  isExact: true,
  fixer: 'school',
  how,
})
const shown = (cases: readonly CaseLine[]) =>
  groupsOf(cases).map(({ question, cases: lines }) => [question, lines.map(({ code }) => code)])

test('what is usual stands in the order of questions: the door, the account, the message', () => {
  const cases = [line('C01', 'data'), line('C03', 'consent'), line('C34', 'door'), line('C25', 'binding')]
  expect(shown(cases)).toEqual([
    ['door', ['C34']],
    ['account', ['C25']],
    ['message', ['C01', 'C03']],
  ])
})

test('what was found by words keeps the order of its rank', () => {
  const cases = [line('C01', 'data', 'words'), line('C34', 'door', 'words')]
  expect(shown(cases)).toEqual([[undefined, ['C01', 'C34']]])
})

test('no case falls out between the questions', () => {
  const cases = NATURES.map((nature) => line(nature, nature))
  expect(shown(cases).flatMap(([, codes]) => codes)).toHaveLength(NATURES.length)
})
