import type { ColumnMeaning, ColumnTarget, RemarkCode, RowReason } from '../../contract/import.ts'
import type { PersonDocument, PersonRecord } from '../../contract/person.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { PersonKind, Relation } from '../../domain/person.ts'
import * as cells from './cells.ts'
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
  readonly certificate: Partial<PersonDocument> | undefined
  readonly paper: Partial<PersonDocument> | undefined
  readonly relation: Relation
  readonly basis: string
}

export type Remark = { readonly whose: number; readonly code: RemarkCode }

/** One row as drafts: the person of the row, and the grown-ups beside. */
export type Drafts = {
  readonly own: Draft
  readonly guardians: readonly Draft[]
  readonly remarks: readonly Remark[]
}

/** How the columns are to be read. */
export type Reading = {
  readonly columns: readonly (ColumnTarget | null)[]
  readonly padSnils: boolean
  readonly calendar: cells.Calendar
}

/** Reads rows of a file whose columns are known. */
export function drafter({ columns, padSnils, calendar }: Reading) {
  const people = [0, 1, 2, 3, 4].map((whose) => columnsOf(columns, whose))

  return function draft(row: SheetRow): Outcome<Drafts, RowReason> {
    if (row.tooLong) return failed({ code: 'row.cell-too-long', ...row.tooLong })
    if (row.cells.length > columns.length)
      return failed({ code: 'row.too-many-cells', cells: row.cells.length })

    const remarks: Remark[] = []
    const kind = cells.readKind(textAt(row, people[0]!, 'recordKind'))
    if (kind === undefined) return failed({ code: 'row.kind' })
    const own = read(row, 0, kind || 'pupil', remarks)
    if (own === undefined) return failed({ code: 'row.class-form' })
    if (isNameless(own)) return failed({ code: 'row.no-name' })

    const guardians = kind === 'guardian' ? [] : guardiansOf(row, remarks)
    return done({ own, guardians, remarks })
  }

  function guardiansOf(row: SheetRow, remarks: Remark[]): Draft[] {
    return [1, 2, 3, 4].flatMap((whose) => {
      const isThere = [...people[whose]!.places].some(
        ([what, at]) => what !== 'relation' && what !== 'basis' && cells.trimmed(row.cells[at] ?? '') !== '',
      )
      const guardian = isThere ? read(row, whose, 'guardian', remarks) : undefined
      if (guardian === undefined) return []
      if (!isNameless(guardian)) return [guardian]
      remarks.push({ whose, code: 'guardian.no-name' })
      return []
    })
  }

  /** Gives undefined where the class is none. */
  function read(row: SheetRow, whose: number, kind: PersonKind, remarks: Remark[]): Draft | undefined {
    const mine = people[whose]!
    const has = (what: ColumnMeaning) => mine.places.has(what)
    const text = (what: ColumnMeaning) => cells.trimmed(textAt(row, mine, what))
    const note = ({ value, remark }: cells.Read<RemarkCode>): string => {
      if (remark) remarks.push({ whose, code: remark })
      return value
    }
    const date = (what: ColumnMeaning) => note(cells.readDate(text(what), calendar))

    const className = kind === 'pupil' && has('className') ? cells.readClass(text('className')) : ''
    if (className === undefined) return undefined

    const relation = mine.relation ?? cells.readRelation(text('relation'))
    if (whose > 0 && relation === undefined) remarks.push({ whose, code: 'relation.unknown' })

    return {
      whose,
      kind,
      id: text('id'),
      plain: {
        ...(has('fullName') && cells.splitName(text('fullName'))),
        ...(has('lastName') && { lastName: text('lastName') }),
        ...(has('firstName') && { firstName: text('firstName') }),
        ...(has('middleName') && { middleName: text('middleName') }),
        ...(has('birthDate') && { birthDate: date('birthDate') }),
        ...(has('sex') && { sex: cells.readSex(text('sex')) }),
        ...(has('snils') && { snils: note(cells.readSnils(text('snils'), padSnils)) }),
        ...(has('citizenship') && { citizenship: text('citizenship') }),
        ...(has('phone') && { phone: cells.readPhone(text('phone')) }),
        ...(has('email') && { email: text('email') }),
        ...(has('className') && { className }),
        ...(has('state') && { state: cells.hasLeft(text('state')) ? 'left' : 'active' }),
      },
      certificate: paperFrom(CERTIFICATE, cells.certificateType, has, text, date),
      paper: paperFrom(PAPER, cells.paperType, has, text, date),
      relation: relation ?? 'other',
      basis: text('basis'),
    }
  }
}

type Columns = {
  readonly places: ReadonlyMap<ColumnMeaning, number>
  readonly relation: Relation | undefined
}

function columnsOf(columns: readonly (ColumnTarget | null)[], whose: number): Columns {
  const mine = columns.flatMap((target, at) => (target?.whose === whose ? [{ ...target, at }] : []))
  return {
    places: new Map(mine.map(({ what, at }) => [what, at])),
    relation: mine.find(({ relation }) => relation)?.relation,
  }
}

function textAt({ cells }: SheetRow, { places }: Columns, what: ColumnMeaning): string {
  const at = places.get(what)
  return at === undefined ? '' : (cells[at] ?? '')
}

const isNameless = ({ plain }: Draft): boolean => !plain.lastName && !plain.firstName

const CERTIFICATE = {
  kind: 'certificateKind',
  whole: 'certificate',
  series: 'certificateSeries',
  number: 'certificateNumber',
  issued: 'certificateIssued',
  issuer: 'certificateIssuer',
  act: 'certificateAct',
} as const

const PAPER = {
  kind: 'paperKind',
  whole: 'paper',
  series: 'paperSeries',
  number: 'paperNumber',
  issued: 'paperIssued',
  issuer: 'paperIssuer',
  act: undefined,
} as const

/** The parts of a paper that have columns; undefined where none has. */
function paperFrom(
  columns: typeof CERTIFICATE | typeof PAPER,
  typeOf: (kind: string) => PersonDocument['type'],
  has: (what: ColumnMeaning) => boolean,
  text: (what: ColumnMeaning) => string,
  date: (what: ColumnMeaning) => string,
): Partial<PersonDocument> | undefined {
  const { kind, whole, series, number, issued, issuer, act } = columns
  if (![whole, series, number].some(has)) return undefined
  return {
    ...(has(kind) && text(kind) !== '' && { type: typeOf(text(kind)) }),
    ...(has(whole) && cells.splitPaper(text(whole))),
    ...(has(series) && { series: text(series) }),
    ...(has(number) && { number: cells.readNumber(text(number)) }),
    ...(has(issued) && { issued: date(issued) }),
    ...(has(issuer) && { issuer: text(issuer) }),
    ...(act !== undefined && has(act) && { act: cells.readNumber(text(act)) }),
  }
}
