import type { ImportAnswer, ImportQuestion, RowReason } from '../../contract/import.ts'
import type { PersonLink, PersonRecord } from '../../contract/person.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { PersonKind } from '../../domain/person.ts'
import type { Database } from '../store/database.ts'
import type { People } from '../store/people.ts'
import { digestOf } from './digest.ts'
import { drafter, NO_CELL, type Draft, type Drafts, type Reading, type Remark } from './draft.ts'
import { finder, isToldElse, type Resolved } from './finder.ts'
import { families } from './families.ts'
import { namesOf } from './matcher.ts'
import { placesOfTexts } from './places.ts'
import { questioner, wholeName } from './question.ts'
import { isSame, merged } from './record.ts'
import { seenPeople } from './seen.ts'
import type { SheetRow } from './sheet.ts'
import { waitingRows, type Beside, type Late } from './waiting.ts'

/** One person of a row as they will be, and as they are in the base; `before` is absent for a new one. */
export type Planned = {
  readonly record: PersonRecord
  readonly before: PersonRecord | undefined
  readonly isSame: boolean
}

/** An id of the journal, and whom it means. */
export type GivenId = { readonly kind: PersonKind; readonly foreign: string; readonly person: string }

/**
 * What a row comes to: guardians before their pupil, and only those who have not come in a row before.
 * Those in doubt of whom nobody has said who they are stay as they are: so many are `skipped`.
 */
export type PlannedRow = {
  readonly people: readonly Planned[]
  readonly remarks: readonly Remark[]
  readonly ids: readonly GivenId[]
  /** Put together when asked for, with the families: a run only counts them. */
  readonly questions: readonly (() => ImportQuestion)[]
  readonly skipped: number
  /** Rows of the file that tell of this pupil: one for each grown-up in some lists. */
  readonly rows: number
}

type Needs = {
  readonly database: Database
  readonly people: People
  readonly newId: () => string
  readonly answers: readonly ImportAnswer[]
  /** What a row has in common with others of the same pupil; undefined where it is alone. */
  readonly groupOf: (row: SheetRow) => string | undefined
}

/**
 * Works out, row by row, what a file does to the base. Reads the base and writes nothing. A row in doubt
 * waits: whom other rows mean for certain is no longer asked about.
 */
export function planner({ database, people, newId, answers, groupOf }: Needs, reading: Reading) {
  const drafting = drafter(reading)
  const places = placesOfTexts()
  const seen = seenPeople(places)
  const waiting = waitingRows()
  const find = finder({ database, people, newId, answers, places, seen })
  const ask = questioner(people, find.held)
  const kin = families(people)
  const hasGuardians = reading.columns.some((target) => target !== null && target.whose > 0)

  /** What a row comes to; undefined where that is told at the end. */
  function plan(row: SheetRow): Outcome<PlannedRow | undefined, RowReason> {
    const drafted = drafting.draft(row)
    if (!drafted.ok) {
      mention(drafting.loosely(row))
      return drafted
    }
    const drafts = drafted.value
    const beside = drafts.guardians.map((draft) => ({ row: row.row, draft }))
    const group = groupOf(row)
    const planned = group === undefined ? planDrafts(row.row, drafts, beside, 1, false) : done(undefined)
    if (!planned.ok) mention(drafts.own)
    if (planned.ok && planned.value === undefined) waiting.add({ row, drafts, beside, rows: 1 }, group)
    return planned
  }

  /** The rows that have waited; asked for once, at the end of the file. */
  function* rest(): Generator<{ row: SheetRow; planned: Outcome<PlannedRow, RowReason> }> {
    const settled = new Set<Late>()
    // Whoever is certain in one of several rows of a pupil is not asked about in another.
    for (const isLast of [false, true])
      for (const one of isLast ? waiting.all() : waiting.grouped()) {
        const planned = settled.has(one)
          ? done(undefined)
          : planDrafts(one.row.row, one.drafts, one.beside, one.rows, isLast)
        if (!planned.ok) mention(one.drafts.own)
        if (planned.ok && planned.value === undefined) continue
        settled.add(one)
        yield { row: one.row, planned: planned.ok ? done(planned.value!) : planned }
      }
  }

  const mention = (one: Draft): void => find.mayMean(one).forEach(seen.mention)

  function planDrafts(
    row: number,
    { own, pupil, remarks: noted }: Drafts,
    guardians: readonly Beside[],
    rows: number,
    isLast: boolean,
  ): Outcome<PlannedRow | undefined, RowReason> {
    if (pupil && !isLast) return done(undefined)
    const remarks = [...noted]
    const questions: (() => ImportQuestion)[] = []
    const names = {
      own: wholeName(namesOf(own)),
      others: guardians.flatMap(({ draft }) => wholeName(namesOf(draft))),
    }

    /** The id of a person, 'later', or nothing where nobody has said who it is. */
    function settle(
      one: Draft,
      row: number,
      resolved: Resolved,
      kin: readonly string[],
    ): string | 'later' | undefined {
      if (resolved.how === 'known') return resolved.id
      if (!isLast) return 'later'
      const { answer, candidates, why, other } = resolved
      questions.push(() => ask({ row, one, why, candidates, kin }))
      if (answer?.how === 'other') return other()
      if (answer?.how === 'same' && candidates.includes(answer.person)) return answer.person
      candidates.forEach(seen.mention)
      return undefined
    }

    // A grown-up has a row for each child.
    const isAgain = (id: string) => pupil !== undefined && seen.get(id)?.said === digestOf(own)
    const isTaken = (id: string) => seen.get(id)?.isOwn === true && !isAgain(id)
    const ownId = settle(own, row, find.whoIs(own, { row, isTaken, remarks }), names.others)
    if (ownId === 'later') return done(undefined)
    if (ownId === undefined) return done({ people: [], remarks, ids: [], questions, skipped: 1, rows })

    const before = find.find(ownId)
    const ownFault = isAgain(ownId) ? undefined : faultOf(ownId, own.kind, before, row)
    if (ownFault) return failed(ownFault)
    const meant: { draft: Draft; id: string; held: PersonRecord | undefined }[] = []
    for (const { draft, row } of guardians) {
      const inFamily = find.inFamily(before, draft)
      const id =
        inFamily ?? settle(draft, row, find.whoIs(draft, { row, isTaken: () => false, remarks }), names.own)
      if (id === 'later') return done(undefined)
      if (id !== undefined) meant.push({ draft, id, held: seen.has(id) ? undefined : find.find(id) })
    }
    const fault = meant.map(({ draft, id, held }) => clashOf(id, draft.kind, held)).find(Boolean)
    if (fault) return failed(fault)

    const child = pupil && find.pupilCalled(pupil.plain, pupil.id)
    const link = { guardian: ownId, relation: own.relation, basis: own.basis }
    if (pupil && !(child !== undefined && kin.link(row, child, link))) return failed({ code: 'row.no-pupil' })
    if (child !== undefined) seen.mention(child)

    const skipped = guardians.length - meant.length
    const planned = meant.flatMap(({ draft, id, held }) => planGuardian(draft, id, held, row, remarks))
    if (seen.has(ownId)) noteDifference(ownId, own, remarks)
    else {
      const one = plannedOf(own, merged(ownId, own, before, linksOf(own, meant, before, skipped)), before)
      if (drafting.namesPupils && own.kind === 'pupil') kin.wait(row, one)
      else planned.push(one)
    }
    note(ownId, own, row, true, before)

    const ids = [{ draft: own, id: ownId }, ...meant].flatMap(({ draft, id }) =>
      find.isForeign(draft, id) ? [{ kind: draft.kind, foreign: draft.id, person: id }] : [],
    )
    return done({ people: planned, remarks, ids, questions, skipped, rows })
  }

  /** Undefined where the file has no columns of grown-ups: the links stay. */
  function linksOf(
    own: Draft,
    meant: readonly { draft: Draft; id: string }[],
    before: PersonRecord | undefined,
    skipped: number,
  ): readonly PersonLink[] | undefined {
    if (!hasGuardians || own.kind !== 'pupil') return undefined
    const links = meant.map(({ draft: { relation, basis }, id }) => ({ guardian: id, relation, basis }))
    // Whoever was skipped may be one of those who stand here already.
    return skipped > 0 ? [...(before?.links ?? []), ...links] : links
  }

  function faultOf(
    id: string,
    kind: PersonKind,
    held: PersonRecord | undefined,
    row: number,
  ): RowReason | undefined {
    const earlier = seen.get(id)
    if (earlier?.isOwn && earlier.row !== row) return { code: 'row.duplicate-id', first: earlier.row }
    return clashOf(id, kind, held)
  }

  function clashOf(id: string, kind: PersonKind, held: PersonRecord | undefined): RowReason | undefined {
    const known = seen.get(id)?.kind ?? held?.kind
    return known !== undefined && known !== kind ? { code: 'row.other-kind' } : undefined
  }

  /** One who stands in the file already is not planned again. */
  function planGuardian(
    draft: Draft,
    id: string,
    held: PersonRecord | undefined,
    row: number,
    remarks: Remark[],
  ): Planned[] {
    if (seen.has(id)) {
      noteDifference(id, draft, remarks)
      return []
    }
    note(id, draft, row, false, held)
    return [plannedOf(draft, merged(id, draft, held, undefined), held)]
  }

  function note(id: string, one: Draft, row: number, isOwn: boolean, held: PersonRecord | undefined): void {
    const earlier = seen.get(id)
    const before = earlier ? earlier.before : held && isToldElse(one, held) ? held : undefined
    seen.set(id, { row, kind: one.kind, isOwn, said: saidOf(one, isOwn), ...(before && { before }) })
  }

  function noteDifference(id: string, again: Draft, remarks: Remark[]): void {
    if (seen.get(id)!.said === digestOf(again)) return
    remarks.push({ whose: again.whose, code: 'guardian.differs', ...NO_CELL })
  }

  function plannedOf(draft: Draft, record: PersonRecord, before: PersonRecord | undefined): Planned {
    find.learn(draft, record, before === undefined)
    return { record, before, isSame: before !== undefined && isSame(before, record) }
  }

  return {
    plan,
    loosely: drafting.loosely,
    rest,
    /** Children with the grown-ups that other rows have given them; asked for after `rest`. */
    children: () => kin.all(),
    /** Whether the file tells of a person of the base, be it in a row that does not go in. */
    isNamed: seen.isNamed,
  }
}

/** Pupils are not compared with one another: each has one row. */
const saidOf = (one: Draft, isOwn: boolean): number => (isOwn && one.kind === 'pupil' ? 0 : digestOf(one))

export type Planner = ReturnType<typeof planner>
