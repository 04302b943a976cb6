import { done, failed, type Outcome } from '../../domain/outcome.ts'
import { isoToday } from '../../domain/date.ts'
import { parseField } from '../../domain/field.ts'
import type { Field } from '../../domain/person.ts'
import type { Change } from '../../domain/correction.ts'
import type { Correction } from '../../contract/correction.ts'
import type { DraftFault, WithdrawFault } from '../../contract/fault.ts'
import type { Draft } from '../../contract/journal.ts'
import { valueOf } from '../../contract/person.ts'
import { inOneGo, type Database } from '../store/database.ts'
import type { Corrections, HeldCorrection } from '../store/corrections.ts'
import type { Events } from '../store/events.ts'
import type { People } from '../store/people.ts'

type Needs = {
  readonly database: Database
  readonly people: People
  readonly corrections: Corrections
  readonly events: Events
  readonly desk: Pick<Correction, 'school' | 'workplace' | 'training'>
  readonly newId: () => string
  readonly now: () => number
  /** Called inside the transaction that keeps a draft: what belongs to it is kept with it or not at all. */
  readonly onKept: (draft: Correction) => void
  /** Called inside the transaction that takes a draft back. */
  readonly onWithdrawn: (id: string) => void
}

/** Keeps what the secretary has entered as a correction to be signed, and takes it back before that. */
export function createDrafts({ database, people, corrections, events, desk, newId, now, ...told }: Needs) {
  return {
    keep(draft: Draft): Outcome<HeldCorrection, DraftFault> {
      const record = people.find(draft.person)
      if (!record) return failed({ code: 'person.gone' })
      if (record.version !== draft.baseVersion) return failed({ code: 'person.changed' })

      const open = openFields(corrections.ofPerson(draft.person))
      const changes: Change[] = []
      for (const { field, was, becomes } of draft.changes) {
        if (valueOf(record, field) !== was) return failed({ code: 'person.changed' })
        if (open.has(field)) return failed({ code: 'correction.open', field })
        const parsed = parseField(field, becomes)
        if (!parsed.ok) return failed({ code: 'correction.field', field, fault: parsed.fault })
        if (field === 'birthDate' && parsed.value > isoToday(now()))
          return failed({ code: 'correction.field', field, fault: { code: 'date.year' } })
        if (parsed.value === was) return failed({ code: 'correction.nothing', field })
        changes.push({ field, was, becomes: parsed.value })
      }

      const correction: Correction = {
        form: 1,
        id: newId(),
        ...desk,
        person: draft.person,
        baseVersion: draft.baseVersion,
        changes,
        basis: draft.basis,
        askedBy: draft.askedBy,
        ...(draft.case && { case: draft.case }),
        ...(draft.replaces && { replaces: draft.replaces }),
        created: new Date(now()).toISOString(),
      }
      inOneGo(database, () => {
        corrections.add(correction)
        events.add('correction.draft', correction.id)
        told.onKept(correction)
      })
      return done(corrections.find(correction.id)!)
    },

    withdraw(id: string): Outcome<HeldCorrection, WithdrawFault> {
      const held = corrections.find(id)
      if (!held) return failed({ code: 'correction.gone' })
      if (held.state !== 'draft') return failed({ code: 'correction.signed-already' })
      inOneGo(database, () => {
        corrections.moveTo(id, 'withdrawn')
        events.add('correction.withdraw', id)
        told.onWithdrawn(id)
      })
      return done(corrections.find(id)!)
    },
  }
}

export type Drafts = ReturnType<typeof createDrafts>

const UNDER_WAY = new Set(['draft', 'signed', 'waiting', 'handed-over'])

const openFields = (held: readonly HeldCorrection[]): Set<Field> =>
  new Set(
    held
      .filter(({ state }) => UNDER_WAY.has(state))
      .flatMap(({ correction }) => correction.changes.map(({ field }) => field)),
  )
