import type { DeviceFault } from '../../contract/signer.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { PcscCard } from './pcsc.ts'

/** A card that is ours alone until it is left. */
export type Held = {
  readonly card: PcscCard
  readonly leave: (then: 'leave' | 'reset') => Promise<void>
}

/** Takes the card in a reader, however long that takes. */
export type Take = (reader: string) => Promise<Outcome<Held, DeviceFault>>

/** How long another may keep the card to itself before it is named as the reason. */
const PATIENCE_MS = 3_000

const UNTAKEN: Outcome<Held, DeviceFault> = failed({ code: 'device.failed' })

type Lane = { readonly waiting: ((taken: Outcome<Held, DeviceFault>) => void)[]; isServed: boolean }

/**
 * Gives the card in a reader to one after another, as they asked. A call of PC/SC that waits for another program holds a
 * thread for as long as it takes, so only one waits for each reader, whoever asked for it; else those who wait would leave
 * no thread to the one who has the card. What comes when nobody waits any more is let go.
 */
export function inTurns(take: Take): Take {
  const lanes = new Map<string, Lane>()

  const serve = async (reader: string, lane: Lane): Promise<void> => {
    lane.isServed = true
    while (lane.waiting.length > 0) {
      const taken = await take(reader).catch(() => UNTAKEN) // too many calls wait already
      const next = lane.waiting.shift()
      if (!taken.ok) next?.(taken)
      else if (!next) await taken.value.leave('leave')
      else await used(taken.value, next)
    }
    lane.isServed = false
  }

  return (reader) => {
    const lane = lanes.get(reader) ?? { waiting: [], isServed: false }
    lanes.set(reader, lane)
    return new Promise((resolve) => {
      const turn = (taken: Outcome<Held, DeviceFault>): void => {
        clearTimeout(patience)
        resolve(taken)
      }
      const patience = setTimeout(() => {
        lane.waiting.splice(lane.waiting.indexOf(turn), 1)
        resolve(failed({ code: 'device.in-use' }))
      }, PATIENCE_MS)
      lane.waiting.push(turn)
      if (!lane.isServed) void serve(reader, lane)
    })
  }
}

/** Hands a card over; ends when it is left. */
const used = ({ card, leave }: Held, next: (taken: Outcome<Held, DeviceFault>) => void): Promise<void> =>
  new Promise((resolve) => {
    next(done({ card, leave: (then) => leave(then).finally(resolve) }))
  })
