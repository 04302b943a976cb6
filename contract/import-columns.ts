import { z } from 'zod'
import { RELATIONS } from '../domain/person.ts'
import { instant } from './correction.ts'
import { heldText } from './person.ts'

/** What a column can hold. `fullName`, `certificate` and `paper` are several fields in one cell; `pupil…`: whose grown-up the person of the row is. */
export const COLUMN_MEANINGS = [
  'recordKind',
  'id',
  'className',
  'state',
  'fullName',
  'lastName',
  'firstName',
  'middleName',
  'sex',
  'birthDate',
  'snils',
  'citizenship',
  'phone',
  'email',
  'certificateKind',
  'certificate',
  'certificateSeries',
  'certificateNumber',
  'certificateIssued',
  'certificateIssuer',
  'certificateAct',
  'paperKind',
  'paper',
  'paperSeries',
  'paperNumber',
  'paperIssued',
  'paperIssuer',
  'relation',
  'basis',
  'pupilId',
  'pupilName',
  'pupilBirthDate',
  'pupilSnils',
  'pupilClass',
] as const

export type ColumnMeaning = (typeof COLUMN_MEANINGS)[number]

/**
 * Whose and what a column is: 0 is the person of the row, 1 to 4 the grown-ups in the row of a pupil.
 * `relation` is set where the heading itself names it («СНИЛС матери»).
 */
export const columnTarget = z.strictObject({
  whose: z.int().min(0).max(4),
  what: z.enum(COLUMN_MEANINGS),
  relation: z.enum(RELATIONS).optional(),
})

export type ColumnTarget = z.output<typeof columnTarget>

/** The columns from the left; null for one that is left out. */
export const columnTargets = z.array(columnTarget.nullable()).max(300)

/** How a column's meaning was found: as it was last time, by its heading, by what stands in it, or not. */
export const column = z.strictObject({
  heading: heldText,
  target: columnTarget.nullable(),
  from: z.enum(['memory', 'heading', 'content', 'nothing']),
})

/**
 * What a file looks like, before anything is taken from it. `headingRow` counts from 1, as the sheet does;
 * `sheets` with how many rows each has, and the one looked at; `rememberedAt` where the columns are as they
 * were taken then. `storeys`: rows in which the headings stand.
 */
export const look = z.strictObject({
  form: z.enum(['csv', 'workbook']),
  encoding: z.enum(['utf-8', 'windows-1251', 'utf-16le', 'utf-16be']),
  separator: z.enum([';', ',', '\t', '|', '']),
  sheets: z.array(z.strictObject({ name: heldText, rows: z.int() })).max(300),
  sheet: z.int(),
  headingRow: z.int().positive(),
  storeys: z.int(),
  rememberedAt: instant.optional(),
  columns: z.array(column).max(300),
  sample: z.array(z.array(heldText).max(300)).max(10),
})

export type Look = z.output<typeof look>
