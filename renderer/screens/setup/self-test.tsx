import { useEffect, useState } from 'react'
import { failureNumber, failureOf } from '../../../contract/failures.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { SelfTest as Test, SelfTestStep } from '../../../contract/self-test.ts'
import { formatDate } from '../../../domain/date.ts'
import { call } from '../../link/call.ts'
import { Badge, type Tone } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { copyText } from '../../parts/copy.ts'
import { FaultHelp, FaultNotice } from '../../parts/fault-notice.tsx'
import type { IconName } from '../../parts/icon.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { reportText, sayFact } from './report.ts'
import './self-test.css'

const LOOKS: { readonly [State in SelfTestStep['state']]: { tone: Tone; icon?: IconName } } = {
  well: { tone: 'good', icon: 'check' },
  warning: { tone: 'warn', icon: 'warning' },
  failed: { tone: 'fault', icon: 'fault' },
  skipped: { tone: 'plain' },
}

/** So long after the one the next step appears: the eye can follow. */
const STEP_MS = 70

/** The button that tests the card and all around it, and what it has found. */
export function SelfTest() {
  const words = useWords()
  const { cards } = words.setup
  const [test, setTest] = useState<Test>()
  const [isTesting, setIsTesting] = useState(false)
  const [fault, setFault] = useState<Fault>()
  const [isCopied, setIsCopied] = useState(false)
  const shown = useOneAfterAnother(test)

  const start = async () => {
    setIsTesting(true)
    setTest(undefined)
    setFault(undefined)
    setIsCopied(false)
    const outcome = await call('cards.test', {})
    setIsTesting(false)
    if (outcome.ok) setTest(outcome.value)
    else setFault(outcome.fault)
  }
  const copy = () => {
    if (test) setIsCopied(copyText(reportText(words, test)))
  }
  const isWhole = test !== undefined && shown === test.steps.length
  const notWell = test?.steps.filter(({ failure }) => failure !== undefined).length ?? 0
  return (
    <div className="self-test">
      <p>{cards.lead}</p>
      <div className="self-test-line">
        <Button look="main" takesFocus isBusy={isTesting} onPress={() => void start()}>
          {isTesting ? cards.testing : cards.test}
        </Button>
        {isWhole && <Button onPress={copy}>{cards.copy}</Button>}
      </div>
      <output className="self-test-sum">
        {isCopied && <p>{cards.copied}</p>}
        {isWhole && (
          <Badge tone={notWell === 0 ? 'good' : 'warn'} icon={notWell === 0 ? 'check' : 'warning'}>
            {notWell === 0 ? cards.allWell : cards.notWell(notWell)}
          </Badge>
        )}
      </output>
      {fault && <FaultNotice title={sayFault(words, fault)} number={failureNumber(fault.code)} />}
      <ol className="self-test-steps">
        {test?.steps.slice(0, shown).map((step) => (
          <Step key={step.step} {...step} />
        ))}
      </ol>
    </div>
  )
}

function Step({ step, state, failure, facts }: SelfTestStep) {
  const words = useWords()
  const { setup, failures } = words
  const { tone, icon } = LOOKS[state]
  const code = failure === undefined ? undefined : failureOf(failure)
  return (
    <li className="self-test-step">
      <span className="self-test-line">
        <strong>{setup.cards.steps[step]}</strong>
        <Badge tone={tone} {...(icon && { icon })}>
          {setup.cards.stepStates[state]}
        </Badge>
      </span>
      {facts.length > 0 && (
        <span className="small quiet">
          {facts.map((fact) => dated(sayFact(words, step, fact))).join(' · ')}
        </span>
      )}
      {code && failure !== undefined && (
        <div className="self-test-remedy">
          <p>{failures[code].title}</p>
          <p className="small">{failures[code].remedies[0]}</p>
          <FaultHelp number={failure} />
        </div>
      )}
    </li>
  )
}

/** Days among the facts as people write them; the report keeps them as they are. */
const dated = (fact: string): string => fact.replace(/\b\d{4}-\d{2}-\d{2}\b/g, formatDate)

/** How many steps are to be seen by now. */
function useOneAfterAnother(test: Test | undefined): number {
  const [shown, setShown] = useState(0)
  useEffect(() => {
    if (!test) return
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const timer = setInterval(
      () => setShown((number) => (calm ? test.steps.length : Math.min(number + 1, test.steps.length))),
      STEP_MS,
    )
    return () => {
      clearInterval(timer)
      setShown(0)
    }
  }, [test])
  return shown
}
