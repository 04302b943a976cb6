import { Button } from '../../parts/button.tsx'
import { Checkbox } from '../../parts/choice.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useNow } from '../../parts/now.ts'
import { useWords } from '../../words/spoken.ts'
import { moment } from '../../words/time.ts'
import type { FieldRow } from './rows.ts'

type Props = {
  row: FieldRow
  isActive: boolean
  /** The keys are on this line: its button has the focus. */
  takesFocus: boolean
  isCopied: boolean
  onChoose: () => void
  onCopy: () => void
  onTick: () => void
}

/** One line: what it is, the value as the journal writes it, the button that copies, and the tick of a field. */
export function Line({ row, isActive, takesFocus, isCopied, onChoose, onCopy, onTick }: Props) {
  const { retype, fields, desk } = useWords()
  const now = useNow()
  const label = fields[row.field]
  const isEmpty = row.copied === ''
  return (
    <li
      className="retype-line"
      data-active={isActive || undefined}
      data-ticked={row.tick !== undefined || undefined}
    >
      <span className="retype-label">
        <kbd aria-hidden="true">{row.digit}</kbd>
        <span className="quiet">{label}</span>
      </span>
      <span className="retype-value">
        <span className={isEmpty ? 'quiet' : 'retype-text'}>{isEmpty ? retype.clear : row.shown}</span>
        <span className="quiet small">{[before(row), tickedBy(row)].filter(Boolean).join(' · ')}</span>
      </span>
      <Button
        look="plain"
        aria-label={`${retype.copy}: ${label}`}
        aria-disabled={isEmpty ? 'true' : 'false'}
        excludeFromTabOrder={!isActive}
        takesFocus={takesFocus}
        onFocus={onChoose}
        {...(isEmpty ? {} : { onPress: onCopy })}
      >
        <Icon name={isCopied ? 'check' : 'file'} /> {retype.copy}
      </Button>
      <Checkbox label={retype.tick(label)} isChosen={row.tick !== undefined} onChange={onTick} />
    </li>
  )

  function tickedBy({ tick }: FieldRow): string {
    return tick ? retype.ticked(tick.by, moment(tick.at, now, desk)) : ''
  }

  function before(field: FieldRow): string {
    if (field.isThere) return retype.already
    return field.was === '' ? retype.wasEmpty : `${retype.was} ${field.was}`
  }
}
