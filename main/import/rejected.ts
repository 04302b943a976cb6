import { writeFileSync } from 'node:fs'
import type { RowReason } from '../../contract/import.ts'
import type { SheetRow } from './sheet.ts'

/** The words of the two columns that are added, and of the reasons; a reason without words is given by its code. */
export type RejectedWords = {
  readonly row: string
  readonly reason: string
  readonly reasons: Readonly<Partial<Record<RowReason['code'], string>>>
}

/** Gathers rejected rows for a CSV file that may be put right and imported again. */
export function rejectedFile(to: string, words: RejectedWords) {
  const lines: string[] = []
  let width = 0
  const held: { row: SheetRow; reason: RowReason }[] = []

  return {
    add(row: SheetRow, reason: RowReason): void {
      held.push({ row, reason })
    },
    /** Writes the file and gives the number of rows. */
    write(headings: readonly string[]): number {
      width = Math.max(headings.length, ...held.map(({ row }) => row.cells.length))
      lines.push(lineOf([...padded(headings, width), words.row, words.reason]))
      for (const { row, reason } of held)
        lines.push(
          lineOf([...padded(row.cells, width), String(row.row), words.reasons[reason.code] ?? reason.code]),
        )
      writeFileSync(to, `\ufeff${lines.join('')}`)
      return held.length
    },
  }
}

const padded = (cells: readonly string[], width: number): string[] =>
  Array.from({ length: width }, (_, at) => cells[at] ?? '')

const lineOf = (cells: readonly string[]): string => `${cells.map(quoted).join(';')}\r\n`

/** What a spreadsheet runs when it opens a text with separators; a phone or a number with its sign is left as it is. */
const FORMULA = /^(?:[=@\t\r]|[+-](?![\d\s().,-]*$))/

/** A value that a spreadsheet would take for a formula gets an apostrophe before it. */
const quoted = (cell: string): string => {
  const safe = FORMULA.test(cell) ? `'${cell}` : cell
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
