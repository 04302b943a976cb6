import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { Field } from '../../domain/person.ts'
import type { DeliveryFault } from '../../contract/delivery.ts'
import type { PersonRecord } from '../../contract/person.ts'
import { valueOf, withValue } from '../../contract/values.ts'
import type { Corrections, HeldCorrection } from '../store/corrections.ts'
import { inOneGo, type Database } from '../store/database.ts'
import type { Events } from '../store/events.ts'
import type { ByHand, HandReceipts } from '../store/hand-receipts.ts'
import type { Outbox } from '../store/outbox.ts'
import type { People } from '../store/people.ts'
import type { Tick, Ticks } from '../store/ticks.ts'

type Needs = {
  readonly database: Database
  readonly people: People
  readonly corrections: Corrections
  readonly outbox: Outbox
  readonly ticks: Ticks
  readonly receipts: HandReceipts
  readonly events: Events
  /** Whether corrections leave this desk by hand now. */
  readonly isChosen: () => boolean
  /** Clock, ms since 1970. */
  readonly now: () => number
}

/** A correction to be typed: `record` is what the journal holds now, undefined when it has lost the person. */
export type Task = {
  readonly held: HeldCorrection
  readonly record: PersonRecord | undefined
  readonly fields: readonly {
    readonly field: Field
    readonly was: string
    readonly becomes: string
    readonly tick: Tick | undefined
  }[]
}

/** The order of the forms of journals. */
const TYPED: readonly Field[] = [
  'lastName',
  'firstName',
  'middleName',
  'birthDate',
  'snils',
  'certificateSeries',
  'certificateNumber',
  'phone',
  'email',
]

const gone = failed({ code: 'retype.gone' } as const)

/**
 * Corrections that a person types into the journal. Every step is one transaction that begins by looking whether the
 * correction still waits: it may have been set aside, or have left another way, while its fields were being typed.
 */
export function createRetype(needs: Needs) {
  const { database, people, corrections, outbox, ticks, receipts, events, isChosen, now } = needs

  function taskOf(held: HeldCorrection): Task {
    const { id, person, changes } = held.correction
    const record = people.find(person)
    const ticked = new Map(ticks.of(id).map((tick) => [tick.field, tick]))
    const fields = changes
      .toSorted((one, other) => TYPED.indexOf(one.field) - TYPED.indexOf(other.field))
      .map(({ field, was, becomes }) => ({
        field,
        // Another correction may have come to the journal since this one was written.
        was: record ? valueOf(record, field) : was,
        becomes,
        tick: ticked.get(field),
      }))
    return { held, record, fields }
  }

  function waiting(id: string): HeldCorrection | undefined {
    const held = isChosen() ? corrections.find(id) : undefined
    return held?.state === 'waiting' ? held : undefined
  }

  return {
    /** What waits to be typed, the oldest first, everything of one person together. */
    list(): Task[] {
      if (!isChosen()) return []
      const byPerson = Map.groupBy(corrections.in('waiting'), ({ correction }) => correction.person)
      return [...byPerson.values()].flat().map(taskOf)
    },

    /** Ticks or unticks a field; the one who ticked it first stands until it is unticked. */
    tick(id: string, field: Field, isTicked: boolean, by: ByHand): Outcome<Task, DeliveryFault> {
      return inOneGo(database, () => {
        const held = waiting(id)
        const before = held && taskOf(held).fields.find((one) => one.field === field)
        if (!before) return gone
        if (isTicked === (before.tick !== undefined)) return done(taskOf(held))

        if (isTicked) ticks.put(id, { field, at: now(), ...by })
        else ticks.remove(id, field)
        events.add(isTicked ? 'retype.tick' : 'retype.untick', `${id} ${field}`)
        return done(taskOf(held))
      })
    },

    /** The journal holds it now: somebody has typed every field and says so. */
    confirm(id: string, by: ByHand): Outcome<HeldCorrection, DeliveryFault> {
      return inOneGo(database, () => {
        const held = waiting(id)
        if (!held) return gone
        const { record, fields } = taskOf(held)
        if (fields.some(({ tick }) => !tick)) return failed({ code: 'retype.unticked' } as const)

        corrections.moveTo(id, 'handed-over')
        corrections.moveTo(id, 'confirmed')
        receipts.add(id, { at: now(), how: 'retype', outcome: 'taken', note: '', ...by })
        ticks.clear(id)
        outbox.remove(id)
        if (record) {
          people.keep(fields.reduce((one, { field, becomes }) => withValue(one, field, becomes), record))
        }
        events.add('correction.confirmed', id)
        return done(corrections.find(id)!)
      })
    },

    /** The journal did not take it; a person decides what comes of it. */
    refuse(id: string, reason: string, by: ByHand): Outcome<HeldCorrection, DeliveryFault> {
      return inOneGo(database, () => {
        if (!waiting(id)) return gone
        corrections.moveTo(id, 'refused')
        receipts.add(id, { at: now(), how: 'retype', outcome: 'refused', note: reason, ...by })
        ticks.clear(id)
        events.add('correction.refused', id)
        return done(corrections.find(id)!)
      })
    },
  }
}

export type Retype = ReturnType<typeof createRetype>
