import type { ColumnSource, Mapping } from '../../contract/exchange.ts'
import { parseField } from '../../domain/field.ts'
import { FIELDS, type Field } from '../../domain/person.ts'
import type { Cells } from './cells.ts'

/** What a spreadsheet takes for a formula when it opens a text with separators. */
const FORMULA = /^(?:[=@\t\r]|[+-].)/su

/**
 * The same table for a text with separators: a cell that a spreadsheet would run gets an apostrophe before it, unless it
 * is what its field may hold, as +7 and a phone is. A journal that reads the file itself takes such an apostrophe for a
 * part of the value; only what was no value before gets one. A workbook needs none of it: its cells are texts.
 */
export const withoutFormulas = ({ columns }: Pick<Mapping, 'columns'>, table: Cells): Cells => ({
  above: table.above.map((row) => row.map(guarded)),
  headings: table.headings.map(guarded),
  rows: table.rows.map((row) =>
    row.map((cell, place) => (isLegal(columns[place]!.source, cell) ? cell : guarded(cell))),
  ),
})

const guarded = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell)

function isLegal(source: ColumnSource, cell: string): boolean {
  const field = source.from === 'was' || source.from === 'person' ? source.field : undefined
  return field !== undefined && isField(field) && parseField(field, cell).ok
}

const isField = (name: string): name is Field => (FIELDS as readonly string[]).includes(name)
