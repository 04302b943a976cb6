import { hash } from 'node:crypto'
import type { RowReason } from '../../contract/import.ts'
import type { PersonLink, PersonRecord } from '../../contract/person.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { Database } from '../store/database.ts'
import type { People } from '../store/people.ts'
import { drafter, type Draft, type Reading, type Remark } from './draft.ts'
import { idFrom, isCalled, matcherOf } from './matcher.ts'
import { isSame, merged } from './record.ts'
import type { SheetRow } from './sheet.ts'

/** One person of a row as they will be, and as they are in the base; `before` is absent for a new one. */
export type Planned = {
  readonly record: PersonRecord
  readonly before: PersonRecord | undefined
  readonly isSame: boolean
}

/** What a row comes to: guardians before their pupil, and only those who have not come in a row before. */
export type PlannedRow = { readonly people: readonly Planned[]; readonly remarks: readonly Remark[] }

type Needs = {
  readonly database: Database
  readonly people: People
  readonly newId: () => string
}

/** Where a person has stood in this file already, and a digest of what was said of them there. */
type Seen = {
  readonly row: number
  readonly kind: PersonRecord['kind']
  readonly isOwn: boolean
  readonly said: string
}

/** Of what a grown-up's cells say; what is empty says nothing. */
function digestOf({ plain, certificate, paper }: Draft): string {
  const { className: _class, state: _state, ...said } = plain
  const values = Object.entries({ ...said, ...certificate, ...paper }).filter(([, value]) => value !== '')
  return hash('sha1', JSON.stringify(values), 'base64')
}

/** A draft, the person it means, and their record in the base. */
type Meant = { readonly draft: Draft; readonly id: string; readonly held: PersonRecord | undefined }

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** Works out, row by row, what a file does to the base. Reads the base and writes nothing. */
export function planner({ database, people, newId }: Needs, reading: Reading) {
  const draft = drafter(reading)
  const matcher = matcherOf(database)
  const seen = new Map<string, Seen>()
  const hasGuardians = reading.columns.some((target) => target !== null && target.whose > 0)

  return function plan(row: SheetRow): Outcome<PlannedRow, RowReason> {
    const drafted = draft(row)
    if (!drafted.ok) return drafted
    const { own, guardians } = drafted.value
    const remarks = [...drafted.value.remarks]

    const ownId = ownIdOf(own, remarks)
    const before = people.find(ownId)
    const meant = guardians.map((guardian): Meant => {
      const id = idOfGuardian(guardian, before, remarks)
      return { draft: guardian, id, held: seen.has(id) ? undefined : people.find(id) }
    })
    const fault =
      faultOf({ draft: own, id: ownId, held: before }, row.row) ?? meant.map(clashOf).find(Boolean)
    if (fault) return failed(fault)

    const planned = meant.flatMap((one) => planGuardian(one, row.row, remarks))
    const links = meant.map(({ draft, id }): PersonLink => ({
      guardian: id,
      relation: draft.relation,
      basis: draft.basis,
    }))
    if (seen.has(ownId)) noteDifference(ownId, own, remarks)
    else
      planned.push(
        plannedOf(
          merged(ownId, own, before, hasGuardians && own.kind === 'pupil' ? links : undefined),
          before,
        ),
      )
    seen.set(ownId, {
      row: row.row,
      kind: own.kind,
      isOwn: true,
      said: own.kind === 'guardian' ? digestOf(own) : '',
    })
    return done({ people: planned, remarks })
  }

  function ownIdOf(own: Draft, remarks: Remark[]): string {
    const given = own.id.toLowerCase()
    if (UUID.test(given)) return given
    return idOf(own, (id) => seen.get(id)?.isOwn === true, remarks)
  }

  function idOfGuardian(guardian: Draft, pupil: PersonRecord | undefined, remarks: Remark[]): string {
    const given = guardian.id.toLowerCase()
    return UUID.test(given) ? given : (linkedTo(pupil, guardian) ?? idOf(guardian, () => false, remarks))
  }

  function idOf(one: Draft, isTaken: (id: string) => boolean, remarks: Remark[]): string {
    const fitting = matcher.find(one, isTaken)
    if (fitting.length === 1) return fitting[0]!
    const unchanged = fitting.find((id) => says(one, people.find(id)))
    if (unchanged) return unchanged
    if (fitting.length > 1) remarks.push({ whose: one.whose, code: 'match.namesakes' })
    if (one.id === '') return newId()
    const made = idFrom(one.kind, one.id)
    return seen.has(made) || people.find(made) ? newId() : made
  }

  /** Whether a card says already what the draft says: then it may be meant, and nothing is changed by it. */
  function says(one: Draft, held: PersonRecord | undefined): boolean {
    return held !== undefined && isSame(held, merged(held.id, one, held, undefined))
  }

  function faultOf(own: Meant, row: number): RowReason | undefined {
    const earlier = seen.get(own.id)
    if (earlier?.isOwn && earlier.row !== row) return { code: 'row.duplicate-id', first: earlier.row }
    return clashOf(own)
  }

  function clashOf({ draft, id, held }: Meant): RowReason | undefined {
    const known = seen.get(id)?.kind ?? held?.kind
    return known !== undefined && known !== draft.kind ? { code: 'row.other-kind' } : undefined
  }

  /** One who stands in the file already is not planned again. */
  function planGuardian({ draft, id, held }: Meant, row: number, remarks: Remark[]): Planned[] {
    if (seen.has(id)) {
      noteDifference(id, draft, remarks)
      return []
    }
    seen.set(id, { row, kind: 'guardian', isOwn: false, said: digestOf(draft) })
    return [plannedOf(merged(id, draft, held, undefined), held)]
  }

  /** A grown-up of the same name among those of this very pupil is the one who is meant. */
  function linkedTo(pupil: PersonRecord | undefined, guardian: Draft): string | undefined {
    const alike = (pupil?.links ?? []).flatMap(({ guardian: id }) => {
      const person = people.find(id)
      return person && isCalled(guardian, person) ? [id] : []
    })
    return alike.length === 1 ? alike[0] : undefined
  }

  function noteDifference(id: string, again: Draft, remarks: Remark[]): void {
    if (seen.get(id)!.said !== digestOf(again)) remarks.push({ whose: again.whose, code: 'guardian.differs' })
  }

  function plannedOf(record: PersonRecord, before: PersonRecord | undefined): Planned {
    if (before === undefined) matcher.learn(record)
    return { record, before, isSame: before !== undefined && isSame(before, record) }
  }
}
