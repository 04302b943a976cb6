import { Unreadable, type Sheet, type SheetRow } from './sheet.ts'
import { headingsAmong, isCounting } from './storeys.ts'

/** Rows by which columns are guessed. */
const ROWS_LOOKED_AT = 200

/**
 * The headings, the lowest row they stand in, how many rows they take, the last row that holds nobody, and the
 * first rows below.
 */
export type Head = {
  readonly row: number
  readonly storeys: number
  readonly last: number
  readonly headings: readonly string[]
  readonly rows: readonly SheetRow[]
}

/** Reads the beginning of a sheet. @throws Unreadable where there is nothing in it */
export async function headOf(sheet: Sheet): Promise<Head> {
  const rows: SheetRow[] = []
  for await (const slice of sheet.read()) {
    rows.push(...slice.rows.filter(({ cells }) => cells.length > 0))
    if (rows.length >= ROWS_LOOKED_AT) break
  }
  if (rows.length === 0) throw new Unreadable({ code: 'import.empty' })
  const { place, storeys, headings } = headingsAmong(rows)
  const below = rows[place + 1]
  const last = below && isCounting(below) ? place + 1 : place
  return {
    row: rows[place]!.row,
    storeys,
    last: rows[last]!.row,
    headings,
    rows: rows.slice(last + 1, ROWS_LOOKED_AT),
  }
}
