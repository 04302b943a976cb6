import type { ConflictField } from '../../../contract/conflict.ts'
import { Choice } from '../../parts/choice.tsx'
import { useWords } from '../../words/spoken.ts'
import { AnewEntry } from './anew-entry.tsx'
import { hasMoved, pickOf, type Pick, type Picks } from './picks.ts'

const TAKES = ['ours', 'theirs', 'anew'] as const

type Props = {
  person: string
  one: ConflictField
  picks: Picks
  /** ISO */
  today: string
  onPick: (pick: Pick) => void
}

/** Which of the values of one field is right; nothing is chosen beforehand where they differ. */
export function FieldChoice({ person, one, picks, today, onPick }: Props) {
  const { conflicts, fields } = useWords()
  const { field, theirs } = one
  const pick = pickOf(one, picks)
  return (
    <div className="field-choice">
      <Choice
        label={conflicts.choose(fields[field])}
        value={pick?.take}
        options={TAKES.map((value) => ({ value, word: conflicts.take[value] }))}
        onChoose={(take) => onPick({ take, beside: theirs })}
        wrong={hasMoved(one, picks) ? conflicts.moved : undefined}
      />
      {pick?.take === 'anew' && <AnewEntry {...{ person, one, pick, today, onPick }} />}
    </div>
  )
}
