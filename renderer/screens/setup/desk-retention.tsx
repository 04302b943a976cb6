import { useState } from 'react'
import { failureNumber } from '../../../contract/failures.ts'
import { mayNow } from '../../../contract/may-now.ts'
import type { RetentionShown } from '../../../contract/retention.ts'
import { TERMS } from '../../../contract/retention-terms.ts'
import { formatDate } from '../../../domain/date.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Absent } from '../../parts/absent.tsx'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { typeset } from '../../words/typeset.ts'
import { ErasedList, LeaverList } from './retention-lists.tsx'
import type { SetupProps } from './setup.tsx'
import './retention.css'

/** What is kept how long and why, who goes next, what was erased. */
export function DeskRetention({ desk, onTell, onFault, onAct }: SetupProps) {
  const words = useWords()
  const { retention } = words
  const { value, fault, again } = useLook('retention.look', {})
  const [isAsking, setIsAsking] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [fresh, setFresh] = useState<number>()
  const mayErase = mayNow(desk.shift, 'settings')

  const erase = async () => {
    if (isBusy) return
    setIsBusy(true)
    const outcome = await call('retention.erase', {})
    setIsBusy(false)
    setIsAsking(false)
    again()
    if (!outcome.ok) return onFault(outcome.fault)
    const [act] = outcome.value.acts
    if (!act) return
    setFresh(act.number)
    onTell(retention.erased(retention.counts(act.counts)))
  }
  if (!value) {
    return (
      <Absent
        fault={fault && sayFault(words, fault)}
        number={fault && failureNumber(fault.code)}
        loading={words.desk.loading}
        again={words.desk.lookAgain}
        onAgain={again}
      />
    )
  }
  return (
    // What scrolls must be within reach of the keyboard where nothing on it is to be pressed (axe: scrollable-region-focusable).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="setup-part settings retention" tabIndex={0} aria-label={retention.title}>
      <header>
        <h2>{retention.title}</h2>
        <p className="quiet">{retention.lead}</p>
      </header>
      <Due
        shown={value}
        mayErase={mayErase}
        hasCard={desk.shift?.way === 'card'}
        onErase={() => setIsAsking(true)}
      />
      <h3 id="retention-next">{retention.next}</h3>
      <LeaverList shown={value} />
      <h3 id="retention-acts">{retention.acts}</h3>
      <ErasedList acts={value.acts} mayOpen={mayErase} fresh={fresh} onOpen={onAct} />
      <h3 id="retention-terms">{retention.termsTitle}</h3>
      <Terms shown={value} />
      {isAsking && (
        <Dialog
          title={retention.confirm.title}
          close={retention.confirm.keep}
          onClose={() => setIsAsking(false)}
          foot={
            <Button look="grave" isBusy={isBusy} onPress={() => void erase()}>
              {retention.confirm.sure}
            </Button>
          }
        >
          <p>
            {retention.confirm.lead} <b>{retention.confirm.what(value.due.pupils, value.due.guardians)}</b>.
          </p>
          <p>{retention.confirm.all}</p>
          <p className="quiet">{retention.confirm.back}</p>
        </Dialog>
      )}
    </section>
  )
}

type DueProps = { shown: RetentionShown; mayErase: boolean; hasCard: boolean; onErase: () => void }

/** What is over its term, what keeps some of it, and the button. */
function Due({ shown, mayErase, hasCard, onErase }: DueProps) {
  const { retention } = useWords()
  const { due, blocked, overdue } = shown
  const count = due.pupils + due.guardians
  return (
    <>
      {blocked > 0 && (
        <Notice tone="warn" icon="warning" title={retention.blocked(blocked)}>
          {retention.blockedWhat}
        </Notice>
      )}
      {overdue.corrections + overdue.requests > 0 && (
        <Notice tone="plain" icon="hint" title={retention.overdue(overdue.corrections, overdue.requests)} />
      )}
      <p className="retention-due">
        <span>
          {count > 0 ? retention.due(retention.confirm.what(due.pupils, due.guardians)) : retention.dueNone}
        </span>
        {mayErase && count > 0 && <Button onPress={onErase}>{retention.erase}</Button>}
      </p>
      {count > 0 && hasCard && !mayErase && <p className="quiet small">{retention.onlyAdministrator}</p>}
    </>
  )
}

function Terms({ shown }: { shown: RetentionShown }) {
  const { retention } = useWords()
  const { columns, terms } = retention
  return (
    <>
      <table className="setup-table retention-terms" aria-labelledby="retention-terms">
        <thead>
          <tr>
            {[columns.what, columns.long, columns.why].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {TERMS.map((name) => (
            <tr key={name}>
              <th scope="row">
                {terms[name].what}
                <span className="quiet small">{terms[name].how}</span>
              </th>
              <td>{retention.span(shown.terms[name])}</td>
              <td className="small">{typeset(shown.terms[name].source)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet small">{retention.checked(formatDate(shown.checked))}</p>
    </>
  )
}
