import type { ChangedField, ImportEntry, ImportList, Leavers } from '../../../contract/import.ts'
import { formatDate } from '../../../domain/date.ts'
import { showField } from '../../../domain/field.ts'
import { FIELDS, type Field, type Relation } from '../../../domain/person.ts'
import { Checkbox } from '../../parts/choice.tsx'
import { sayOf } from '../../words/of-code.ts'
import { useWords } from '../../words/spoken.ts'

type Props = {
  entry: ImportEntry
  list: ImportList
  /** Tab comes here first; arrows go on. */
  isFirst: boolean
  leavers: Leavers
  onLeave: (leavers: Leavers) => void
}

/** One person of a list, with what changes, or why the row is left out. */
export function Line({ entry, list, isFirst, leavers, onLeave }: Props) {
  const { importing: say, changedFields, rowReasons } = useWords()
  const { row, id, name, className, birthDate, changes, reason } = entry
  const whole = [name.lastName, name.firstName, name.middleName].filter(Boolean).join(' ') || '—'
  const hasLeft = id !== undefined && leavers.all !== leavers.but.includes(id)
  const tick = (left: boolean) => {
    if (id === undefined) return
    const others = leavers.but.filter((one) => one !== id)
    onLeave({ ...leavers, but: left === leavers.all ? others : [...others, id] })
  }
  const facts = [row > 0 && say.row(row), className, birthDate && say.born(formatDate(birthDate))]
  return (
    <li
      className="rehearsal-line"
      {...(list === 'leavers' ? {} : { 'data-line': '', tabIndex: isFirst ? 0 : -1 })}
    >
      {list === 'leavers' && <Checkbox label={say.hasLeftTick(whole)} isChosen={hasLeft} onChange={tick} />}
      <div className="rehearsal-who">
        <b>{whole}</b> <span className="quiet small">{facts.filter(Boolean).join(' · ')}</span>
        {reason && <span className="rehearsal-reason">{sayOf(rowReasons, reason)}</span>}
        {changes.length > 0 && (
          <dl className="rehearsal-fields">
            {changes.map(({ field, was, becomes }) => (
              <div key={field}>
                <dt>{changedFields[field]}</dt>
                <dd>
                  <s>
                    <Shown field={field} value={was} />
                  </s>{' '}
                  → <b>{<Shown field={field} value={becomes} />}</b>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </li>
  )
}

function Shown({ field, value }: { field: ChangedField; value: string }) {
  const { importing: say, sexes, relations } = useWords()
  if (value === '') return '—'
  if (isField(field)) return showField(field, value)
  if (field === 'state') return value === 'left' ? say.hasLeft : say.attends
  if (field === 'sex') return sexes[value as keyof typeof sexes] ?? value
  if (field === 'links')
    return value.replace(
      /(^|; )(mother|father|guardian|adopter|other)(?= )/g,
      (_, before: string, word: Relation) => before + relations[word],
    )
  return value
}

const isField = (name: string): name is Field => (FIELDS as readonly string[]).includes(name)
