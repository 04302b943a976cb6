import { useState } from 'react'
import type { MadePackage, PackageItem } from '../../../contract/exchange.ts'
import type { Fault } from '../../../contract/fault.ts'
import { call } from '../../link/call.ts'
import { Button } from '../../parts/button.tsx'
import { useWords } from '../../words/spoken.ts'
import { ItemRow, type Tick } from './item-row.tsx'

type Props = {
  made: MadePackage
  onOpen: (person: string) => void
  onEntered: (number: number) => void
  onFault: (fault: Fault) => void
}

/** Corrections shown at once; one press more shows as many again. */
const PAGE = 100

/** Every correction of a package. Answers are ticked here and entered together, so a slip is put right before. */
export function PackageItems({ made, onOpen, onEntered, onFault }: Props) {
  const words = useWords()
  const { item } = words.exchange
  const [limit, setLimit] = useState(PAGE)
  const [ticks, setTicks] = useState<Readonly<Record<string, Tick>>>({})
  const [isSaving, setIsSaving] = useState(false)
  const open = made.items.filter(({ isOpen }) => isOpen).map(idOf)
  const given = open.flatMap((id) => {
    const tick = ticks[id]
    return tick && tick.answer !== 'none'
      ? [{ id, taken: tick.answer === 'taken', note: tick.answer === 'refused' ? tick.note : '' }]
      : []
  })

  const enter = async () => {
    if (given.length === 0 || isSaving) return
    setIsSaving(true)
    const outcome = await call('package.tick', { id: made.id, given })
    setIsSaving(false)
    if (!outcome.ok) return onFault(outcome.fault)
    setTicks({})
    onEntered(given.length)
  }
  return (
    <div className="package-items">
      <ul>
        {made.items.slice(0, limit).map((one) => (
          <ItemRow
            key={idOf(one)}
            item={one}
            tick={ticks[idOf(one)]}
            onTick={(tick) => setTicks((now) => ({ ...now, [idOf(one)]: tick }))}
            onOpen={() => onOpen(one.held.correction.person)}
          />
        ))}
      </ul>
      {made.items.length > limit && (
        <Button look="plain" onPress={() => setLimit(limit + PAGE)}>
          {words.requests.more}
        </Button>
      )}
      {open.length > 0 && (
        <div className="package-enter">
          <Button
            onPress={() =>
              setTicks(Object.fromEntries(open.map((id) => [id, { answer: 'taken', note: '' } as const])))
            }
          >
            {item.all}
          </Button>
          <Button look="main" isDisabled={given.length === 0} isBusy={isSaving} onPress={() => void enter()}>
            {item.enter(given.length)}
          </Button>
        </div>
      )}
    </div>
  )
}

const idOf = ({ held }: PackageItem): string => held.correction.id
