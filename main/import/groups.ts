import { hash } from 'node:crypto'
import type { ColumnTarget } from '../../contract/import.ts'
import type { Sheet, SheetRow } from './sheet.ts'

/**
 * Reads a file for pupils who stand in several rows, each with another grown-up: what the rows have in common
 * are all cells of the pupil. Nothing is read where `mayGroup` says no.
 *
 * @param past the last row of the headings
 * @param tell how far it is, in bytes
 * @returns what a row has in common with others; undefined where it is alone
 */
export async function groupsIn(
  sheet: Sheet,
  columns: readonly (ColumnTarget | null)[],
  past: number,
  tell: (bytes: number) => boolean,
): Promise<(row: SheetRow) => string | undefined> {
  const own = [...columns.entries()].flatMap(([at, target]) => (target?.whose === 0 ? [at] : []))
  if (!mayGroup(columns)) return () => undefined

  const keyOf = ({ cells }: SheetRow): string =>
    hash('sha1', own.map((at) => cells[at]?.trim() ?? '').join('\u0001'), 'base64')
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for await (const slice of sheet.read()) {
    for (const row of slice.rows) {
      if (row.row <= past || row.cells.length === 0) continue
      const key = keyOf(row)
      if (seen.has(key)) repeated.add(key)
      seen.add(key)
    }
    if (!tell(slice.bytes)) break
  }
  if (repeated.size === 0) return () => undefined
  return (row) => {
    const key = keyOf(row)
    return repeated.has(key) ? key : undefined
  }
}

/** A list with room for two grown-ups in a row has one row for each pupil; with room for one, one for each grown-up. */
export const mayGroup = (columns: readonly (ColumnTarget | null)[]): boolean =>
  columns.some((target) => target?.whose === 1) && !columns.some((target) => (target?.whose ?? 0) > 1)
