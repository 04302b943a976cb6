import { withValue } from '../../contract/person.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { Corrections, HeldCorrection } from '../store/corrections.ts'
import { inOneGo, type Database } from '../store/database.ts'
import type { Events } from '../store/events.ts'
import type { ByHand, HandReceipt, HandReceipts } from '../store/hand-receipts.ts'
import type { Outbox } from '../store/outbox.ts'
import type { KeptPackage, Packages } from '../store/packages.ts'
import type { People } from '../store/people.ts'
import { ticksOf } from '../store/ticks.ts'
import type { Given, ReadReceipt } from './receipt.ts'

type Needs = {
  readonly database: Database
  readonly people: People
  readonly corrections: Corrections
  readonly outbox: Outbox
  readonly packages: Packages
  readonly receipts: HandReceipts
  readonly events: Events
  /** Clock, ms since 1970. */
  readonly now: () => number
}

/**
 * What became of answers: entered, of corrections that were answered already, or of ones that the package does not
 * carry.
 */
export type Entered = {
  readonly taken: number
  readonly refused: number
  readonly before: number
  readonly unknown: number
}

/** One correction of a package: whether it can still be answered here, and what came back. */
export type Item = {
  readonly id: string
  readonly isOpen: boolean
  readonly answer: HandReceipt | undefined
}

type Gone = { code: 'exchange.gone' }
type Discarded = { code: 'exchange.discarded' }

/** Enters what comes back for handed-over corrections. Every act is one transaction. */
export function packageAnswers(needs: Needs) {
  const { database, people, corrections, outbox, packages, receipts, events, now } = needs
  const ticks = ticksOf(database)

  /**
   * How a correction stands in a package. It is open while this is the last package in force that carries it and nobody
   * has answered; its answer is the last one before the next package that has carried it.
   */
  function itemOf(id: string, one: KeptPackage): Item {
    const carriers = packages.carriersOf(id)
    const next = carriers.find(({ number }) => number > one.number)
    const isOpen =
      one.state === 'open' &&
      packages.stateOf(id) === 'handed-over' &&
      carriers.findLast(({ state }) => state === 'open')?.id === one.id
    const answer = receipts.of(id).findLast(({ at }) => at >= one.at && (next === undefined || at < next.at))
    return { id, isOpen, answer }
  }

  /** Whether another package in force carries it and has no answer to it. */
  const isCarriedBefore = (id: string, { number }: KeptPackage): boolean =>
    packages
      .carriersOf(id)
      .filter((one) => one.number < number && one.state === 'open')
      .some((one) => itemOf(id, packages.find(one.id)!).answer === undefined)

  function enter(held: HeldCorrection, given: Given, receipt: Pick<HandReceipt, 'how'> & ByHand): void {
    const { id } = held.correction
    const outcome = given.taken ? 'taken' : 'refused'
    receipts.add(id, { ...receipt, at: now(), outcome, note: given.note })
    ticks.clear(id)
    if (given.taken) {
      corrections.moveTo(id, 'confirmed')
      outbox.remove(id)
      keepTaken(held)
    } else corrections.moveTo(id, 'refused')
    events.add(given.taken ? 'correction.confirmed' : 'correction.refused', id)
  }

  /**
   * The base holds from now on what the journal holds. Its version stays: no gateway has counted this. Where a later
   * correction of the same field was taken before this answer came, the later value stands.
   */
  function keepTaken({ number, correction: { person, changes } }: HeldCorrection): void {
    const record = people.find(person)
    if (!record) return
    const later = corrections
      .ofPerson(person)
      .filter((one) => one.number > number && (one.state === 'confirmed' || one.state === 'proved'))
      .flatMap((one) => one.correction.changes.map(({ field }) => field))
    const own = changes.filter(({ field }) => !later.includes(field))
    if (own.length > 0)
      people.keep(own.reduce((one, { field, becomes }) => withValue(one, field, becomes), record))
  }

  const itemsOf = (one: KeptPackage): Item[] => packages.correctionsIn(one.id).map((id) => itemOf(id, one))

  return {
    itemsOf,

    /** Enters answers; of a correction that was answered already nothing changes. */
    answer(
      id: string,
      given: readonly Given[],
      receipt: { readonly how: 'file' | 'tick' } & ByHand,
    ): Outcome<Entered, Gone | Discarded> {
      return inOneGo(database, () => {
        const one = packages.find(id)
        if (!one) return failed({ code: 'exchange.gone' } as const)
        if (one.state === 'discarded') return failed({ code: 'exchange.discarded' } as const)
        const carried = new Set(packages.correctionsIn(id))
        const known = given.filter((answer) => carried.has(answer.id))
        const open = known.filter((answer) => itemOf(answer.id, one).isOpen)
        for (const answer of open) enter(corrections.find(answer.id)!, answer, receipt)
        if (open.length > 0) events.add('package.receipt', id)
        const taken = open.filter((answer) => answer.taken).length
        return done({
          taken,
          refused: open.length - taken,
          before: known.length - open.length,
          unknown: given.length - known.length,
        })
      })
    },

    /** Of which package of ours a receipt is: as it says itself, else the last one that carried what it names. */
    packageOf({ package: named, ids }: ReadReceipt): KeptPackage | undefined {
      if (named !== undefined) return packages.find(named)
      const carrier = ids.map((id) => packages.carriersOf(id).at(-1)).find(Boolean)
      return carrier && packages.find(carrier.id)
    },

    /** It never got there: what has no answer waits again, unless an earlier package got there with it after all. */
    discard(id: string): Outcome<undefined, Gone> {
      return inOneGo(database, () => {
        const one = packages.find(id)
        if (!one || one.state === 'discarded') return failed({ code: 'exchange.gone' } as const)
        for (const item of itemsOf(one).filter((item) => item.isOpen && !isCarriedBefore(item.id, one))) {
          corrections.moveTo(item.id, 'waiting')
          outbox.again(item.id, now())
          events.add('correction.waiting', item.id)
        }
        packages.moveTo(id, 'discarded')
        events.add('package.discard', id)
        return done(undefined)
      })
    },

    /** It got there after all: what it carried and still waits is handed over again. */
    restore(id: string): Outcome<undefined, Gone> {
      return inOneGo(database, () => {
        const one = packages.find(id)
        if (one?.state !== 'discarded') return failed({ code: 'exchange.gone' } as const)
        packages.moveTo(id, 'open')
        for (const correction of packages.correctionsIn(id)) {
          if (packages.stateOf(correction) !== 'waiting') continue
          corrections.moveTo(correction, 'handed-over')
          events.add('correction.handed-over', correction)
        }
        events.add('package.restore', id)
        return done(undefined)
      })
    },
  }
}

export type PackageAnswers = ReturnType<typeof packageAnswers>
