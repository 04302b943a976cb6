import { setImmediate } from 'node:timers/promises'
import type {
  ColumnTarget,
  ImportAnswer,
  ImportFault,
  ImportProgress,
  Leavers,
  RowReason,
} from '../../contract/import.ts'
import type { PersonRecord } from '../../contract/person.ts'
import { isoToday } from '../../domain/date.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { Database } from '../store/database.ts'
import type { People } from '../store/people.ts'
import { faultOfColumns } from './columns.ts'
import type { Draft } from './draft.ts'
import { groupsIn, mayGroup } from './groups.ts'
import { headOf } from './head.ts'
import { openSheet } from './open-sheet.ts'
import { planner, type Planned, type PlannedRow } from './planner.ts'
import type { SheetRow } from './sheet.ts'

/** What to import and how; `file` is a path, which never comes from a page. What is not said is left as it stands. */
export type Order = {
  readonly file: string
  /** Its place in a workbook; the one that looks most like people unless told. */
  readonly sheet?: number
  readonly columns: readonly (ColumnTarget | null)[]
  /** Put lost zeros before a СНИЛС. */
  readonly padSnils: boolean
  /** Put lost zeros before series and numbers of papers. */
  readonly padPapers?: boolean
  /** Plain spaces for odd ones. */
  readonly mendSpaces?: boolean
  /** An empty cell empties what is in the base. */
  readonly emptyErases?: boolean
  readonly answers?: readonly ImportAnswer[]
  readonly leavers?: Leavers
  /** Who imports: the name on the certificate of the shift. */
  readonly who?: string
}

/** How far the work is told, and the way to stop it. */
export type Watch = {
  readonly progress?: (progress: ImportProgress) => void
  readonly signal?: AbortSignal
}

/** Who hears what a file comes to, row by row. */
export type Listener = {
  readonly take: (row: SheetRow, planned: PlannedRow) => void
  readonly takeChild: (row: number, planned: Planned) => void
  readonly reject: (row: SheetRow, reason: RowReason, one: Draft) => void
  /** Pupils who attend and whom the file does not name, class by class. */
  readonly leave?: (record: PersonRecord, isGone: boolean) => void
}

type Needs = {
  readonly database: Database
  readonly people: People
  readonly newId: () => string
  readonly now: () => number
}

const NOBODY: Leavers = { all: false, but: [] }

/** Rows that have waited and are told between two looks at whether to stop. */
const ROWS_AT_ONCE = 256

/** Reads files to the end and tells what they come to. */
export function reader({ database, people, newId, now }: Needs) {
  const attending = database
    .prepare<[], string>(
      `select p.id from person p left join enrolment e on e.person = p.row_id and e.until is null
       where p.kind = 'pupil' and p.state = 'active' group by p.row_id
       order by length(coalesce(e.class_name, '')), e.class_name, p.last_name, p.first_name`,
    )
    .pluck()

  /** @returns the headings */
  return async function read(
    order: Order,
    { progress, signal }: Watch,
    to: Listener,
  ): Promise<Outcome<readonly string[], ImportFault>> {
    const { file, columns, answers = [], leavers = NOBODY } = order
    const fault = faultOfColumns(columns)
    if (fault) return failed(fault)
    const sheet = await openSheet(file, order.sheet)
    const head = await headOf(sheet)
    const pupils = to.leave ? attending.all() : []
    // The file is read twice where pupils may stand in several rows: the bar goes its way once.
    const times = mayGroup(columns) ? 2 : 1
    const groupOf = await groupsIn(sheet, columns, head.last, (bytes) => {
      progress?.({ done: Math.floor(bytes / 2), of: sheet.size, rows: 0 })
      return !signal?.aborted
    })
    const plan = planner(
      { database, people, newId, answers, groupOf },
      {
        columns,
        padSnils: order.padSnils,
        padPapers: order.padPapers ?? false,
        mendSpaces: order.mendSpaces ?? false,
        emptyErases: order.emptyErases ?? false,
        calendar: { is1904: sheet.is1904, today: isoToday(now()), tellsCounts: sheet.form === 'csv' },
      },
    )
    const hear = (row: SheetRow, planned: Outcome<PlannedRow | undefined, RowReason>): void => {
      if (!planned.ok) to.reject(row, planned.fault, plan.loosely(row))
      else if (planned.value) to.take(row, planned.value)
    }

    let rows = 0
    for await (const slice of sheet.read()) {
      for (const row of slice.rows) {
        if (row.row <= head.last || row.cells.length === 0) continue
        rows++
        if (row.isCutOff) return failed({ code: 'import.truncated', row: row.row })
        hear(row, plan.plan(row))
      }
      if (signal?.aborted) return failed({ code: 'import.cancelled' })
      progress?.({
        done: Math.ceil(slice.bytes / times + sheet.size * (1 - 1 / times)),
        of: sheet.size,
        rows,
      })
    }
    if (rows === 0) return failed({ code: 'import.no-rows' })

    let late = 0
    for (const { row, planned } of plan.rest()) {
      hear(row, planned)
      if (++late % ROWS_AT_ONCE > 0) continue
      await setImmediate()
      if (signal?.aborted) return failed({ code: 'import.cancelled' })
    }
    for (const { row, planned } of plan.children()) to.takeChild(row, planned)

    const but = new Set(leavers.but)
    for (const id of pupils) if (!plan.isNamed(id)) to.leave?.(people.find(id)!, leavers.all !== but.has(id))
    return done(head.headings)
  }
}
