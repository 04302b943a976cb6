import { failureOf } from '../../../contract/failures.ts'
import type { SelfTest, SelfTestStep } from '../../../contract/self-test.ts'
import type { Words } from '../../words/spoken.ts'

const MARKS: { readonly [State in SelfTestStep['state']]: string } = {
  well: '[+]',
  warning: '[!]',
  failed: '[x]',
  skipped: '[ ]',
}

/** The report of a self-test as plain text, to be sent to support: it names nobody. */
export function reportText({ setup, failures, failureList }: Words, test: SelfTest): string {
  const { cards } = setup
  const head = [
    cards.report,
    `${cards.at}: ${test.at}`,
    `${cards.version}: ${test.version}`,
    `${cards.system}: ${test.system}`,
    '',
  ]
  const steps = test.steps.flatMap(({ step, state, failure, facts }) => {
    const code = failure === undefined ? undefined : failureOf(failure)
    return [
      `${MARKS[state]} ${cards.steps[step]}: ${cards.stepStates[state]}`,
      ...(code ? [`    ${failureList.number(failure!)} ${failures[code].title}`] : []),
      ...facts.map((fact) => `    ${fact}`),
    ]
  })
  return `${[...head, ...steps].join('\n').replaceAll('\u00a0', ' ')}\n`
}
