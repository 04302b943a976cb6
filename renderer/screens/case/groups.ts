import type { CaseLine } from '../../../contract/diagnosis.ts'
import type { Question } from '../../../domain/diagnosis.ts'

export type Group = { readonly question: Question | undefined; readonly cases: readonly CaseLine[] }

/** What is usual stands under its questions, in the order in which they come up; what was found by words in that of its rank. */
export function groupsOf(cases: readonly CaseLine[]): readonly Group[] {
  const byQuestion = Map.groupBy(cases, ({ question }) => question)
  return [...byQuestion].map(([question, lines]) => ({ question, cases: lines }))
}
