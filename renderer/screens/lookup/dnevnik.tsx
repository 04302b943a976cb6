import { failureNumber } from '../../../contract/failures.ts'
import type { DnevnikAnswer } from '../../../contract/lookup.ts'
import { call } from '../../link/call.ts'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { FaultNotice } from '../../parts/fault-notice.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useNow } from '../../parts/now.ts'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { moment } from '../../words/time.ts'
import { useAsked } from './use-asked.ts'

/** Whether Дневник.ру finds this person, what it means, and what to do next; asked by a press only. */
export function Dnevnik({ person }: { person: string }) {
  const words = useWords()
  const { dnevnik } = words.lookup
  const { value, fault, isAsking, ask } = useAsked(() => call('lookup.dnevnik', { person }))
  return (
    <div className="lookup">
      <div className="lookup-head">
        <h2>{dnevnik.title}</h2>
        <Button isBusy={isAsking} onPress={() => void ask()}>
          <Icon name="search" /> {value ? dnevnik.again : dnevnik.ask}
        </Button>
      </div>
      {!value && !fault && <p className="quiet small">{dnevnik.lead}</p>}
      <output>
        {fault && (
          <FaultNotice tone="warn" title={sayFault(words, fault)} number={failureNumber(fault.code)} />
        )}
        {value && <Found answer={value} />}
      </output>
    </div>
  )
}

function Found({ answer }: { answer: DnevnikAnswer }) {
  const { lookup, desk } = useWords()
  const { dnevnik } = lookup
  const { title, what, act } = lookup.verdicts[answer.verdict]
  const now = useNow()
  const isWell = answer.verdict === 'agrees'
  const counts = [
    [dnevnik.bySnils, answer.bySnils],
    [dnevnik.byName, answer.byName],
    [dnevnik.byAll, answer.byAll],
  ] as const
  return (
    <>
      <Notice tone={isWell ? 'good' : 'warn'} icon={isWell ? 'check' : 'warning'} title={title}>
        <p>{what}</p>
      </Notice>
      <p className="lookup-act">
        <strong>{dnevnik.next}.</strong> {act}
      </p>
      <dl className="lookup-counts">
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt className="quiet small">{`${dnevnik.found} ${name}`}</dt>
            <dd className="number">{count ?? <span className="quiet">{dnevnik.notAsked}</span>}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet small">{dnevnik.at(moment(answer.at, now, desk))}</p>
    </>
  )
}
