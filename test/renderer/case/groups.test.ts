import { expect, test } from 'vitest'
import type { CaseLine } from '../../../contract/diagnosis.ts'
import type { Question } from '../../../domain/diagnosis.ts'
import { groupsOf } from '../../../renderer/screens/case/groups.ts'

const line = (code: string, question?: Question): CaseLine => ({
  code,
  nature: 'data',
  title: { ru: code, en: code },
  message: code,
  isExact: true,
  fixer: 'school',
  how: question ? 'usual' : 'words',
  ...(question && { question }),
})
const shown = (cases: readonly CaseLine[]) =>
  groupsOf(cases).map(({ question, cases: lines }) => [question, lines.map(({ code }) => code)])

test('what is usual stands under its questions, the first to come up first', () => {
  const cases = [line('C31', 'who'), line('C01', 'message'), line('C14', 'account'), line('C03', 'message')]
  expect(shown(cases)).toEqual([
    ['who', ['C31']],
    ['message', ['C01', 'C03']],
    ['account', ['C14']],
  ])
})

test('what was found by words keeps the order of its rank', () => {
  expect(shown([line('C01'), line('C34')])).toEqual([[undefined, ['C01', 'C34']]])
})
