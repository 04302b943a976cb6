import { z } from 'zod'
import { FIELDS } from '../domain/person.ts'
import { call } from './call.ts'
import { correctionId, instant } from './correction.ts'
import { heldCorrection } from './journal.ts'
import { field } from './person.ts'

/** Journals that take a person only by a file or by hand. `other`: one that is not named here. */
export const JOURNALS = ['eljur', 'dnevnik-ru', 'netschool', 'bars', 'kontingent', 'other'] as const

export const journal = z.enum(JOURNALS)

export type Journal = z.output<typeof journal>

/**
 * What of a person, besides the correctable fields, a column may hold. `certificate`: series and number in one cell;
 * `id`: our own id of the person; `journalId`: the journal's own, empty where the base does not know it.
 */
export const COLUMN_FIELDS = [
  ...FIELDS,
  'fullName',
  'certificate',
  'className',
  'sex',
  'citizenship',
  'kind',
  'id',
  'journalId',
] as const

/**
 * What of a correction a column may hold. `number`: its place in the package, as in the receipt; `changed`: titles of
 * the changed fields; `signer`: who signed it. Several corrections of one person stand in one row.
 */
export const CORRECTION_COLUMNS = ['number', 'signedAt', 'basis', 'changed', 'signer'] as const

/**
 * Where the values of a column come from: the person as the correction makes it, as the journal held it before, the
 * correction, or a text that is the same in every row. `empty`: a column that the journal has and we do not fill.
 */
export const columnSource = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('person'), field: z.enum(COLUMN_FIELDS) }),
  z.strictObject({ from: z.literal('was'), field }),
  z.strictObject({ from: z.literal('correction'), what: z.enum(CORRECTION_COLUMNS) }),
  z.strictObject({ from: z.literal('text'), text: z.string().max(500) }),
  z.strictObject({ from: z.literal('empty') }),
])

export type ColumnSource = z.output<typeof columnSource>

/** Texts as they stand in the rows of a table. */
const rowsAbove = z.array(z.array(z.string().max(500)).max(200)).max(20)

/**
 * A mapping: which heading of the journal's own template holds what. Made at the desk from that template, kept, and
 * shared as a JSON file of this form. Dates are written as `dd.mm.yyyy` or ISO, СНИЛС with its dashes or bare digits,
 * phone as `+7…` or `8…`. `rowsAbove` are rows of the template above its headings; `kinds` are the people it takes.
 */
export const mapping = z.strictObject({
  form: z.literal(1),
  id: z.uuid(),
  title: z.string().trim().min(1).max(100),
  journal,
  file: z.enum(['xlsx', 'csv']),
  sheet: z.string().max(31).default(''),
  separator: z.enum([';', ',', '\t']).default(';'),
  encoding: z.enum(['utf-8', 'windows-1251']).default('utf-8'),
  kinds: z
    .array(z.enum(['pupil', 'guardian']))
    .min(1)
    .default(['pupil', 'guardian']),
  dates: z.enum(['dotted', 'iso']).default('dotted'),
  snils: z.enum(['dashed', 'digits']).default('dashed'),
  phones: z.enum(['plus7', 'eight']).default('plus7'),
  columns: z
    .array(z.strictObject({ heading: z.string().max(300), source: columnSource }))
    .min(1)
    .max(200),
  rowsAbove: rowsAbove.default([]),
  changed: instant,
})

export type Mapping = z.output<typeof mapping>

/** A template as it was read: its headings, a few rows below them, and what each column probably means. */
export const template = z.strictObject({
  name: z.string(),
  ...mapping.pick({ file: true, sheet: true, separator: true, encoding: true }).shape,
  rowsAbove,
  columns: z
    .array(z.strictObject({ heading: z.string(), examples: z.array(z.string()).max(3), guess: columnSource }))
    .max(200),
})

export type Template = z.output<typeof template>

/** What came back for one correction of a package, how, and who has entered it. */
export const handAnswer = z.strictObject({
  outcome: z.enum(['taken', 'refused']),
  note: z.string(),
  how: z.enum(['file', 'tick', 'retype']),
  at: instant,
  by: z.string(),
})

/**
 * One correction of a package, and what came back for it. It is `open` while the answer can still be given here: it was
 * handed over in this package last, and nobody has answered.
 */
export const packageItem = z.strictObject({
  held: heldCorrection,
  isOpen: z.boolean(),
  answer: handAnswer.optional(),
})

export type PackageItem = z.output<typeof packageItem>

/**
 * An exchange package that was made: a ZIP with every correction as signed (canonical JSON and its .p7s), the table in
 * the journal's own columns, and a receipt form to be filled in. `by` is who made it; `table` the mapping's title, ''
 * without a table. `open` counts corrections without an answer yet.
 */
export const madePackage = z.strictObject({
  id: z.uuid(),
  number: z.int().positive(),
  at: instant,
  by: z.string(),
  journal,
  table: z.string(),
  /** `discarded`: it never got there; what had no answer waits again. */
  state: z.enum(['open', 'discarded']),
  items: z.array(packageItem).min(1).max(1_000),
  open: z.int().nonnegative(),
})

export type MadePackage = z.output<typeof madePackage>

/** What of a correction's answer was read from a receipt: a file, or a person's tick. */
export const given = z.strictObject({
  id: correctionId,
  taken: z.boolean(),
  note: z.string().trim().max(500).default(''),
})

/**
 * - `exchange.nothing`: nothing waits that this package could carry
 * - `exchange.gone`: the package, or the correction in it, is not waiting for an answer any more; `exchange.discarded`:
 *   the package is marked as one that never got there
 * - `mapping.gone`: the mapping was removed; `mapping.form`: the file is no mapping, and `place` names the spot
 *   in it, '' where it is no JSON at all; `mapping.heading`: the template has
 *   no headings; `mapping.no-person`: no column names the person; `mapping.sign`: the encoding of the table has no such sign
 * - `receipt.form`: the file is no receipt; `receipt.foreign`: it is of another school or package
 */
export type ExchangeFault =
  | { code: 'exchange.nothing' }
  | { code: 'exchange.gone' }
  | { code: 'exchange.discarded' }
  | { code: 'mapping.gone' }
  | { code: 'mapping.form'; place: string }
  | { code: 'mapping.heading' }
  | { code: 'mapping.no-person' }
  | { code: 'mapping.sign'; sign: string }
  | { code: 'receipt.form' }
  | { code: 'receipt.foreign' }

const one = z.strictObject({ id: z.uuid() })
const mappings = z.strictObject({ mappings: z.array(mapping) })

export const exchangeCalls = {
  'mapping.list': call(z.strictObject({}), mappings),
  /** Reads the journal's own template, which a person chooses. */
  'mapping.template': call(z.strictObject({}), template),
  'mapping.save': call(mapping.omit({ changed: true }), mapping),
  'mapping.remove': call(one, mappings),
  /** Writes the mapping as a file for other schools, where the person chooses. */
  'mapping.share': call(one, z.strictObject({ name: z.string() })),
  /** Takes in a mapping that another school has shared. */
  'mapping.take': call(z.strictObject({}), mapping),
  /**
   * The first rows of the table as the mapping would write it: of what waits now, or of the ids. `of` counts rows,
   * `leftOut` the corrections that wait and are of people whom the table does not take.
   */
  'mapping.preview': call(
    mapping.omit({ changed: true }).extend({ ids: z.array(correctionId).max(1_000).optional() }),
    z.strictObject({
      headings: z.array(z.string()),
      rows: z.array(z.array(z.string())).max(20),
      of: z.int().nonnegative(),
      leftOut: z.int().nonnegative(),
    }),
  ),
  /** Packages made, the newest first. */
  'package.list': call(z.strictObject({}), z.strictObject({ packages: z.array(madePackage) })),
  /**
   * Makes a package of everything that waits, or of the ids; written where the person chooses, then handed over. With a
   * mapping, only of the people whom the table takes; at most 1,000, the oldest first.
   */
  'package.make': call(
    z.strictObject({
      journal,
      mapping: z.uuid().optional(),
      ids: z.array(correctionId).min(1).max(1_000).optional(),
    }),
    madePackage,
  ),
  /** Writes the same package once more. */
  'package.save': call(one, z.strictObject({ name: z.string() })),
  /** It never got there: what has no answer waits again. */
  'package.discard': call(one, madePackage),
  /** It got there after all: what it carried and still waits is handed over again. */
  'package.restore': call(one, madePackage),
  /**
   * Reads the filled-in receipt that a person chooses. `left`: rows without an answer; `unread`: with one that is
   * neither yes nor no; `unknown`: of corrections that this package does not carry; `before`: answered already, which
   * a receipt does not change.
   */
  'package.receipt': call(
    z.strictObject({}),
    z.strictObject({
      package: madePackage,
      taken: z.int().nonnegative(),
      refused: z.int().nonnegative(),
      left: z.int().nonnegative(),
      unread: z.int().nonnegative(),
      unknown: z.int().nonnegative(),
      before: z.int().nonnegative(),
    }),
  ),
  /** The same by hand. */
  'package.tick': call(
    z.strictObject({ id: z.uuid(), given: z.array(given).min(1).max(1_000) }),
    madePackage,
  ),
}
