import type { Asker, Basis, Change } from '../../../domain/correction.ts'
import {
  checkField,
  parseField,
  type FieldContext,
  type FieldFault,
  type FieldWarning,
  type Finding,
} from '../../../domain/field.ts'
import { FIELDS, type Field, type Values } from '../../../domain/person.ts'

/** What was said of one field: it matches, the document has nothing there, or this was typed from it. */
export type Entry =
  { readonly how: 'same' } | { readonly how: 'empty' } | { readonly how: 'typed'; readonly text: string }

/**
 * A comparison on its way: kept outside the screen, so that a locked shift or a look at another card loses
 * nothing. `version` is that of the record as it was when it was last looked at.
 */
export type Sheet = {
  readonly person: string
  readonly version: number
  /** What stood in the journal when it was last looked at. */
  readonly seen: Values
  /** Fields in which the journal has moved since, and which were not compared anew. */
  readonly moved: readonly Field[]
  readonly entries: { readonly [Name in Field]?: Entry }
  readonly at: Field
  /** Fields that have been left once: from then on their faults are told while typing. */
  readonly left: readonly Field[]
  /** The second entry of a new СНИЛС, while it is asked for; the first is hidden then. */
  readonly second?: { readonly text: string; readonly isShort?: true }
  /** The СНИЛС that was typed twice alike, as kept. */
  readonly twice?: string
  /** The two entries differed; both are to be typed anew. */
  readonly isMissed?: true
  readonly step: 'fields' | 'basis'
  readonly basis?: Basis
  readonly askedBy?: Asker
}

/** A comparison at its beginning: the heaviest field first. */
export const emptySheet = (person: string, version: number, seen: Values): Sheet => ({
  person,
  version,
  seen,
  moved: [],
  entries: {},
  at: FIELDS[0],
  left: [],
  step: 'fields',
})

/** Whether anything was entered that a correction could come of. */
export const isBegun = ({ entries }: Sheet): boolean => Object.keys(entries).length > 0

/**
 * The sheet beside the record as it stands now. What was typed is kept; «it matches» is not, where the
 * journal has moved: it was said of another value.
 */
export function besideNow(sheet: Sheet, version: number, values: Values): Sheet {
  const changed = FIELDS.filter((field) => values[field] !== sheet.seen[field])
  if (version < sheet.version || (version === sheet.version && changed.length === 0)) return sheet
  if (changed.length === 0 || !isBegun(sheet)) return { ...sheet, version, seen: values }

  const kept = FIELDS.flatMap((field) => {
    const entry = sheet.entries[field]
    return entry && (entry.how !== 'same' || !changed.includes(field)) ? [[field, entry] as const] : []
  })
  return {
    ...sheet,
    version,
    seen: values,
    moved: FIELDS.filter((field) => sheet.moved.includes(field) || changed.includes(field)),
    entries: Object.fromEntries(kept),
    step: 'fields',
  }
}

/** What an entry comes to beside the journal. */
export type Reading =
  | { readonly status: 'untouched' | 'same' }
  | { readonly status: 'differs'; readonly becomes: string; readonly warnings: readonly Finding[] }
  | { readonly status: 'fault'; readonly fault: FieldFault | FieldWarning }

/**
 * Reads what was entered for a field by the rules of the field. What surely keeps a person out (a birth yet
 * to come) is a fault although it can be read; what is only worth a look comes along as warnings.
 */
export function readingOf(
  field: Field,
  journal: string,
  entry: Entry | undefined,
  context: FieldContext,
): Reading {
  if (!entry || (entry.how === 'typed' && entry.text.trim() === '')) return { status: 'untouched' }
  if (entry.how === 'same') return { status: 'same' }

  const read = parseField(field, entry.how === 'empty' ? '' : entry.text)
  if (!read.ok) return { status: 'fault', fault: read.fault }
  if (read.value === journal) return { status: 'same' }

  const found = read.value === '' ? [] : checkField(field, read.value, context)
  const fault = found.find(({ severity }) => severity === 'error')
  return fault ? { status: 'fault', fault } : { status: 'differs', becomes: read.value, warnings: found }
}

/** The readings of the fields that are compared, in their order. */
export const readingsOf = (
  fields: readonly Field[],
  values: Values,
  sheet: Sheet,
  context: FieldContext,
): readonly { field: Field; reading: Reading }[] =>
  fields.map((field) => ({
    field,
    reading: readingOf(field, values[field], sheet.entries[field], context),
  }))

/** What the correction would change. */
export const changesOf = (values: Values, sheet: Sheet, context: FieldContext): Change[] =>
  readingsOf(FIELDS, values, sheet, context).flatMap(({ field, reading }) =>
    reading.status === 'differs' ? [{ field, was: values[field], becomes: reading.becomes }] : [],
  )

/** The sheet with one entry set. */
export const withEntry = (sheet: Sheet, field: Field, entry: Entry): Sheet => ({
  ...sheet,
  moved: sheet.moved.filter((one) => one !== field),
  entries: { ...sheet.entries, [field]: entry },
})

/** The sheet at another field; the one that was left tells its faults from now on. */
export const withField = (sheet: Sheet, at: Field): Sheet => ({
  ...sheet,
  at,
  left: [...new Set([...sheet.left, sheet.at])],
})

/** The field so many places further among those that are compared; the same at the ends. */
export const fieldAfter = (fields: readonly Field[], field: Field, places: number): Field =>
  fields[Math.max(0, Math.min(fields.length - 1, fields.indexOf(field) + places))] ?? field
