import type { RegisterLine } from '../../../contract/register.ts'
import { showField } from '../../../domain/field.ts'
import type { Field } from '../../../domain/person.ts'
import { Badge } from '../../parts/badge.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useNow } from '../../parts/now.ts'
import { STATE_LOOKS } from '../../parts/state-look.ts'
import { useWords, type Words } from '../../words/spoken.ts'
import { moment } from '../../words/time.ts'
import { reasonOf } from './reason.ts'
import { ROW_PX } from './use-window.ts'

type Props = {
  /** Its place in the list, from 0. */
  place: number
  /** Absent while it is on its way. */
  line: RegisterLine | undefined
  isCurrent: boolean
  onFocus: () => void
  onOpen: () => void
}

/** One correction of the journal in a row; the whole row is its button. */
export function Row({ place, line, isCurrent, onFocus, onOpen }: Props) {
  const words = useWords()
  const now = useNow()
  const { register } = words
  const where = { transform: `translateY(${place * ROW_PX}px)` }
  if (!line)
    return (
      <tr className="register-row" aria-rowindex={place + 2} aria-busy="true" style={where}>
        <td>…</td>
      </tr>
    )
  const { person, changes, signers, state, check } = line
  const name = [person.lastName, person.firstName, person.middleName].filter(Boolean).join(' ')
  const [change] = changes
  return (
    <tr className="register-row" aria-rowindex={place + 2} style={where}>
      <td className="quiet">{line.number}</td>
      <td>
        <time dateTime={line.at}>{moment(line.at, now, words.desk)}</time>
      </td>
      <td>
        <button
          type="button"
          className="register-open"
          data-row={place}
          tabIndex={isCurrent ? 0 : -1}
          onFocus={onFocus}
          onClick={onOpen}
        >
          {name || register.gone}
        </button>
        {person.className && <span className="small quiet">{register.filters.class(person.className)}</span>}
      </td>
      <td>
        {change && (
          <>
            <span className="small quiet">
              {words.fields[change.field]}
              {changes.length > 1 && `, ${register.more(changes.length - 1)}`}
            </span>
            <span>
              <span className="unseen">{register.was} </span>
              {change.was === '' ? (
                <span className="quiet">{words.compare.nothing}</span>
              ) : (
                <s>{showField(change.field, change.was)}</s>
              )}{' '}
              <Icon name="arrow" /> <span className="unseen">{register.becomes} </span>
              <b>{shown(change.field, change.becomes, words)}</b>
            </span>
          </>
        )}
      </td>
      <td className={signers.length === 0 ? 'quiet' : ''}>
        {check && check.fault === undefined && (
          <span className="register-good" title={register.checked}>
            <Icon name="check" />
            <span className="unseen">{register.checked}: </span>
          </span>
        )}
        {signers.length === 0 ? register.unsigned : signers.join(', ')}
      </td>
      <td>
        {check?.fault === undefined ? (
          <Badge {...STATE_LOOKS[state]}>{words.states[state]}</Badge>
        ) : (
          <Badge tone="fault" icon="fault">
            {reasonOf(check.fault, words)}
          </Badge>
        )}
      </td>
    </tr>
  )
}

const shown = (field: Field, value: string, { compare }: Words): string =>
  value === '' ? compare.nothing : showField(field, value)
