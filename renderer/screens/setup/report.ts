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
export function reportText(words: Words, test: SelfTest): string {
  const { setup, failures, failureList } = words
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
      ...facts.map((fact) => `    ${sayFact(words, step, fact)}`),
    ]
  })
  return `${[...head, ...steps].join('\n').replaceAll('\u00a0', ' ')}\n`
}

/** A fact of one step, where it is a code or a bare number, in words. */
export function sayFact({ setup, card }: Words, step: SelfTestStep['step'], fact: string): string {
  const { kinds, program, apart, gost } = setup.cards
  if (step === 'process') return program(fact)
  if (step === 'pin') return card.tries(Number(fact))
  if (step === 'clock') return apart(/\d+/.exec(fact)?.[0] ?? '')
  if (step === 'digest') return fact.replace('GOST R', gost)
  return step === 'card' && Object.hasOwn(kinds, fact) ? kinds[fact as keyof typeof kinds] : fact
}
