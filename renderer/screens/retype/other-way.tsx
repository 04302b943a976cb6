import type { Delivery } from '../../../contract/delivery.ts'
import type { Desk } from '../../../contract/desk.ts'
import type { Fault } from '../../../contract/fault.ts'
import { mayDo } from '../../../domain/role.ts'
import { call } from '../../link/call.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/spoken.ts'

type Props = {
  desk: Desk
  delivery: Delivery
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

/** Corrections leave another way: which one, and how to come to this one. */
export function OtherWay({ desk: { shift }, delivery: { way, ways, isLocked }, onTell, onFault }: Props) {
  const { retype } = useWords()
  if (way === 'retype') return null
  const mayChoose = shift?.way === 'card' && mayDo(shift.role, 'delivery') && ways.includes('retype')
  const choose = async () => {
    const outcome = await call('delivery.choose', { way: 'retype' })
    if (outcome.ok) onTell(retype.way.chosen(retype.ways.retype.name))
    else onFault(outcome.fault)
  }
  return (
    <div className="retype-empty">
      <p className="retype-calm">
        <Icon name="check" /> {retype.other[way]}
      </p>
      <p>{retype.other.what}</p>
      <p className="quiet">{retype.way.lead}</p>
      {mayChoose ? (
        <Button onPress={() => void choose()}>{retype.other.choose}</Button>
      ) : (
        <p className="quiet">{isLocked ? retype.way.locked : retype.way.onlyCurator}</p>
      )}
    </div>
  )
}

/** Nothing waits to be typed: what will stand here, and how it is done. */
export function Nothing() {
  const { retype } = useWords()
  return (
    <div className="retype-empty">
      <h2>{retype.empty}</h2>
      <ol className="retype-steps">
        {retype.emptyWhat.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="quiet">{retype.way.lead}</p>
    </div>
  )
}
