import { useState, type ReactNode } from 'react'
import type { HeldCorrection } from '../../../contract/journal.ts'
import { formatDate } from '../../../domain/date.ts'
import { showField } from '../../../domain/field.ts'
import { Button } from '../../parts/button.tsx'
import { Checkbox } from '../../parts/choice.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useNow } from '../../parts/now.ts'
import { useWords } from '../../words/spoken.ts'
import { moment } from '../../words/time.ts'

type Props = {
  held: HeldCorrection
  isChosen: boolean
  onChoose: (chosen: boolean) => void
  /** This card may not sign it. */
  isOff?: boolean
  /** What is said of it besides. */
  note?: ReactNode
  act?: { readonly word: string; readonly press: () => void }
}

/** One draft with exactly the fields that are signed; the rest of the signed bytes in the details. */
export function DraftRow({ held, isChosen, onChoose, isOff = false, note, act }: Props) {
  const words = useWords()
  const now = useNow()
  const [isOpen, setIsOpen] = useState(false)
  const { correction, person, hash, due } = held
  const name = [person.lastName, person.firstName, person.middleName].filter(Boolean).join(' ')
  const show = (field: (typeof correction.changes)[number]['field'], value: string) =>
    value === '' ? <span className="quiet">{words.compare.nothing}</span> : showField(field, value)
  return (
    <li className="draft">
      {isOff ? (
        <span className="draft-off" />
      ) : (
        <Checkbox label={words.sign.choose(name)} isChosen={isChosen} onChange={onChoose} />
      )}
      <div className="draft-what">
        <p>
          <strong>{name}</strong>
          {person.className && <span className="quiet"> · {words.person.class(person.className)}</span>}
        </p>
        <dl>
          {correction.changes.map(({ field, was, becomes }) => (
            <div key={field} className="draft-change">
              <dt>{words.fields[field]}</dt>
              <dd>
                <span className="unseen">{words.sign.was} </span>
                <s>{show(field, was)}</s>
              </dd>
              <dd>
                <Icon name="arrow" />
                <span className="unseen"> {words.sign.becomes} </span>
                <b> {show(field, becomes)}</b>
              </dd>
            </div>
          ))}
        </dl>
        <p className="small quiet">
          {words.bases[correction.basis]} · {words.askers[correction.askedBy]} ·{' '}
          {words.sign.due(formatDate(due))}
        </p>
        {note && <p className="small">{note}</p>}
        {isOpen && (
          <dl className="draft-details small">
            <dt>{words.sign.created}</dt>
            <dd>{moment(correction.created, now, words.desk)}</dd>
            <dt>{words.sign.number}</dt>
            <dd className="fixed">{correction.id}</dd>
            <dt>{words.sign.hash}</dt>
            <dd className="fixed">{hash}</dd>
          </dl>
        )}
      </div>
      <div className="draft-acts">
        <Button look="plain" aria-expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
          {isOpen ? words.sign.hide : words.sign.details}
        </Button>
        {act && (
          <Button look="plain" onPress={act.press}>
            {act.word}
          </Button>
        )}
      </div>
    </li>
  )
}
