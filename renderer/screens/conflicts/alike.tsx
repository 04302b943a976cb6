import { useState } from 'react'
import type { Conflict } from '../../../contract/conflict.ts'
import { difference, isKindred } from '../../../domain/difference.ts'
import { showField } from '../../../domain/field.ts'
import { Button } from '../../parts/button.tsx'
import { Checkbox } from '../../parts/choice.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { MarkedSide } from '../../parts/marked-side.tsx'
import { useWords } from '../../words/spoken.ts'
import { pickOf, type Picks } from './picks.ts'

/** Conflicts with what would be said of each. */
export type Decided = readonly { readonly conflict: Conflict; readonly picks: Picks }[]

type Props = {
  /** The one that was decided, first, and those like it. */
  decided: Decided
  isBusy: boolean
  onClose: () => void
  onSettle: (chosen: Decided) => void
}

/** Everything that would be settled in the same way, seen and ticked before it is done. */
export function Alike({ decided, isBusy, onClose, onSettle }: Props) {
  const { conflicts } = useWords()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const chosen = decided.filter(({ conflict }) => !left.has(conflict.held.correction.id))
  const choose = (id: string, isChosen: boolean) =>
    setLeft(new Set(isChosen ? [...left].filter((one) => one !== id) : [...left, id]))
  return (
    <Dialog
      title={conflicts.alike.title}
      close={conflicts.alike.keep}
      onClose={onClose}
      wide
      foot={
        <Button look="main" isDisabled={chosen.length === 0} isBusy={isBusy} onPress={() => onSettle(chosen)}>
          {conflicts.alike.settle(chosen.length)}
        </Button>
      }
    >
      <p>{conflicts.alike.what}</p>
      <Checkbox
        isChosen={chosen.length === decided.length}
        isPartly={chosen.length > 0 && chosen.length < decided.length}
        onChange={(isChosen) =>
          setLeft(new Set(isChosen ? [] : decided.map(({ conflict }) => conflict.held.correction.id)))
        }
      >
        {conflicts.alike.all}
      </Checkbox>
      <ul className="alike">
        {decided.map(({ conflict, picks }) => (
          <AlikeRow
            key={conflict.held.correction.id}
            {...{ conflict, picks }}
            isChosen={chosen.some((one) => one.conflict === conflict)}
            onChoose={(isChosen) => choose(conflict.held.correction.id, isChosen)}
          />
        ))}
      </ul>
    </Dialog>
  )
}

type RowProps = {
  conflict: Conflict
  picks: Picks
  isChosen: boolean
  onChoose: (isChosen: boolean) => void
}

function AlikeRow({ conflict: { held, fields: all }, picks, isChosen, onChoose }: RowProps) {
  const { conflicts, fields, person: personWords, compare } = useWords()
  const { person } = held
  const name = [person.lastName, person.firstName, person.middleName].filter(Boolean).join(' ')
  return (
    <li>
      <Checkbox label={name} isChosen={isChosen} onChange={onChoose} />
      <div>
        <strong>{name}</strong>
        {person.className && <span className="quiet"> · {personWords.class(person.className)}</span>}
        <dl>
          {all
            .filter(({ state }) => state !== 'ours')
            .map((one) => {
              const [their, our] = [showField(one.field, one.theirs), showField(one.field, one.ours)]
              const pieces = difference(their, our)
              const isMarked = their !== '' && our !== '' && isKindred(their, pieces)
              const side = (which: 'added' | 'removed', text: string) =>
                isMarked ? <MarkedSide pieces={pieces} side={which} /> : text || compare.nothing
              const isOurs = pickOf(one, picks)?.take === 'ours'
              return (
                <div key={one.field}>
                  <dt>{fields[one.field]}</dt>
                  <dd>
                    <span className="small quiet">{conflicts.columns.theirs}</span>
                    {side('removed', their)}
                  </dd>
                  <dd>
                    <span className="small quiet">{conflicts.alike.becomes}</span>
                    <b>{isOurs ? side('added', our) : their || compare.nothing}</b>
                  </dd>
                </div>
              )
            })}
        </dl>
      </div>
    </li>
  )
}
