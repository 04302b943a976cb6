import type { Slot } from '../../contract/signer.ts'
import type { Pcsc } from './pcsc.ts'
import { openPiv } from './piv-session.ts'
import type { Seen, SignatureDevices } from './port.ts'
import { type ReadersSeen, watchReaders } from './watch-readers.ts'

type CardFacts = NonNullable<Slot['card']>

/** A card that was put in, and what has been learnt of it. */
type Inserted = { id: string; reader: string; facts?: CardFacts; isBusy: boolean }

/** A card that has not said what it is after so long is shown as mute. */
const PATIENCE_MS = 4_000

/** How long until a card that another program holds is looked at again. */
const LATER_MS = 2_000

/** PIV cards in the readers of PC/SC. Cards of any ATR are asked; none is refused for its looks. */
export function pivDevices(pcsc: Pcsc): SignatureDevices {
  const inserted = new Map<string, Inserted>()
  let readers: ReadersSeen | undefined
  let tell: (seen: Seen) => void = () => {}

  const publish = (): void => {
    if (!readers) return
    const isLearning = readers.readers.some(({ reader }) => {
      const card = inserted.get(reader)
      return card !== undefined && !card.facts
    })
    if (isLearning) return // told within the patience, so that nobody sees a card flicker
    tell({
      service: readers.service,
      slots: readers.readers.map(({ reader }) => {
        const facts = inserted.get(reader)?.facts
        return { reader, ...(facts && { card: facts }) }
      }),
    })
  }

  const learn = async (card: Inserted): Promise<void> => {
    if (card.isBusy) return
    const facts = await factsOf(pcsc, card)
    if (inserted.get(card.reader) !== card || card.isBusy) return
    if (facts === 'removed') return
    card.facts = facts
    publish()
    if (facts.state === 'in-use') setTimeout(() => void learn(card), LATER_MS).unref()
  }

  const arrive = (seen: ReadersSeen): void => {
    readers = seen
    const present = seen.readers.filter((reader) => reader.present)
    for (const [reader, { id }] of inserted) {
      if (!present.some((one) => one.reader === reader && idOf(one) === id)) inserted.delete(reader)
    }
    for (const one of present) {
      if (inserted.has(one.reader)) continue
      const card: Inserted = { id: idOf(one), reader: one.reader, isBusy: false }
      inserted.set(one.reader, card)
      if (one.mute) card.facts = { ...unknown(card), state: 'mute' }
      else void learn(card)
    }
    publish()
  }

  return {
    watch: (on) => {
      tell = on
      return watchReaders(pcsc, arrive)
    },
    find: (id) => {
      const card = [...inserted.values()].find((one) => one.id === id)
      if (!card) return undefined
      return {
        open: async () => {
          card.isBusy = true
          const free = (): void => {
            card.isBusy = false
            void learn(card) // the tries left may be others now
          }
          const opened = await openPiv(pcsc, card.reader)
          if (!opened.ok) {
            free()
            return opened
          }
          const session = opened.value
          return { ok: true, value: { ...session, close: () => session.close().finally(free) } }
        },
      }
    },
  }
}

const idOf = ({ reader, insertion }: { reader: string; insertion: number }): string =>
  `${reader}#${insertion}`

const unknown = ({ id, reader }: Inserted): Omit<CardFacts, 'state'> => ({
  id,
  reader,
  kind: 'unknown',
  certificates: [],
})

const STATES: { readonly [code: string]: CardFacts['state'] } = {
  'device.in-use': 'in-use',
  'device.unknown-card': 'unknown-card',
  'device.no-certificate': 'no-certificate',
}

async function factsOf(pcsc: Pcsc, card: Inserted): Promise<CardFacts | 'removed'> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<CardFacts>((resolve) => {
    timer = setTimeout(() => resolve({ ...unknown(card), state: 'mute' }), PATIENCE_MS)
  })
  const facts = await Promise.race([late, look(pcsc, card)])
  clearTimeout(timer)
  return facts
}

async function look(pcsc: Pcsc, card: Inserted): Promise<CardFacts | 'removed'> {
  const opened = await openPiv(pcsc, card.reader)
  if (!opened.ok) {
    const { code } = opened.fault
    if (code === 'device.removed' || code === 'device.no-service') return 'removed'
    return { ...unknown(card), state: STATES[code] ?? 'mute' }
  }
  const { certificates, triesLeft, close } = opened.value
  const tries = await triesLeft()
  await close()
  return {
    ...unknown(card),
    kind: 'piv',
    state: 'ready',
    certificates: [...certificates],
    ...(tries.ok && tries.value !== undefined && { triesLeft: tries.value }),
  }
}
