import { failureNumber } from '../../../contract/failures.ts'
import type { Way } from '../../../contract/way.ts'
import { mayNow } from '../../../contract/may-now.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Absent } from '../../parts/absent.tsx'
import { Badge, Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import type { SetupProps } from './setup.tsx'
import './delivery.css'

const WAYS: readonly Way[] = ['gateway', 'package', 'retype']

/** How corrections get to the journal: what each way can do, and which one is chosen. */
export function Delivery({ desk, onTell, onFault }: SetupProps) {
  const words = useWords()
  const { way: said, ways: names } = words.retype
  const { value, fault, again } = useLook('delivery.look', {})
  const choose = async (way: Way) => {
    const outcome = await call('delivery.choose', { way })
    if (outcome.ok) onTell(said.chosen(names[way].name))
    else onFault(outcome.fault)
    again()
  }
  if (!value) {
    return (
      <Absent
        fault={fault && sayFault(words, fault)}
        number={fault && failureNumber(fault.code)}
        loading={words.desk.loading}
        again={words.desk.lookAgain}
        onAgain={again}
      />
    )
  }
  const { way: chosen, ways, isLocked, waiting } = value
  const mayChoose = !isLocked && mayNow(desk.shift, 'delivery')
  return (
    <section className="setup-part delivery">
      <header>
        <h2>{said.title}</h2>
        <p className="quiet">{said.lead}</p>
      </header>
      {isLocked && <Notice tone="plain" icon="lock" title={said.locked} />}
      <ul className="setup-list">
        {WAYS.map((way) => (
          <li key={way} className="delivery-way" aria-current={way === chosen || undefined}>
            <div>
              <h3>{names[way].name}</h3>
              <p>{names[way].what}</p>
              <p className="quiet small">{names[way].needs}</p>
            </div>
            {way === chosen && (
              <Badge tone="good" icon="check">
                {said.now}
              </Badge>
            )}
            {way !== chosen && mayChoose && ways.includes(way) && (
              <Button aria-label={said.choose(names[way].name)} onPress={() => void choose(way)}>
                {said.chooseShort}
              </Button>
            )}
            {!isLocked && !ways.includes(way) && <Badge>{said.absent}</Badge>}
          </li>
        ))}
      </ul>
      <p className="quiet">{said.waiting(waiting)}</p>
      {!isLocked && !mayChoose && <p className="quiet">{said.onlyCurator}</p>}
    </section>
  )
}
