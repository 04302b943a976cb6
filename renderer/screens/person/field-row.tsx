import type { HeldCorrection } from '../../../contract/journal.ts'
import type { Mark } from '../../../contract/mark.ts'
import { showField } from '../../../domain/field.ts'
import type { Field } from '../../../domain/person.ts'
import { Badge } from '../../parts/badge.tsx'
import { useWords } from '../../words/spoken.ts'
import { covered } from '../../parts/covered.ts'
import { MarkLine } from './mark-line.tsx'
import { Suspect } from './suspect.tsx'

type Props = {
  field: Field
  value: string
  marks: readonly Mark[]
  /** The correction of this field that is on its way, if there is one. */
  correction: HeldCorrection | undefined
  isCovered: boolean
  onOpen: (id: string) => void
}

/** One field of the card: what the journal holds, what is on its way, what is marked. */
export function FieldRow({ field, value, marks, correction, isCovered, onOpen }: Props) {
  const { fields, person, states } = useWords()
  const change = correction?.correction.changes.find((one) => one.field === field)
  const show = (text: string) =>
    text === '' ? <span className="quiet">{person.empty}</span> : shownIn(field, text, isCovered)
  const isLarge = field === 'snils' || field.startsWith('certificate')
  return (
    <div className={marks.some(({ severity }) => severity === 'error') ? 'row row-fault' : 'row'}>
      <dt>{fields[field]}</dt>
      <dd className={isLarge && value !== '' ? 'row-value row-value-large' : 'row-value'}>
        {change || isCovered ? (
          show(change ? change.becomes : value)
        ) : (
          <Suspect field={field} value={value} marks={marks} />
        )}
      </dd>
      {correction && change && (
        <dd className="row-change">
          <Badge tone="accent" icon="clock">
            {states[correction.state]}
          </Badge>
          <span className="small">
            {person.inJournal} <b>{show(change.was)}</b>
          </span>
        </dd>
      )}
      {!change && marks.length > 0 && (
        <dd className="row-marks">
          {marks.map((mark) => (
            <MarkLine key={mark.code} mark={mark} onOpen={onOpen} />
          ))}
        </dd>
      )}
    </div>
  )
}

const shownIn = (field: Field, text: string, isCovered: boolean): string => {
  const shown = showField(field, text)
  return isCovered ? covered(field, shown) : shown
}
