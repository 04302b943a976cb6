import { isDeepStrictEqual } from 'node:util'
import type { Slot } from '../../contract/signer.ts'
import type { Pcsc } from './pcsc.ts'
import { type OpenPiv, pivOpener } from './piv-session.ts'
import type { Seen, SignatureDevices } from './port.ts'
import { type ReaderSeen, type ReadersSeen, watchReaders } from './watch-readers.ts'

type CardFacts = NonNullable<Slot['card']>

/** A card that was put in, and what has been learnt of it. */
type Inserted = { id: string; reader: string; isMute: boolean; facts?: CardFacts; isBusy: boolean }

/** A card that has not said what it is after so long is shown as mute. */
const PATIENCE_MS = 4_000

/** How long until a card that was held, reset or silent is looked at again. */
const LATER_MS = 2_000

/** PIV cards in the readers of PC/SC. Cards of any ATR are asked; none is refused for its looks. */
export function pivDevices(pcsc: Pcsc): SignatureDevices {
  const open = pivOpener(pcsc)
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
    const looking = look(open, card)
    const learnt = await inTime(looking)
    if (learnt !== 'late') return take(card, learnt)
    // A card that hangs is not asked again: each question would hang as well, on a thread of its own. One that was
    // only slow (another module reads it too) still says what it is.
    take(card, { facts: { ...unknown(card), state: 'mute' }, isFinal: true })
    take(card, await looking)
  }

  const take = (card: Inserted, { facts, isFinal }: Learnt): void => {
    if (inserted.get(card.reader) !== card || card.isBusy) return
    if (!isFinal) setTimeout(() => void learn(card), LATER_MS).unref()
    // What was known of this very card still holds while another program has it.
    if (!isFinal && card.facts?.state === 'ready') return
    if (facts === 'removed') {
      // The reader will tell soon; were it wrong, the next look says the same and is shown.
      if (card.facts) publish()
      card.facts ??= { ...unknown(card), state: 'mute' }
      return
    }
    if (isDeepStrictEqual(facts, card.facts)) return
    card.facts = facts
    publish()
  }

  const arrive = (seen: ReadersSeen): void => {
    readers = seen
    const present = seen.readers.filter((reader) => reader.present)
    const isSame = (card: Inserted, one: ReaderSeen): boolean =>
      card.reader === one.reader && card.id === idOf(one) && card.isMute === one.mute
    for (const [reader, card] of inserted) {
      if (!present.some((one) => isSame(card, one))) inserted.delete(reader)
    }
    for (const one of present) {
      if (inserted.has(one.reader)) continue
      const card: Inserted = { id: idOf(one), reader: one.reader, isMute: one.mute, isBusy: false }
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
          const opened = await open(card.reader)
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
  pin: PIV_PIN,
  certificates: [],
  keyless: [],
  authorities: [],
})

/** Six to eight bytes (NIST SP 800-73-4 part 2 §2.4.3); the rest is learnt by asking. */
const PIV_PIN = { isLow: false, isLast: false, isPad: false, isFactory: false, shortest: 6, longest: 8 }

const STATES: { readonly [code: string]: CardFacts['state'] } = {
  'device.in-use': 'in-use',
  'device.unknown-card': 'unknown-card',
  'device.no-certificate': 'no-certificate',
}

/** The card is not there any more. */
const GONE: ReadonlySet<string> = new Set(['device.removed', 'device.no-card', 'device.no-service'])

/** What was learnt; not final where asking once more may bring more. */
type Learnt = { facts: CardFacts | 'removed'; isFinal: boolean }

/** No call of PC/SC has a time limit. */
async function inTime(looking: Promise<Learnt>): Promise<Learnt | 'late'> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), PATIENCE_MS)
  })
  const learnt = await Promise.race([late, looking])
  clearTimeout(timer)
  return learnt
}

async function look(open: OpenPiv, card: Inserted): Promise<Learnt> {
  const opened = await open(card.reader)
  if (!opened.ok) {
    const { code } = opened.fault
    if (GONE.has(code)) return { facts: 'removed', isFinal: false }
    const state = STATES[code] ?? 'mute'
    return { facts: { ...unknown(card), state }, isFinal: state !== 'in-use' && state !== 'mute' }
  }
  const { certificates, triesLeft, close } = opened.value
  const tries = await triesLeft()
  await close()
  if (!tries.ok && GONE.has(tries.fault.code)) return { facts: 'removed', isFinal: false }
  const facts: CardFacts = {
    ...unknown(card),
    kind: 'piv',
    state: 'ready',
    certificates: [...certificates],
    ...(tries.ok && tries.value !== undefined && { triesLeft: tries.value }),
  }
  return { facts, isFinal: true }
}
