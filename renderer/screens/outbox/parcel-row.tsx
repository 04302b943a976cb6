import type { HeldCorrection } from '../../../contract/journal.ts'
import { formatDate } from '../../../domain/date.ts'
import { showField } from '../../../domain/field.ts'
import type { Field } from '../../../domain/person.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useNow } from '../../parts/now.ts'
import { STATE_LOOKS } from '../../parts/state-look.ts'
import { useWords } from '../../words/spoken.ts'
import { moment } from '../../words/time.ts'
import { actsOf, goesOnAtCard, type ParcelAct } from './acts.ts'

type Props = {
  held: HeldCorrection
  /** Where it is not (the line is paused, or people carry it) no time of a next try is told. */
  isSentByItself: boolean
  onAct: (act: ParcelAct) => void
}

/** One correction on its way: whose, what, where it stands, what a person may do. */
export function ParcelRow({ held, isSentByItself, onAct }: Props) {
  const words = useWords()
  const { correction, person, state, answer } = held
  const { tone, icon } = STATE_LOOKS[state]
  const isOpenFirst = goesOnAtCard(held)
  const { byHand } = held
  const isByHand = state === 'confirmed' && byHand?.taken === true
  const now = useNow()
  const say = (instant: string) => moment(instant, now, words.desk)
  return (
    <li className="parcel">
      <div>
        <strong>
          {[person.lastName, person.firstName, person.middleName].filter(Boolean).join(' ') ||
            words.conflicts.gone.name}
        </strong>
        {person.className && <p className="quiet small">{words.person.class(person.className)}</p>}
      </div>
      <dl>
        {correction.changes.map(({ field, was, becomes }) => (
          <div key={field}>
            <dt className="small quiet">{words.fields[field]}</dt>
            <dd>
              <span className="unseen">{words.outbox.was} </span>
              <s>{shown(field, was)}</s> <Icon name="arrow" /> <b>{shown(field, becomes)}</b>
            </dd>
            {answer?.state === 'conflict' && answer.field === field && (
              <dd className="theirs">
                {words.outbox.theirs}: <b>{shown(field, answer.theirs)}</b>
              </dd>
            )}
          </div>
        ))}
      </dl>
      <div className="parcel-state">
        <p>
          <Badge tone={tone} icon={icon}>
            {isByHand ? words.retype.stateByHand : words.states[state]}
          </Badge>
        </p>
        <p className="small">{whatNow()}</p>
        <p className="small quiet">
          {held.signedAt && held.signer ? words.outbox.signedBy(held.signer, say(held.signedAt)) : ''}
        </p>
        {held.secondSigner && (
          <p className="small quiet">{words.secondSignature.secondBy(held.secondSigner)}</p>
        )}
      </div>
      <div className="parcel-acts">
        {actsOf(held).map((act) => (
          <Button
            key={act}
            look={act === 'conflicts' || (act === 'open' && isOpenFirst) ? 'usual' : 'plain'}
            onPress={() => onAct(act)}
          >
            {act === 'again' && held.rejection ? words.secondSignature.again : words.outbox[act]}
          </Button>
        ))}
      </div>
    </li>
  )

  function shown(field: Field, value: string): string {
    return value === '' ? words.compare.nothing : showField(field, value)
  }

  function whatNow(): string {
    if (byHand && isByHand) return words.retype.byHand[byHand.how].taken(byHand.by, say(byHand.at))
    if (byHand && state === 'refused') return words.retype.byHand[byHand.how].refused(byHand.note, byHand.by)
    if (answer?.state === 'refused' && state === 'refused') return words.refusals[answer.code]
    if (state === 'conflict') return words.outbox.conflict
    if (isOpenFirst) return words.outbox.conflictAside
    if (held.rejection) return words.secondSignature.why(held.rejection.reason)
    if (state === 'set-aside') return words.outbox.setAsideWhat
    if (state === 'waiting' && held.nextTry && isSentByItself)
      return words.outbox.waits(held.failures, say(held.nextTry))
    return state === 'confirmed' || state === 'proved' || state === 'withdrawn' || state === 'closed'
      ? ''
      : words.outbox.due(formatDate(held.due))
  }
}
