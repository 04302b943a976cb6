import { basename } from 'node:path'
import type {
  ColumnTarget,
  ImportBatch,
  ImportFault,
  ImportProgress,
  ImportReport,
  Look,
  RowReason,
  Undone,
} from '../../contract/import.ts'
import { isoToday } from '../../domain/date.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { Database } from '../store/database.ts'
import { peopleOf, type PersonIndex } from '../store/people.ts'
import { answered, together } from './answered.ts'
import { batchesOf } from './batches.ts'
import { columnMemoryOf } from './column-memory.ts'
import { faultOfColumns, guessColumns, signatureOf } from './columns.ts'
import { headOf } from './head.ts'
import { openSheet } from './open-sheet.ts'
import { planner, type PlannedRow } from './planner.ts'
import { rejectedFile, type RejectedWords } from './rejected.ts'
import type { SheetRow } from './sheet.ts'
import { tally } from './tally.ts'

/** What to import and how; `file` is a path, which never comes from a page. */
export type Order = {
  readonly file: string
  readonly columns: readonly (ColumnTarget | null)[]
  /** Put the lost zero before a СНИЛС of ten digits. */
  readonly padSnils: boolean
}

/** How far the work is told, and the way to stop it. */
export type Watch = {
  readonly progress?: (progress: ImportProgress) => void
  readonly signal?: AbortSignal
}

type Needs = {
  /**
   * A connection of the importer's own: its transaction lasts as long as the run, and nothing else may be
   * written on it meanwhile. Other connections read what was there before; their writes wait.
   */
  readonly database: Database
  /** Keeps the search tables, record by record. */
  readonly index: PersonIndex
  /** Makes the search tables anew; called within the transaction where many records have come. */
  readonly rebuild: () => void
  readonly newId: () => string
  /** Clock, ms since 1970. */
  readonly now: () => number
  /** From how many records on the search tables are made anew; 20,000 unless told. */
  readonly bulkFrom?: number
}

const BULK_FROM = 20_000

/** Ids come in no order, so a run touches pages all over; with the usual 2 MB each would be written many times. */
const CACHE_KIB = 128 * 1024

/** Rows shown beside the guess. */
const ROWS_SHOWN = 8

const SILENT: PersonIndex = { keep() {}, forget() {} }

export type Importer = ReturnType<typeof createImporter>

/**
 * Imports people from CSV and XLSX files. A run goes in whole or not at all: all of it is one transaction,
 * which is taken back on any fault, on a cancel and on a crash.
 */
export function createImporter({ database, index, rebuild, newId, now, bulkFrom = BULK_FROM }: Needs) {
  database.pragma(`cache_size=-${CACHE_KIB}`)
  // Search tables are brought up when it is known how much has come.
  const people = peopleOf(database, SILENT, now)
  const indexed = peopleOf(database, index, now)
  const batches = batchesOf(database)
  const memory = columnMemoryOf(database)

  /** What the file looks like and what its columns may be. */
  async function look(file: string): Promise<Outcome<Look, ImportFault>> {
    return answered(async () => {
      const sheet = await openSheet(file)
      const { row, headings, rows } = await headOf(sheet)
      const { form, encoding, separator, sheets } = sheet
      return done({
        form,
        encoding,
        separator,
        sheets: [...sheets],
        headingRow: row,
        columns: guessColumns(headings, rows, memory.recall(signatureOf(headings))),
        sample: rows.slice(0, ROWS_SHOWN).map(({ cells }) => [...cells]),
      })
    })
  }

  /** What a run would do. Reads the base, writes nothing. */
  function rehearse(order: Order, watch: Watch = {}): Promise<Outcome<ImportReport, ImportFault>> {
    return answered(async () => {
      const counted = tally(people.count())
      const headings = await eachRow(order, watch, {
        take: (row, planned) => counted.take(row.row, planned),
        reject: (row, reason) => counted.reject(row.row, reason),
      })
      return headings.ok ? done(counted.report()) : headings
    })
  }

  /** Puts the people of the file into the base, as one batch. */
  function run(
    order: Order,
    watch: Watch = {},
  ): Promise<Outcome<{ batch: string; report: ImportReport }, ImportFault>> {
    return answered(() =>
      together(database, async () => {
        const counted = tally(people.count())
        const batch = newId()
        const kept: number[] = []
        batches.begin(batch, now(), basename(order.file))
        const headings = await eachRow(order, watch, {
          take(row, planned) {
            counted.take(row.row, planned)
            for (const { record, before, isSame } of planned.people) {
              if (isSame) continue
              kept.push(people.keep(record))
              batches.keepBefore(batch, record.id, before)
            }
          },
          reject: (row, reason) => counted.reject(row.row, reason),
        })
        if (!headings.ok) return headings

        bringUpSearch(kept)
        batches.end(batch, counted.count)
        memory.remember(signatureOf(headings.value), order.columns)
        return done({ batch, report: counted.report() })
      }),
    )
  }

  /** Takes a batch back. */
  const undo = (batch: string): Promise<Outcome<Undone, ImportFault>> =>
    answered(() =>
      together(database, () => {
        const isBulk = batches.sizeOf(batch) >= bulkFrom
        const outcome = batches.undo(batch, isBulk ? people : indexed)
        if (isBulk && outcome.ok) rebuild()
        return Promise.resolve(outcome)
      }),
    )

  /** Writes the rows that an import leaves out, with the reason, as CSV. Nothing else is written. */
  function saveRejected(
    order: Order,
    to: string,
    words: RejectedWords,
  ): Promise<Outcome<{ rows: number }, ImportFault>> {
    return answered(async () => {
      const rejected = rejectedFile(to, words)
      const headings = await eachRow(
        order,
        {},
        {
          take() {},
          reject: (row, reason) => rejected.add(row, reason),
        },
      )
      if (!headings.ok) return headings
      return done({ rows: rejected.write(headings.value) })
    })
  }

  return {
    look,
    rehearse,
    run,
    undo,
    saveRejected,
    batches: (): Promise<ImportBatch[]> => Promise.resolve(batches.list()),
  }

  async function eachRow(
    { file, columns, padSnils }: Order,
    { progress, signal }: Watch,
    to: {
      take(row: SheetRow, planned: PlannedRow): void
      reject(row: SheetRow, reason: RowReason): void
    },
  ): Promise<Outcome<readonly string[], ImportFault>> {
    const fault = faultOfColumns(columns)
    if (fault) return failed(fault)
    const sheet = await openSheet(file)
    const head = await headOf(sheet)
    const plan = planner(
      { database, people, newId },
      { columns, padSnils, calendar: { is1904: sheet.is1904, today: isoToday(now()) } },
    )

    let rows = 0
    for await (const slice of sheet.read()) {
      for (const row of slice.rows) {
        if (row.row <= head.row || row.cells.length === 0) continue
        rows++
        if (row.isCutOff) return failed({ code: 'import.truncated', row: row.row })
        const planned = plan(row)
        if (planned.ok) to.take(row, planned.value)
        else to.reject(row, planned.fault)
      }
      if (signal?.aborted) return failed({ code: 'import.cancelled' })
      progress?.({ done: slice.bytes, of: sheet.size, rows })
    }
    return rows > 0 ? done(head.headings) : failed({ code: 'import.no-rows' })
  }

  function bringUpSearch(kept: readonly number[]): void {
    if (kept.length >= bulkFrom) return rebuild()
    for (const rowId of kept) index.keep(people.findByRow(rowId)!, rowId)
  }
}
