/** What of a sheet is known before its rows come. */
export type SheetForm = {
  readonly name: string
  /** Of each column in the width of a sign. */
  readonly widths: readonly number[]
  /** What names the cells and is bold: the first row, which then stays in sight and filters, or the first column. */
  readonly head: 'row' | 'column' | 'none'
}

type Row = readonly string[]

/** A sheet of texts; its rows may be made while they are asked for. */
export type Sheet = SheetForm & { readonly rows: Iterable<Row> | AsyncIterable<Row> }

/**
 * Makes a workbook of texts: what begins with "=" stays what it is, numbers keep their zeros.
 *
 * @throws the reason of the signal once it is aborted
 */
export type MakeWorkbook = (sheets: readonly Sheet[], signal?: AbortSignal) => Promise<Uint8Array>

/** What the thread is told: rows of a sheet, by the place of the sheet; or that there are no more. */
export type Order = { readonly sheet: number; readonly rows: readonly Row[] } | { readonly end: true }
