import { headingPlace } from './columns.ts'
import { Unreadable, type Sheet, type SheetRow } from './sheet.ts'

/** Rows by which columns are guessed. */
const ROWS_LOOKED_AT = 200

/** The headings, the row they stand in, and the first rows below them. */
export type Head = {
  readonly row: number
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
  const place = headingPlace(rows)
  const { row, cells } = rows[place]!
  return { row, headings: cells, rows: rows.slice(place + 1, ROWS_LOOKED_AT) }
}
