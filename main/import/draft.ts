import type { ColumnMeaning, ColumnTarget, RowReason, RowRemark } from '../../contract/import.ts'
import type { PersonDocument, PersonRecord } from '../../contract/person.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { PersonKind, Relation } from '../../domain/person.ts'
import * as cells from './cells.ts'
import * as words from './cell-words.ts'
import { certificateFrom, identityPaperFrom, type Cells } from './draft-paper.ts'
import type { SheetRow } from './sheet.ts'

/** Fields of a record that stand in columns one by one. */
export type Plain = Omit<PersonRecord, 'id' | 'kind' | 'documents' | 'links' | 'version'>

/**
 * What a row says of one person. Only what has a column is there: the rest of a record that is in the base
 * stays as it is. `id` is the text of the cell.
 */
export type Draft = {
  readonly whose: number
  readonly kind: PersonKind
  readonly id: string
  readonly plain: Partial<Plain>
  /** Whether an empty cell empties what is in the base. */
  readonly emptyErases: boolean
  readonly certificate: Partial<PersonDocument> | undefined
  readonly paper: Partial<PersonDocument> | undefined
  readonly relation: Relation
  readonly basis: string
}

export type Remark = Omit<RowRemark, 'row'>

/** The pupil whom a row of a grown-up names. */
export type NamedPupil = {
  readonly id: string
  readonly plain: Partial<Plain>
}

/** One row as drafts: the person of the row, the grown-ups beside, and the child of a grown-up. */
export type Drafts = {
  readonly own: Draft
  readonly guardians: readonly Draft[]
  readonly pupil: NamedPupil | undefined
  readonly remarks: readonly Remark[]
}

/** How the columns are to be read. */
export type Reading = {
  readonly columns: readonly (ColumnTarget | null)[]
  readonly padSnils: boolean
  readonly padPapers: boolean
  readonly mendSpaces: boolean
  readonly emptyErases: boolean
  readonly calendar: cells.Calendar
}

const OF_PUPIL = ['pupilId', 'pupilName', 'pupilBirthDate', 'pupilSnils', 'pupilClass'] as const

/** Reads rows of a file whose columns are known. */
export function drafter({ columns, padSnils, padPapers, mendSpaces, emptyErases, calendar }: Reading) {
  const people = [0, 1, 2, 3, 4].map((whose) => columnsOf(columns, whose))
  const namesPupils = OF_PUPIL.some((what) => people[0]!.places.has(what))

  function draft(row: SheetRow): Outcome<Drafts, RowReason> {
    if (row.tooLong) return failed({ code: 'row.cell-too-long', ...row.tooLong })
    if (row.cells.length > columns.length)
      return failed({ code: 'row.too-many-cells', cells: row.cells.length })

    const remarks: Remark[] = []
    const kind = kindOf(row)
    if (kind === undefined) return failed({ code: 'row.kind' })
    const own = read(row, 0, kind, remarks)
    if (own.plain.className === undefined && kind === 'pupil' && people[0]!.places.has('className'))
      return failed(faultOfClass(row))
    if (isNameless(own)) return failed({ code: 'row.no-name' })

    const guardians = kind === 'guardian' ? [] : guardiansOf(row, remarks)
    return done({ own, guardians, pupil: kind === 'guardian' ? pupilOf(row) : undefined, remarks })
  }

  /** In a list that names children every row is a grown-up's. */
  const kindOf = (row: SheetRow): PersonKind | undefined => {
    const kind = words.readKind(textAt(row, people[0]!, 'recordKind'))
    return kind === '' ? (namesPupils ? 'guardian' : 'pupil') : kind
  }

  function faultOfClass(row: SheetRow): RowReason {
    const becomes = cells.classOfDate(textAt(row, people[0]!, 'className'), calendar.is1904)
    return becomes === undefined ? { code: 'row.class-form' } : { code: 'row.class-date', becomes }
  }

  function pupilOf(row: SheetRow): NamedPupil | undefined {
    if (!namesPupils) return undefined
    const mine = people[0]!
    const { has, text, date } = cellsOf(row, 0, [])
    if (!OF_PUPIL.some((what) => mine.places.has(what) && text(what) !== '')) return undefined
    return {
      id: text('pupilId'),
      plain: {
        ...(has('pupilName') && words.splitName(text('pupilName'))),
        ...(has('pupilBirthDate') && { birthDate: date('pupilBirthDate') }),
        ...(has('pupilSnils') && { snils: cells.readSnils(text('pupilSnils'), padSnils).value }),
        ...(has('pupilClass') && { className: cells.readClass(text('pupilClass')) ?? '' }),
      },
    }
  }

  function guardiansOf(row: SheetRow, remarks: Remark[]): Draft[] {
    return [1, 2, 3, 4].flatMap((whose) => {
      if (!people[whose]!.telling.some((at) => cells.trimmed(row.cells[at] ?? '') !== '')) return []
      const guardian = read(row, whose, 'guardian', remarks)
      if (!isNameless(guardian)) return [guardian]
      remarks.push({ whose, code: 'guardian.no-name', ...NO_CELL })
      return []
    })
  }

  function cellsOf(row: SheetRow, whose: number, remarks: Remark[]): Cells {
    const mine = people[whose]!
    const note = (what: ColumnMeaning, code: Remark['code'], becomes: string) => {
      const column = (mine.places.get(what) ?? -1) + 1
      remarks.push({ whose, code, column, cell: row.cells[column - 1] ?? '', becomes })
    }
    const text = (what: ColumnMeaning): string => {
      const held = cells.trimmed(textAt(row, mine, what))
      if (held === '') return held
      if (cells.isCellError(held)) note(what, 'cell.error', '')
      const better = mendSpaces ? cells.mended(held) : undefined
      if (better === undefined) return held
      note(what, 'space.odd', better)
      return better
    }
    const read = (what: ColumnMeaning, how: (text: string) => cells.Read): string => {
      const { value, remark, becomes } = how(text(what))
      if (remark) note(what, remark, becomes ?? (UNKNOWN.has(remark) ? '' : value))
      return value
    }
    return {
      has: (what) => mine.places.has(what),
      text,
      read,
      date: (what) => read(what, (held) => cells.readDate(held, calendar)),
    }
  }

  /** A class that is none is left undefined. */
  function read(row: SheetRow, whose: number, kind: PersonKind, remarks: Remark[]): Draft {
    const mine = people[whose]!
    const one = cellsOf(row, whose, remarks)
    const { has, text, date } = one
    const className = kind === 'pupil' && has('className') ? cells.readClass(text('className')) : ''

    const relation = mine.relation ?? (has('relation') ? words.readRelation(text('relation')) : 'other')
    if (whose > 0 && relation === undefined) {
      const column = mine.places.get('relation')! + 1
      remarks.push({
        whose,
        code: 'relation.unknown',
        column,
        cell: row.cells[column - 1] ?? '',
        becomes: '',
      })
    }
    return {
      whose,
      kind,
      id: has('id') ? text('id') : '',
      plain: {
        ...(has('fullName') && words.splitName(text('fullName'))),
        ...(has('lastName') && { lastName: text('lastName') }),
        ...(has('firstName') && { firstName: text('firstName') }),
        ...(has('middleName') && { middleName: text('middleName') }),
        ...(has('birthDate') && { birthDate: date('birthDate') }),
        ...(has('sex') && { sex: words.readSex(text('sex')) }),
        ...(has('snils') && { snils: one.read('snils', (held) => cells.readSnils(held, padSnils)) }),
        ...(has('citizenship') && { citizenship: text('citizenship') }),
        ...(has('phone') && { phone: one.read('phone', cells.readPhone) }),
        ...(has('email') && { email: text('email') }),
        ...(has('className') && className !== undefined && { className }),
        ...(has('state') && { state: words.hasLeft(text('state')) ? 'left' : 'active' }),
      },
      emptyErases,
      certificate: certificateFrom(one, padPapers),
      paper: identityPaperFrom(one, padPapers),
      relation: relation ?? 'other',
      basis: has('basis') ? text('basis') : '',
    }
  }

  return {
    draft,
    /** Whether rows of grown-ups say whose they are. */
    namesPupils,
    /** Who the person of a row is, whatever else is wrong with it. */
    loosely: (row: SheetRow): Draft => read(row, 0, kindOf(row) ?? 'pupil', []),
  }
}

/** A remark that is not about one cell. */
export const NO_CELL = { column: 0, cell: '', becomes: '' } as const

/** Damages of which nobody can tell what the cell was. */
const UNKNOWN: ReadonlySet<Remark['code']> = new Set([
  'snils.rounded',
  'phone.rounded',
  'phone.short',
  'date.unread',
])

type Columns = {
  readonly places: ReadonlyMap<ColumnMeaning, number>
  /** Where stands what tells of the person: not how they are related, nor by which paper. */
  readonly telling: readonly number[]
  readonly relation: Relation | undefined
}

function columnsOf(columns: readonly (ColumnTarget | null)[], whose: number): Columns {
  const mine = columns.flatMap((target, at) => (target?.whose === whose ? [{ ...target, at }] : []))
  return {
    places: new Map(mine.map(({ what, at }) => [what, at])),
    telling: mine.flatMap(({ what, at }) => (what === 'relation' || what === 'basis' ? [] : [at])),
    relation: mine.find(({ relation }) => relation)?.relation,
  }
}

function textAt({ cells }: SheetRow, { places }: Columns, what: ColumnMeaning): string {
  const at = places.get(what)
  return at === undefined ? '' : (cells[at] ?? '')
}

const isNameless = ({ plain }: Draft): boolean => !plain.lastName && !plain.firstName
