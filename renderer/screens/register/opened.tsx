import type { ReactNode } from 'react'
import type { Fault } from '../../../contract/fault.ts'
import type { OpenedCorrection } from '../../../contract/register.ts'
import { difference, isKindred } from '../../../domain/difference.ts'
import { showField } from '../../../domain/field.ts'
import type { Field } from '../../../domain/person.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { useNews } from '../../link/news.ts'
import { Absent } from '../../parts/absent.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Icon } from '../../parts/icon.tsx'
import { MarkedSide } from '../../parts/marked-side.tsx'
import { useNow } from '../../parts/now.ts'
import { STATE_LOOKS } from '../../parts/state-look.ts'
import { sayFault } from '../../words/say.ts'
import { useWords, type Words } from '../../words/spoken.ts'
import { sayStep } from '../../words/step.ts'
import { moment } from '../../words/time.ts'
import { reasonOf } from './reason.ts'

type Props = {
  id: string
  onClose: () => void
  onExport: () => void
  onOpen: (person: string) => void
  onPast: (person: string) => void
  onFault: (fault: Fault) => void
}

/** One correction with everything that is known of it, and what can be done with it. */
export function Opened({ id, onClose, onExport, onOpen, onPast, onFault }: Props) {
  const words = useWords()
  const says = words.register.opened
  const { value, fault, again } = useLook('register.open', { id })
  useNews('register', (run) => run.state !== 'running' && again())
  const verify = async () => {
    const outcome = await call('register.verify', { filter: { id } })
    if (!outcome.ok) onFault(outcome.fault)
  }
  const person = value?.held.correction.person
  return (
    <Dialog
      title={value ? says.title(value.number) : words.desk.loading}
      close={words.desk.close}
      onClose={onClose}
      wide
      foot={
        value &&
        person && (
          <>
            <Button onPress={() => onPast(person)}>{says.past}</Button>
            <Button onPress={() => onOpen(person)}>{says.person}</Button>
          </>
        )
      }
    >
      {value ? (
        <Whole opened={value} onVerify={() => void verify()} onExport={onExport} />
      ) : (
        <Absent
          fault={fault && sayFault(words, fault)}
          loading={words.desk.loading}
          again={words.desk.lookAgain}
          onAgain={again}
        />
      )}
    </Dialog>
  )
}

type WholeProps = { opened: OpenedCorrection; onVerify: () => void; onExport: () => void }

function Whole({ opened, onVerify, onExport }: WholeProps) {
  const words = useWords()
  const now = useNow()
  const { held, history } = opened
  const says = words.register.opened
  const say = (instant: string) => moment(instant, now, words.desk)
  const { lastName, firstName, middleName, className } = held.person
  return (
    <div className="register-whole">
      <p className="register-who">
        <strong>{[lastName, firstName, middleName].filter(Boolean).join(' ') || words.register.gone}</strong>
        {className && <Badge>{words.register.filters.class(className)}</Badge>}
        <Badge {...STATE_LOOKS[held.state]}>{words.states[held.state]}</Badge>
      </p>
      <dl className="register-changes">
        {held.correction.changes.map((change) => (
          <Change key={change.field} {...change} />
        ))}
      </dl>
      <dl className="register-facts">
        {factsOf(opened, words, say).map(([name, value]) => (
          <div key={name}>
            <dt className="quiet">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {held.signer !== undefined && (
        <p className="register-acts">
          <Button onPress={onVerify}>
            <Icon name="check" /> {says.verify}
          </Button>
          <Button onPress={onExport}>
            <Icon name="file" /> {says.export}
          </Button>
        </p>
      )}
      <h3>{says.history}</h3>
      {history.length === 0 && <p className="quiet">{says.noHistory}</p>}
      <ol className="register-history">
        {history.map((entry) => (
          <li key={`${entry.at} ${entry.what}`}>
            <time className="quiet" dateTime={entry.at}>
              {say(entry.at)}
            </time>
            <span>
              {sayStep(entry, words)}
              {entry.by && <span className="quiet">, {entry.by}</span>}
              {entry.note && <span className="small register-note">{entry.note}</span>}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** Was → becomes, letter by letter where the two are kindred. */
function Change({ field, was, becomes }: { field: Field; was: string; becomes: string }) {
  const words = useWords()
  const [before, after] = [was, becomes].map((value) => (value === '' ? '' : showField(field, value)))
  const pieces = difference(before!, after!)
  const isMarked = before !== '' && after !== '' && isKindred(before!, pieces)
  const nothing = <span className="quiet">{words.compare.nothing}</span>
  return (
    <div>
      <dt>{words.fields[field]}</dt>
      <dd>
        <span className="quiet small">{words.register.was}</span>
        <span className="number">
          {isMarked ? <MarkedSide pieces={pieces} side="removed" /> : before || nothing}
        </span>
        <span className="quiet small">{words.register.becomes}</span>
        <b className="number">{isMarked ? <MarkedSide pieces={pieces} side="added" /> : after || nothing}</b>
      </dd>
    </div>
  )
}

function factsOf(
  { held, link, check }: OpenedCorrection,
  words: Words,
  say: (instant: string) => string,
): readonly (readonly [string, ReactNode])[] {
  const { correction, signer, signedAt, secondSigner, isStamped, answer, byHand } = held
  const says = words.register.opened
  const signed = [
    ...(signer !== undefined && signedAt ? [says.signedAt(signer, say(signedAt))] : []),
    ...(secondSigner === undefined ? [] : [says.second(secondSigner)]),
  ]
  const isBad = check?.fault !== undefined
  return [
    [says.made, say(correction.created)],
    [says.basis, words.bases[correction.basis]],
    [
      says.askedBy,
      <span key="asked" className="register-wide">
        {words.askers[correction.askedBy]}
      </span>,
    ],
    ...(correction.case ? [[says.case, correction.case] as const] : []),
    [
      says.signed,
      <span key="signed" className="register-wide">
        {signed.length > 0 ? signed.join('; ') : words.register.unsigned}
      </span>,
    ],
    ...(isStamped === undefined ? [] : [[says.stamp, isStamped ? says.stamped : says.unstamped] as const]),
    [says.answer, answerOf()],
    [
      says.check,
      check ? (
        <Badge key="check" tone={isBad ? 'fault' : 'good'} icon={isBad ? 'fault' : 'check'}>
          {check.fault === undefined
            ? says.checkedGood(say(check.at))
            : says.checkedBad(reasonOf(check.fault, words), say(check.at))}
        </Badge>
      ) : (
        says.unchecked
      ),
    ],
    [
      says.link,
      <Badge key="link" tone={link.holds ? 'good' : 'fault'} icon={link.holds ? 'check' : 'fault'}>
        {link.holds ? says.holds : says.broken}
      </Badge>,
    ],
    [
      says.id,
      <span key="id" className="number small register-hash">
        {correction.id}
      </span>,
    ],
    [
      says.hash,
      <span key="hash" className="number small register-hash">
        {held.hash}
      </span>,
    ],
  ]

  function answerOf(): string {
    if (byHand) return [says.byHand(byHand.by, say(byHand.at)), byHand.note].filter(Boolean).join('. ')
    if (!answer) return says.noAnswer
    return answer.state === 'refused' ? words.refusals[answer.code] : says.answers[answer.state]
  }
}
