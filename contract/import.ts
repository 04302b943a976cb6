import { z } from 'zod'
import { FIELDS } from '../domain/person.ts'
import { call } from './call.ts'
import { instant } from './correction.ts'
import { columnTargets, look } from './import-columns.ts'
import { heldText, personId } from './person.ts'

export * from './import-columns.ts'

/** How many differences, rejected rows and remarks an answer names one by one; their counts are whole. */
export const SHOWN = 300

/**
 * Why a row is left out; the others go in.
 *
 * - `row.no-name`: neither surname nor first name
 * - `row.cell-too-long`: a cell of `length` signs, and 500 is the most
 * - `row.too-many-cells`: more cells than headings: a separator inside a value
 * - `row.class-form`: not a class («7Б», «10-1»)
 * - `row.kind`: neither pupil nor guardian
 * - `row.duplicate-id`: the same id stands in row `first` already
 * - `row.other-kind`: the id is that of a guardian, and the row is a pupil's, or the reverse
 */
export const rowReason = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('row.no-name') }),
  z.strictObject({ code: z.literal('row.cell-too-long'), column: z.int(), length: z.int() }),
  z.strictObject({ code: z.literal('row.too-many-cells'), cells: z.int() }),
  z.strictObject({ code: z.literal('row.class-form') }),
  z.strictObject({ code: z.literal('row.kind') }),
  z.strictObject({ code: z.literal('row.duplicate-id'), first: z.int() }),
  z.strictObject({ code: z.literal('row.other-kind') }),
])

export type RowReason = z.output<typeof rowReason>

/**
 * What a person should look at, though the row goes in.
 *
 * - `snils.ten-digits`: a leading zero was lost, as Excel does; padded only when asked for
 * - `snils.rounded`: Excel has rounded the number (1,12233E+10): its last digits are gone
 * - `date.unread`: not a date; kept as it stands
 * - `relation.unknown`: the word for the relation is not known; kept as another representative
 * - `guardian.differs`: the same guardian stands elsewhere in the file with other values; the first are kept
 * - `guardian.no-name`: something stands for a grown-up, but no name: no card is made
 * - `match.namesakes`: several people of the base fit; a new card is made
 */
export const REMARKS = [
  'snils.ten-digits',
  'snils.rounded',
  'date.unread',
  'relation.unknown',
  'guardian.differs',
  'guardian.no-name',
  'match.namesakes',
] as const

export type RemarkCode = (typeof REMARKS)[number]

/** Fields in which an imported record can differ from the one in the base. */
export const CHANGED_FIELDS = [
  ...FIELDS,
  'sex',
  'citizenship',
  'className',
  'state',
  'documents',
  'links',
] as const

export type ChangedField = (typeof CHANGED_FIELDS)[number]

const name = z.strictObject({ lastName: heldText, firstName: heldText, middleName: heldText })

/** One person who is new or changes. `documents` and `links` are given in one line of text each. */
export const difference = z.strictObject({
  row: z.int().positive(),
  id: personId,
  kind: z.enum(['pupil', 'guardian']),
  what: z.enum(['added', 'changed']),
  name,
  changes: z
    .array(z.strictObject({ field: z.enum(CHANGED_FIELDS), was: z.string(), becomes: z.string() }))
    .max(CHANGED_FIELDS.length),
})

export type Difference = z.output<typeof difference>

/**
 * What an import does, or would do. `leftOut`: people of the base whom the file does not name; they stay as
 * they are. `rows` counts rows with something in them, headings apart; the other counts are people, and
 * `rejected` rows.
 */
export const report = z.strictObject({
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  leftOut: z.int(),
  rejected: z.int(),
  differences: z.array(difference).max(SHOWN),
  rejectedRows: z.array(z.strictObject({ row: z.int(), reason: rowReason })).max(SHOWN),
  remarks: z.array(z.strictObject({ row: z.int(), whose: z.int(), code: z.enum(REMARKS) })).max(SHOWN),
  remarkCounts: z.partialRecord(z.enum(REMARKS), z.int()),
})

export type ImportReport = z.output<typeof report>

/** How far an import is, in bytes of the file read. */
export const progress = z.strictObject({ done: z.int(), of: z.int(), rows: z.int() })

export type ImportProgress = z.output<typeof progress>

/** A batch that has gone in. */
export const batch = z.strictObject({
  id: z.uuid(),
  at: instant,
  fileName: z.string(),
  state: z.enum(['done', 'undone']),
  added: z.int(),
  changed: z.int(),
  rejected: z.int(),
})

export type ImportBatch = z.output<typeof batch>

/**
 * What undoing gave. `kept`: people whom something newer refers to (a correction, a change by the journal);
 * they stay as they are.
 */
export const undone = z.strictObject({ removed: z.int(), restored: z.int(), kept: z.int() })

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
 * - `import.base-locked`: another program or import writes to the base
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
  | { code: 'import.cancelled' }
  | { code: 'import.busy' }
  | { code: 'import.batch-gone' }
  | { code: 'import.undone-already' }
  | { code: 'import.later-batch'; batches: number }

/** What the shell gives for a file chosen in its dialog: never a path. */
export const fileToken = z.string().min(1).max(100)

/** `padSnils`: put the lost zero before a СНИЛС of ten digits; only because a person said so. */
export const importOrder = z.strictObject({
  file: fileToken,
  columns: columnTargets,
  padSnils: z.boolean(),
})

/** The page's words for the two columns that are added to rejected rows, and for the reasons by code. */
export const rejectedWords = z.strictObject({
  row: heldText,
  reason: heldText,
  reasons: z.record(z.string().max(50), heldText),
})

const nothing = z.strictObject({})

export const importCalls = {
  /** Opens the dialog. */
  'import.choose': call(nothing, z.strictObject({ file: fileToken, name: z.string() })),
  'import.look': call(z.strictObject({ file: fileToken }), look),
  /** What would happen; nothing is written. */
  'import.rehearse': call(importOrder, report),
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
