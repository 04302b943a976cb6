import { Button as Pressable } from 'react-aria-components'
import type { Mark } from '../../../contract/mark.ts'
import { showField } from '../../../domain/field.ts'
import type { Field } from '../../../domain/person.ts'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { useWords } from '../../words/spoken.ts'
import type { Reading } from './sheet.ts'

type Props = {
  field: Field
  journal: string
  marks: readonly Mark[]
  reading: Reading
  /** What was typed is not to be seen: it is to be typed once more. */
  isHidden: boolean
  onChoose: () => void
}

const ICONS: { readonly [Status in Reading['status']]: IconName | undefined } = {
  untouched: undefined,
  same: 'check',
  differs: 'differs',
  fault: 'fault',
}

/** Whether it is worth a look at the document, and not only good to know. */
const isDoubt = ({ severity }: { readonly severity: Mark['severity'] }): boolean => severity !== 'notice'

/** A field that is not being compared now: one line, pressed to go to it. */
export function QuietRow({ field, journal, marks, reading, isHidden, onChoose }: Props) {
  const { fields, compare, second } = useWords()
  const icon = isHidden ? 'warning' : ICONS[reading.status]
  const isDoubted = (reading.status === 'differs' ? reading.warnings : marks).some(isDoubt)
  return (
    <li>
      <Pressable className="quiet-row" onPress={onChoose}>
        <span className={`quiet-status quiet-${reading.status}`}>
          {icon && <Icon name={icon} />}
          <span className={icon ? 'unseen' : 'small'}>{icon ? compare.status[reading.status] : ''}</span>
        </span>
        <span className="quiet-field">
          {fields[field]}
          {isDoubted && (reading.status === 'untouched' || reading.status === 'differs') && (
            <Icon name="warning" />
          )}
        </span>
        <span className="quiet-value">{journal === '' ? compare.nothing : showField(field, journal)}</span>
        <span className={`quiet-value quiet-${reading.status}`}>{said()}</span>
      </Pressable>
    </li>
  )
  function said(): string {
    if (isHidden) return second.waits
    if (reading.status !== 'differs') return compare.status[reading.status]
    return reading.becomes === '' ? compare.willBeEmpty : showField(field, reading.becomes)
  }
}
