import { z } from 'zod'
import { FIELDS } from '../domain/person.ts'
import { DOUBTS, REMARKS } from './import-codes.ts'
import { heldText, personId } from './person.ts'

/** How many differences, rejected rows and remarks a report names one by one; their counts are whole. */
export const SHOWN = 300

/**
 * Why a row is left out; the others go in.
 *
 * - `row.no-name`: neither surname nor first name
 * - `row.cell-too-long`: a cell of `length` signs, and 500 is the most
 * - `row.too-many-cells`: more cells than headings: a separator inside a value
 * - `row.class-form`: not a class («7Б», «10-1»)
 * - `row.class-date`: Excel has made a date of a class: «05.янв» was probably `becomes`, «5-1»
 * - `row.kind`: neither pupil nor guardian
 * - `row.duplicate-id`: the same id stands in row `first` already
 * - `row.other-kind`: the id is that of a guardian, and the row is a pupil's, or the reverse
 * - `row.no-pupil`: the pupil whom a row of a grown-up names is not found, or several fit
 */
export const rowReason = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('row.no-name') }),
  z.strictObject({ code: z.literal('row.cell-too-long'), column: z.int(), length: z.int() }),
  z.strictObject({ code: z.literal('row.too-many-cells'), cells: z.int() }),
  z.strictObject({ code: z.literal('row.class-form') }),
  z.strictObject({ code: z.literal('row.class-date'), becomes: heldText }),
  z.strictObject({ code: z.literal('row.kind') }),
  z.strictObject({ code: z.literal('row.duplicate-id'), first: z.int() }),
  z.strictObject({ code: z.literal('row.other-kind') }),
  z.strictObject({ code: z.literal('row.no-pupil') }),
])

export type RowReason = z.output<typeof rowReason>

/**
 * One cell to look at. `column` counts from 1 and is 0 where it is not about one cell; `cell` is what stands,
 * `becomes` what it is or probably was, '' where nobody can tell.
 */
export const remark = z.strictObject({
  row: z.int(),
  whose: z.int(),
  code: z.enum(REMARKS),
  column: z.int(),
  cell: heldText,
  becomes: heldText,
})

export type RowRemark = z.output<typeof remark>

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

const changes = z
  .array(z.strictObject({ field: z.enum(CHANGED_FIELDS), was: z.string(), becomes: z.string() }))
  .max(CHANGED_FIELDS.length)

/**
 * One person who is new or changes. `returned`: had left and attends again. `documents` and `links` are given
 * in one line of text each.
 */
export const difference = z.strictObject({
  row: z.int().positive(),
  id: personId,
  kind: z.enum(['pupil', 'guardian']),
  what: z.enum(['added', 'changed', 'returned']),
  name,
  changes,
})

export type Difference = z.output<typeof difference>

/**
 * What an import does, or would do. `leftOut`: people of the base whom the file does not name; they stay as
 * they are. `leavers`: the attending pupils among them, of `attending` before; `gone`: those who were said to
 * have left. `skipped`: people left as they are for want of an answer, of so many `questions`. `rows` counts
 * rows with something in them, headings apart; the other counts are people, and `rejected` rows.
 */
export const report = z.strictObject({
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  returned: z.int(),
  same: z.int(),
  questions: z.int(),
  skipped: z.int(),
  leftOut: z.int(),
  attending: z.int(),
  leavers: z.int(),
  gone: z.int(),
  rejected: z.int(),
  differences: z.array(difference).max(SHOWN),
  rejectedRows: z.array(z.strictObject({ row: z.int(), reason: rowReason })).max(SHOWN),
  remarks: z.array(remark).max(SHOWN),
  remarkCounts: z.partialRecord(z.enum(REMARKS), z.int()),
})

export type ImportReport = z.output<typeof report>

/** One side of a question. `kin`: names of the grown-ups or of the children. */
export const side = z.strictObject({
  name,
  birthDate: heldText,
  snils: heldText,
  phone: heldText,
  className: heldText,
  state: z.enum(['active', 'left']),
  kin: z.array(heldText).max(20),
})

export type Side = z.output<typeof side>

/** Who is meant? `whose` as in the columns: 0 is the person of the row. */
export const question = z.strictObject({
  row: z.int(),
  whose: z.int(),
  kind: z.enum(['pupil', 'guardian']),
  why: z.enum(DOUBTS),
  asked: side,
  candidates: z.array(z.strictObject({ id: personId, ...side.shape })).max(20),
})

export type ImportQuestion = z.output<typeof question>

/** What a person answered: one of the candidates, or somebody else. What is not answered is left as it is. */
export const answer = z.discriminatedUnion('how', [
  z.strictObject({ row: z.int(), whose: z.int(), how: z.literal('same'), person: personId }),
  z.strictObject({ row: z.int(), whose: z.int(), how: z.enum(['other', 'skip']) }),
])

export type ImportAnswer = z.output<typeof answer>

/**
 * One line of a list; `number` is its place in the rehearsal. `row` is 0 for one who is not in the file;
 * `id` is absent for a rejected row.
 */
export const entry = z.strictObject({
  number: z.int(),
  row: z.int(),
  id: personId.optional(),
  kind: z.enum(['pupil', 'guardian']),
  name,
  className: heldText,
  birthDate: heldText,
  changes,
  reason: rowReason.optional(),
  question: question.optional(),
})

export type ImportEntry = z.output<typeof entry>
