import { useState } from 'react'
import type { MadePackage } from '../../../contract/exchange.ts'
import type { Fault } from '../../../contract/fault.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { useNow } from '../../parts/now.ts'
import { useWords } from '../../words/spoken.ts'
import { moment } from '../../words/time.ts'
import { PackageItems } from './package-items.tsx'

type Props = {
  made: MadePackage
  /** The newest one is unfolded while it waits for answers. */
  isFirst: boolean
  onOpen: (person: string) => void
  onSave: () => void
  onDiscard: () => void
  onRestore: () => void
  onEntered: (number: number) => void
  onFault: (fault: Fault) => void
}

/** One package: its number, when, who, for which journal, how many are answered; unfolded, each correction. */
export function PackageRow({ made, isFirst, onSave, onDiscard, onRestore, ...items }: Props) {
  const { exchange, desk } = useWords()
  const { row } = exchange
  const [isUnfolded, setIsUnfolded] = useState(isFirst && made.open > 0)
  const now = useNow()
  const name = row.number(made.number)
  const act = (word: string, onPress: () => void) => (
    <Button look="plain" aria-label={`${word}: ${name}`} onPress={onPress}>
      {word}
    </Button>
  )
  return (
    <li className="package">
      <div className="package-line">
        <div>
          <h2>
            {name} · {exchange.journals[made.journal]}
          </h2>
          <p className="quiet small">{row.made(moment(made.at, now, desk), made.by)}</p>
        </div>
        <div>
          <p>{row.count(made.items.length)}</p>
          <p className="quiet small">{row.table(made.table)}</p>
        </div>
        <p>{standing()}</p>
        <div className="package-acts">
          <Button
            look="plain"
            aria-expanded={isUnfolded}
            aria-label={`${isUnfolded ? row.fold : row.details}: ${name}`}
            onPress={() => setIsUnfolded(!isUnfolded)}
          >
            {isUnfolded ? row.fold : row.details}
          </Button>
          {act(row.save, onSave)}
          {made.open > 0 && act(row.discard, onDiscard)}
          {made.state === 'discarded' && act(row.restore, onRestore)}
        </div>
      </div>
      {isUnfolded && <PackageItems made={made} {...items} />}
    </li>
  )

  function standing() {
    if (made.state === 'discarded')
      return (
        <Badge tone="plain" icon="close">
          {row.discarded}
        </Badge>
      )
    return made.open > 0 ? (
      <Badge tone="accent" icon="clock">
        {row.open(made.open)}
      </Badge>
    ) : (
      <Badge tone="good" icon="check">
        {row.answered}
      </Badge>
    )
  }
}
