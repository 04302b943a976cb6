import { failureNumber } from '../../../contract/failures.ts'
import type { NetschoolAnswer } from '../../../contract/lookup.ts'
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

/** Whether the door of «Сетевой город» answers, and by what it lets people in. */
export function Netschool() {
  const words = useWords()
  const { netschool } = words.lookup
  const { value, fault, isAsking, ask } = useAsked(() => call('lookup.netschool', {}))
  return (
    <div className="lookup">
      <div className="lookup-head">
        <h2>{netschool.title}</h2>
        <Button isBusy={isAsking} onPress={() => void ask()}>
          <Icon name="line" /> {value ? netschool.again : netschool.ask}
        </Button>
      </div>
      {!value && !fault && <p className="quiet small">{netschool.lead}</p>}
      <output>
        {fault && (
          <FaultNotice tone="warn" title={sayFault(words, fault)} number={failureNumber(fault.code)} />
        )}
        {value && <Door answer={value} />}
      </output>
    </div>
  )
}

function Door({ answer }: { answer: NetschoolAnswer }) {
  const { lookup, desk } = useWords()
  const { netschool } = lookup
  const now = useNow()
  const isOpen = answer.esiaLogin || answer.schoolLogin
  return (
    <>
      <Notice
        tone={isOpen ? 'good' : 'warn'}
        icon={isOpen ? 'check' : 'warning'}
        title={netschool.answers(answer.ms)}
      >
        <p>{netschool[wayIn(answer)]}</p>
      </Notice>
      <p className="quiet small">
        {[
          answer.version && netschool.version(answer.version),
          lookup.dnevnik.at(moment(answer.at, now, desk)),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  )
}

function wayIn({ esiaLogin, schoolLogin }: NetschoolAnswer) {
  if (esiaLogin) return schoolLogin ? 'both' : 'onlyEsia'
  return schoolLogin ? 'onlySchool' : 'nobody'
}
