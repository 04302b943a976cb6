import type { CaseLine } from '../../../contract/diagnosis.ts'
import type { Nature } from '../../../domain/diagnosis.ts'

/** The order of questions at the counter: which door, which account, and only then what the journal says. */
export const QUESTIONS = ['door', 'account', 'message'] as const

export type Question = (typeof QUESTIONS)[number]

const QUESTION_OF: { readonly [Name in Nature]: Question } = {
  door: 'door',
  outage: 'door',
  account: 'account',
  password: 'account',
  binding: 'account',
  consent: 'message',
  data: 'message',
  card: 'message',
}

export type Group = { readonly question: Question | undefined; readonly cases: readonly CaseLine[] }

/** What is usual stands under its questions; what was found by words stays in the order of its rank. */
export function groupsOf(cases: readonly CaseLine[]): readonly Group[] {
  if (!cases.every(({ how }) => how === 'usual')) return [{ question: undefined, cases }]
  return QUESTIONS.map((question) => ({
    question,
    cases: cases.filter(({ nature }) => QUESTION_OF[nature] === question),
  })).filter((group) => group.cases.length > 0)
}
