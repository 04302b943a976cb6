import { basename } from 'node:path'
import type { Template } from '../../contract/exchange.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import { guessSources, type KnownHeading } from './guess.ts'

/** A table that was read to a little below its headings; the reader of another room gives it. */
export type ReadTable = {
  readonly form: 'csv' | 'workbook'
  readonly encoding: string
  readonly separator: string
  readonly sheets: readonly string[]
  /** Rows from the top; rows with nothing in them may be missing. `row` counts from 1. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
  /** The place among the rows where the headings stand. */
  readonly headings: number
}

const MOST_COLUMNS = 200
const MOST_ABOVE = 20
const LONGEST_HEADING = 300
const LONGEST_EXAMPLE = 100

/** What a journal's own template says: its headings, what stands above them, a few examples, and a guess for each. */
export function templateOf(
  file: string,
  table: ReadTable,
  known: KnownHeading,
): Outcome<Template, { code: 'mapping.heading' }> {
  const head = table.rows[table.headings]
  const headings = (head?.cells ?? []).slice(0, MOST_COLUMNS).map((cell) => cell.slice(0, LONGEST_HEADING))
  if (!head || !headings.some((heading) => heading.trim() !== '')) return failed({ code: 'mapping.heading' })

  const below = table.rows.slice(table.headings + 1)
  const guesses = guessSources(headings, known)
  return done({
    name: basename(file),
    file: table.form === 'csv' ? 'csv' : 'xlsx',
    sheet: (table.sheets[0] ?? '').slice(0, 31),
    separator: table.separator === ',' || table.separator === '\t' ? table.separator : ';',
    encoding: table.encoding === 'windows-1251' ? 'windows-1251' : 'utf-8',
    rowsAbove: above(table, head.row),
    columns: headings.map((heading, place) => ({
      heading,
      examples: examplesOf(below.map(({ cells }) => cells[place] ?? '')),
      guess: guesses[place]!,
    })),
  })
}

/** Rows with nothing in them are counted too: the journal looks for its headings in the row where they were. */
function above({ rows }: ReadTable, headingRow: number): string[][] {
  const held = new Map(rows.map(({ row, cells }) => [row, cells]))
  const first = Math.max(1, headingRow - MOST_ABOVE)
  return Array.from({ length: headingRow - first }, (_, place) =>
    (held.get(first + place) ?? []).slice(0, MOST_COLUMNS).map((cell) => cell.slice(0, 500)),
  )
}

const examplesOf = (cells: readonly string[]): string[] =>
  [...new Set(cells.map((cell) => cell.trim().slice(0, LONGEST_EXAMPLE)))].filter(Boolean).slice(0, 3)
