import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { Change } from '../../domain/correction.ts'
import { parseField } from '../../domain/field.ts'
import type { Choice, Conflict, ConflictFault, ConflictField } from '../../contract/conflict.ts'
import type { DraftFault } from '../../contract/fault.ts'
import { verdict } from '../../contract/gateway.ts'
import { valueOf, type PersonRecord } from '../../contract/person.ts'
import type { Corrections, HeldCorrection } from '../store/corrections.ts'
import type { Cursors } from '../store/cursors.ts'
import { inOneGo, type Database } from '../store/database.ts'
import type { Events } from '../store/events.ts'
import type { Outbox } from '../store/outbox.ts'
import type { People } from '../store/people.ts'
import type { Decider, SettledConflicts } from '../store/settled.ts'
import type { Drafts } from './drafts.ts'
import { isReadSince } from './equal.ts'
import type { BringBack } from './bring-back.ts'

type Needs = {
  readonly database: Database
  readonly people: People
  readonly corrections: Corrections
  readonly outbox: Outbox
  readonly cursors: Cursors
  readonly events: Events
  readonly settled: SettledConflicts
  readonly drafts: Drafts
  readonly bringBack: BringBack
  /** Whose shift it is. */
  readonly by: () => Decider
  readonly now: () => number
}

/** A conflict as it stands, with the correction as the base holds it. */
export type StandingConflict = Omit<Conflict, 'held'> & { readonly held: HeldCorrection }

/** What a person has decided about one conflict; `saw` is what the journal held when it was shown. */
export type Decision = {
  readonly id: string
  readonly saw: readonly Pick<ConflictField, 'field' | 'theirs'>[]
  readonly choices: readonly Choice[]
}

/** Why a conflict cannot be settled so. `call.refused`: a choice for a field that is not in it, or two for one. */
export type SettleFault = ConflictFault | DraftFault | { code: 'call.refused' }

/**
 * Corrections that the journal found in conflict, and what people decide about them. Nothing that was signed is ever
 * changed: what is kept or written anew becomes a new draft that names the old correction, to be signed like any other.
 */
export function createConflicts(needs: Needs) {
  const { database, people, corrections, cursors, events, settled, drafts, bringBack, by, now } = needs

  function standing(held: HeldCorrection): StandingConflict {
    const { id, person, changes } = held.correction
    const record = people.find(person)
    const words = wordsOf(held, needs.outbox)
    const isRead = !record || !words || isReadSince(cursors, id) || settled.has(id)
    const theirsOf = heldNow(record, isRead && record ? undefined : words)
    const fields = changes.map(({ field, was, becomes }) => {
      const theirs = theirsOf(field) ?? was
      const state = theirs === becomes ? 'ours' : theirs === was ? 'was' : 'differs'
      return { field, was, ours: becomes, theirs, state } as const
    })
    return { held, fields, isRead, isGone: !record }
  }

  function settleOne({ id, saw, choices }: Decision): Outcome<{ drafted?: string }, SettleFault> {
    const held = corrections.find(id)
    if (held?.state !== 'conflict') return failed({ code: 'conflict.gone' })
    const { fields, isRead } = standing(held)
    if (!isRead) return failed({ code: 'conflict.not-read' })
    if (!isAsSeen(fields, saw)) return failed({ code: 'conflict.moved' })
    const changes = changesOf(fields, choices)
    if (!changes.ok) return changes

    const draft = changes.value.length > 0 ? keep(held, changes.value) : undefined
    if (draft && !draft.ok) return draft
    const drafted = draft?.value.correction.id
    corrections.moveTo(id, 'closed')
    settled.add(id, drafted, now(), by())
    events.add('conflict.settle', id)
    return done(drafted === undefined ? {} : { drafted })
  }

  /** The draft that stands in the place of the old correction, by the rules of every draft. */
  function keep({ correction }: HeldCorrection, changes: readonly Change[]) {
    const { id, person, basis, askedBy, case: inCase } = correction
    return drafts.keep({
      person,
      baseVersion: people.find(person)?.version ?? 0,
      changes: [...changes],
      basis,
      askedBy,
      ...(inCase && { case: inCase }),
      replaces: id,
    })
  }

  function reopenOne(id: string): boolean {
    const decision = settled.find(id)
    if (!decision || corrections.find(id)?.state !== 'closed') return false
    if (decision.successor === null) bringBack(decision)
    else return drafts.withdraw(decision.successor).ok
    return true
  }

  return {
    /** The oldest first. */
    list: (): StandingConflict[] => corrections.in('conflict').map(standing),
    /** All of one conflict or nothing. Gives the new draft, where there is one. */
    settle: (decision: Decision) => inOneGo(database, () => settleOne(decision)),
    /** Takes a decision back, with the draft that came of it; not once that one is signed. Gives whether it is so. */
    reopen: (id: string): boolean => inOneGo(database, () => reopenOne(id)),
  }
}

export type Conflicts = ReturnType<typeof createConflicts>

type ConflictWords = ReadonlyMap<string, string>

/** What the journal said of each field when it found the conflict. */
function wordsOf({ correction: { id } }: HeldCorrection, outbox: Outbox): ConflictWords | undefined {
  const answer = outbox.find(id)?.answer ?? outbox.receipts(id).at(-1)?.answer
  const said = answer ? verdict.parse(JSON.parse(answer)) : undefined
  if (said?.state !== 'conflict') return undefined
  return new Map((said.fields ?? [said]).map(({ field, theirs }) => [field, theirs]))
}

const heldNow =
  (record: PersonRecord | undefined, words: ConflictWords | undefined) =>
  (field: ConflictField['field']): string | undefined =>
    words?.get(field) ?? (record && valueOf(record, field))

const isAsSeen = (fields: readonly ConflictField[], saw: Decision['saw']): boolean =>
  fields.every(({ field, theirs }) => saw.some((one) => one.field === field && one.theirs === theirs))

/** What the choices come to beside what the journal holds now; empty where it may stay as it is. */
function changesOf(
  fields: readonly ConflictField[],
  choices: readonly Choice[],
): Outcome<Change[], SettleFault> {
  const byField = new Map(choices.map((choice) => [choice.field, choice]))
  const isOfThis = choices.every((choice) => fields.some(({ field }) => field === choice.field))
  if (!isOfThis || byField.size < choices.length) return failed({ code: 'call.refused' })

  const changes: Change[] = []
  for (const { field, ours, theirs, state } of fields) {
    const choice = byField.get(field)
    if (!choice && state === 'differs') return failed({ code: 'conflict.unchosen' })
    const becomes = choice?.take === 'theirs' ? theirs : choice?.take === 'anew' ? read(choice) : ours
    if (becomes !== theirs) changes.push({ field, was: theirs, becomes })
  }
  return done(changes)
}

/** In the form in which it is kept; what breaks a rule stays as it is, and the draft will say which. */
function read({ field, value }: Extract<Choice, { take: 'anew' }>): string {
  const parsed = parseField(field, value)
  return parsed.ok ? parsed.value : value
}
