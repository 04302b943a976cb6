import { done, failed, type Outcome } from '../domain/outcome.ts'
import type { Delivery as Shown, DeliveryFault } from '../contract/delivery.ts'
import { way as ways, type Way } from '../contract/way.ts'
import type { Corrections } from './store/corrections.ts'
import type { Cursors } from './store/cursors.ts'
import { inOneGo, type Database } from './store/database.ts'
import type { Events } from './store/events.ts'

type Needs = {
  readonly database: Database
  readonly cursors: Cursors
  readonly corrections: Pick<Corrections, 'counts'>
  readonly events: Events
  /** What the administrator of the machine has set. */
  readonly locked: Way | undefined
  /** Whether a gateway is set here, or is the desk's own one of the training. */
  readonly hasGateway: boolean
  /** Another way was chosen. */
  readonly changed: () => void
}

/** Beside the cursors: what was chosen is kept with the base, and a restored base goes on in the same way. */
const CHOSEN = 'delivery.way'

/** Keeps which way was chosen. */
export const chooseWay = (cursors: Cursors, way: Way): void => cursors.set(CHOSEN, way)

/** Which way signed corrections leave this desk. */
export function createDelivery(needs: Needs) {
  const { database, cursors, corrections, events, locked, hasGateway, changed } = needs
  const choosable: readonly Way[] = hasGateway ? ways.options : ['package', 'retype']

  function way(): Way {
    if (locked) return locked
    const chosen = ways.safeParse(cursors.get(CHOSEN)).data
    if (chosen && choosable.includes(chosen)) return chosen
    return hasGateway ? 'gateway' : 'package'
  }

  const look = (): Shown => ({
    way: way(),
    ways: locked ? [locked] : [...choosable],
    isLocked: locked !== undefined,
    waiting: corrections.counts().waiting,
  })

  return {
    way,
    look,
    choose(chosen: Way): Outcome<Shown, DeliveryFault> {
      if (locked) return failed({ code: 'delivery.locked' })
      if (!choosable.includes(chosen)) return failed({ code: 'delivery.no-way' })
      if (chosen !== way()) {
        inOneGo(database, () => {
          chooseWay(cursors, chosen)
          events.add('delivery.choose', chosen)
        })
        changed()
      }
      return done(look())
    },
  }
}

export type Delivery = ReturnType<typeof createDelivery>
