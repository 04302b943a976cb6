import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/spoken.ts'
import type { FindRow } from './rows.ts'

type Props = {
  row: FindRow
  isActive: boolean
  takesFocus: boolean
  isCopied: boolean
  onChoose: () => void
  onCopy: () => void
}

/** Something to find the person by: a press copies it. */
export function Sought({ row, isActive, takesFocus, isCopied, onChoose, onCopy }: Props) {
  const { retype, fields } = useWords()
  const { find, shown } = row
  const label = find === 'name' || find === 'className' ? retype[find] : fields[find]
  return (
    <li className="retype-sought" data-active={isActive || undefined}>
      <Button excludeFromTabOrder={!isActive} takesFocus={takesFocus} onFocus={onChoose} onPress={onCopy}>
        <span className="unseen">{retype.copy}: </span>
        <span className="quiet small">{label} </span>
        <b>{shown}</b>
        <Icon name={isCopied ? 'check' : 'file'} />
      </Button>
    </li>
  )
}
