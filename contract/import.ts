import { z } from 'zod'
import { call } from './call.ts'
import { instant } from './correction.ts'
import { columnTargets, look } from './import-columns.ts'
import { LISTS, REMARKS } from './import-codes.ts'
import { answer, entry, remark, report } from './import-report.ts'
import { heldText, personId } from './person.ts'

export * from './import-codes.ts'
export * from './import-columns.ts'
export * from './import-report.ts'

/** How far an import is, in bytes of the file read; `isClosing` where it can no longer be stopped. */
export const progress = z.strictObject({
  done: z.int(),
  of: z.int(),
  rows: z.int(),
  isClosing: z.literal(true).optional(),
})

export type ImportProgress = z.output<typeof progress>

/** A batch that has gone in. `who` is the name on the certificate of the shift; the counts as in the report. */
export const batch = z.strictObject({
  id: z.uuid(),
  at: instant,
  who: z.string(),
  fileName: z.string(),
  state: z.enum(['done', 'undone']),
  added: z.int(),
  changed: z.int(),
  returned: z.int(),
  gone: z.int(),
  skipped: z.int(),
  rejected: z.int(),
  /** What it was before is erased after its term; then nobody can take it back. */
  mayUndo: z.boolean(),
})

export type ImportBatch = z.output<typeof batch>

/** Why a person stays when a batch is undone: a correction, a change by the journal, a child elsewhere. */
export const KEPT = ['corrected', 'changed-since', 'linked'] as const

export type Kept = (typeof KEPT)[number]

/** What undoing gave. `kept`: people whom something newer refers to; they stay as they are, the first are named. */
export const undone = z.strictObject({
  removed: z.int(),
  restored: z.int(),
  kept: z.int(),
  keptPeople: z.array(z.strictObject({ id: personId, name: z.string(), why: z.enum(KEPT) })).max(100),
})

export type Undone = z.output<typeof undone>

/**
 * Why a file did not go in. The base is as it was before.
 *
 * - `import.old-workbook`: .xls, or a workbook under a password
 * - `import.truncated`: the end is missing; `row` is the last one read
 * - `import.damaged`: an archive or a sheet that cannot be read
 * - `import.encoding`: neither UTF-8, UTF-16 nor Windows-1251
 * - `import.too-large`: it would unfold to `mebibytes`, and `limit` is the most
 * - `import.no-name-column`: no column is a name
 * - `import.column-twice`: two columns (from 1) have one meaning
 * - `import.changed-file`: not the file that was rehearsed, on whose rows the answers hang
 * - `import.base-locked`: another program or import writes to the base
 * - `import.undo-old`: what people were before is erased after its term, or they are
 * - `import.later-batch`: `batches` later ones touch the same people and must be undone first
 */
export type ImportFault =
  | { code: 'import.no-file' }
  | { code: 'import.empty' }
  | { code: 'import.not-a-table' }
  | { code: 'import.old-workbook' }
  | { code: 'import.truncated'; row: number }
  | { code: 'import.damaged' }
  | { code: 'import.encoding' }
  | { code: 'import.too-large'; mebibytes: number; limit: number }
  | { code: 'import.too-many-columns'; columns: number; limit: number }
  | { code: 'import.row-too-long'; row: number }
  | { code: 'import.no-rows' }
  | { code: 'import.no-name-column' }
  | { code: 'import.column-twice'; first: number; second: number }
  | { code: 'import.base-locked' }
  | { code: 'import.disk-full' }
  | { code: 'import.changed-file' }
  | { code: 'import.cancelled' }
  | { code: 'import.busy' }
  | { code: 'import.batch-gone' }
  | { code: 'import.undone-already' }
  | { code: 'import.undo-old' }
  | { code: 'import.later-batch'; batches: number }

/** What the shell gives for a file chosen in its dialog: never a path. */
export const fileToken = z.string().min(1).max(100)

/** Who is said to have left: all of the list but these, or none of it but these. */
export const leavers = z.strictObject({ all: z.boolean(), but: z.array(personId).max(20_000) })

export type Leavers = z.output<typeof leavers>

/**
 * `padSnils`, `padPapers`: put lost zeros back; only because a person said so. `mendSpaces`: plain spaces for
 * odd ones. `emptyErases`: an empty cell empties what is in the base; else that stays. `sheet`: its place in a workbook, from 0.
 */
export const importOrder = z.strictObject({
  file: fileToken,
  sheet: z.int().min(0).max(299),
  columns: columnTargets,
  padSnils: z.boolean(),
  padPapers: z.boolean(),
  mendSpaces: z.boolean(),
  emptyErases: z.boolean(),
  answers: z.array(answer).max(20_000),
  leavers,
})

/** The page's words for the two columns that are added to rejected rows, and for the reasons by code. */
export const rejectedWords = z.strictObject({
  row: heldText,
  reason: heldText,
  reasons: z.record(z.string().max(50), heldText),
})

const nothing = z.strictObject({})

/** Without a sheet the one that looks most like a list of people. */
const sheetOfFile = z.strictObject({ file: fileToken, sheet: z.int().min(0).max(299).optional() })

/** `size` lines from the one at `from`, those in which a name begins with the query; `total` of all that fit. */
const part = { query: heldText, from: z.int().nonnegative(), size: z.int().min(1).max(200) }

export const importCalls = {
  /** Opens the dialog. */
  'import.choose': call(nothing, z.strictObject({ file: fileToken, name: z.string() })),
  'import.look': call(sheetOfFile, look),
  /** The columns are guessed anew for files with these headings. */
  'import.forget-columns': call(sheetOfFile, nothing),
  /** What would happen; nothing is written. */
  'import.rehearse': call(importOrder, report),
  /** A part of a list of the last rehearsal. */
  'import.list': call(
    z.strictObject({ list: z.enum(LISTS), ...part }),
    z.strictObject({ total: z.int(), entries: z.array(entry).max(200) }),
  ),
  /** Cells of the last rehearsal that are of one kind. */
  'import.remarks': call(
    z.strictObject({ code: z.enum(REMARKS), from: part.from, size: part.size }),
    z.strictObject({ total: z.int(), remarks: z.array(remark).max(200) }),
  ),
  /** Everything goes in, or nothing. The columns are remembered for files with the same headings. */
  'import.run': call(importOrder, z.strictObject({ batch: z.uuid(), report })),
  /** Stops a rehearsal or a run. */
  'import.cancel': call(nothing, nothing),
  /** Writes the rejected rows of the last rehearsal or run to a CSV file chosen in a dialog. */
  'import.save-rejected': call(rejectedWords, z.strictObject({ rows: z.int() })),
  'import.undo': call(z.strictObject({ batch: z.uuid() }), undone),
  /** The newest first. */
  'import.batches': call(nothing, z.array(batch)),
}
