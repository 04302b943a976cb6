import { basename } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type {
  ImportBatch,
  ImportEntry,
  ImportFault,
  ImportList,
  ImportReport,
  Look,
  RemarkCode,
  RowRemark,
  Undone,
} from '../../contract/import.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { Database } from '../store/database.ts'
import { peopleOf, type PersonIndex } from '../store/people.ts'
import { answered, together } from './answered.ts'
import { batchesOf } from './batches.ts'
import { columnMemoryOf } from './column-memory.ts'
import { guessColumns } from './columns.ts'
import { headOf } from './head.ts'
import { openSheet } from './open-sheet.ts'
import { journalIdsOf } from './journal-ids.ts'
import { keeper, type Kept } from './keeper.ts'
import { listsOf, type Part } from './lists.ts'
import { reader, type Order, type Watch } from './reading.ts'
import { lastRehearsal } from './rehearsal.ts'
import { rejectedFile, type RejectedWords } from './rejected.ts'
import { signatureOf } from './storeys.ts'
import { tally } from './tally.ts'

type Needs = {
  /**
   * A connection of the importer's own: its transaction lasts as long as the run, and nothing else may be
   * written on it meanwhile. Other connections read what was there before; their writes wait.
   */
  readonly database: Database
  /** Keeps the search tables, record by record. */
  readonly index: PersonIndex
  /** Makes the search tables anew, step by step; called within the transaction where many records have come. */
  readonly rebuild: () => Iterable<void>
  readonly newId: () => string
  /** Clock, ms since 1970. */
  readonly now: () => number
  /** From how many records on the search tables are made anew, where there are few others; 1,000 unless told. */
  readonly bulkFrom?: number
}

const BULK_FROM = 1_000

/** To keep the search tables for one person costs as much as to make them for so many. */
const AS_MANY = 5

/** Ids come in no order, so a run touches pages all over; with the usual 2 MB each would be written many times. */
const CACHE_KIB = 32 * 1024

/** People whose search tables are kept between two looks at whether to stop. */
const ROWS_AT_ONCE = 128

/** Rows shown beside the guess. */
const ROWS_SHOWN = 8

const CHANGED_FILE = failed({ code: 'import.changed-file' } as const)

const SILENT: PersonIndex = { keep() {}, forget() {} }

export type Importer = ReturnType<typeof createImporter>

export type { Order, Watch } from './reading.ts'

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
  const journalIds = journalIdsOf(database)
  const memory = columnMemoryOf(database)
  const lists = listsOf(database.name)
  const last = lastRehearsal()
  const read = reader({ database, people, newId, now })
  const attending = database
    .prepare<[], number>(`select count(*) from person where kind = 'pupil' and state = 'active'`)
    .pluck()
  const areMany = (count: number) => count >= bulkFrom && count * AS_MANY >= people.count()
  const before = () => ({ people: people.count(), attending: attending.get() ?? 0 })

  /** What the file looks like and what its columns may be. */
  async function look(file: string, number?: number): Promise<Outcome<Look, ImportFault>> {
    return answered(async () => {
      const sheet = await openSheet(file, number)
      const { row, storeys, headings, rows } = await headOf(sheet)
      const { form, encoding, separator, sheets } = sheet
      // Of a workbook another sheet may still be turned to.
      if (rows.length === 0 && sheets.length <= 1) return failed({ code: 'import.no-rows' })
      const remembered = memory.recall(signatureOf(headings))
      const counts = sheets.length > 1 ? await sheet.counts() : []
      return done({
        form,
        encoding,
        separator,
        sheets: sheets.map((name, at) => ({ name, rows: counts[at] ?? 0 })),
        sheet: sheet.sheet,
        headingRow: row,
        storeys,
        ...(remembered && remembered.since > 0 && { rememberedAt: new Date(remembered.since).toISOString() }),
        columns: guessColumns(headings, rows, remembered?.columns),
        sample: rows.slice(0, ROWS_SHOWN).map(({ cells }) => [...cells]),
      })
    })
  }

  /** Forgets the columns of files with the headings of this one. */
  async function forgetColumns(file: string, number?: number): Promise<Outcome<{}, ImportFault>> {
    return answered(async () => {
      memory.forget(signatureOf((await headOf(await openSheet(file, number))).headings))
      return done({})
    })
  }

  /** What a run would do. Reads the base, writes nothing to it; the lists stand until the next rehearsal. */
  function rehearse(order: Order, watch: Watch = {}): Promise<Outcome<ImportReport, ImportFault>> {
    return answered(async () => {
      if (last.missesRows(order)) return CHANGED_FILE
      lists.begin()
      last.begin(order)
      const counted = tally({ before: before(), lists, find: people.find })
      const headings = await read(order, watch, {
        take: (row, planned) => counted.take(row.row, planned),
        takeChild: counted.takeChild,
        reject: (row, reason, one) => counted.reject(row.row, reason, one),
        leave(record, isGone) {
          last.list(record.id)
          counted.leave(record, isGone)
        },
      })
      lists.end()
      if (!headings.ok) forgetLists()
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
        if (last.misses(order)) return CHANGED_FILE
        const start = before()
        const counted = tally({ before: start, find: people.find })
        const batch = newId()
        const { keep, end } = keeper({ database, people, batches, batch, before: start.people })
        batches.begin(batch, now(), basename(order.file), order.who ?? '')
        const headings = await read(order, watch, {
          take(row, planned) {
            counted.take(row.row, planned)
            planned.people.forEach(keep)
            for (const { kind, foreign, person } of planned.ids) journalIds.keep(kind, foreign, person, batch)
          },
          takeChild(row, planned) {
            counted.takeChild(row, planned)
            keep(planned)
          },
          reject: (row, reason, one) => counted.reject(row.row, reason, one),
          leave(record, isMeant) {
            const isGone = isMeant && last.hasListed(record.id)
            counted.leave(record, isGone)
            if (isGone) keep({ record: { ...record, state: 'left' }, before: record, isSame: false })
          },
        })
        if (!headings.ok) return headings
        if (last.misses(order)) return CHANGED_FILE

        for (const _step of finishing(end())) {
          await setImmediate()
          if (watch.signal?.aborted) return failed({ code: 'import.cancelled' })
        }
        batches.end(batch, counted.count)
        memory.remember(signatureOf(headings.value), order.columns, now())
        watch.progress?.({ done: 1, of: 1, rows: counted.count.rows, isClosing: true })
        return done({ batch, report: counted.report() })
      }),
    )
  }

  /** Takes a batch back. */
  const undo = (batch: string): Promise<Outcome<Undone, ImportFault>> =>
    answered(() =>
      together(database, () => {
        const isBulk = areMany(batches.sizeOf(batch))
        const outcome = batches.undo(batch, isBulk ? people : indexed)
        if (isBulk && outcome.ok) for (const _step of rebuild());
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
      const reject = rejected.add
      const headings = await read(order, {}, { take() {}, takeChild() {}, reject })
      if (!headings.ok) return headings
      return done({ rows: rejected.write(headings.value) })
    })
  }

  return {
    look,
    forgetColumns,
    rehearse,
    run,
    undo,
    saveRejected,
    list: (list: ImportList, query: string, part: Part): Promise<{ total: number; entries: ImportEntry[] }> =>
      Promise.resolve(lists.list(list, query, part)),
    remarks: (code: RemarkCode, part: Part): Promise<{ total: number; remarks: RowRemark[] }> =>
      Promise.resolve(lists.remarks(code, part)),
    batches: (): Promise<ImportBatch[]> => Promise.resolve(batches.list()),
    /** Lets go of the lists of the last rehearsal. */
    forgetLists: (): Promise<void> => Promise.resolve(forgetLists()),
  }

  function forgetLists(): void {
    lists.forget()
    last.forget()
  }

  /** What is left to do when the file has been read, in steps of a tenth of a second or so. */
  function* finishing(keeping: Generator<void, Kept>): Generator<void> {
    const { changed, last, count } = yield* keeping
    yield
    if (areMany(count)) return yield* rebuild()
    for (let place = 0; place < count; place++) {
      const rowId = changed[place] ?? last + 1 + place - changed.length
      index.keep(people.findByRow(rowId)!, rowId)
      if (place % ROWS_AT_ONCE === 0) yield
    }
  }
}
