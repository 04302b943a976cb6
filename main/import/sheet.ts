import type { ImportFault, Look } from '../../contract/import.ts'

/** The most columns a file may have; a school's template has about eighty. */
export const MOST_COLUMNS = 300

/** The last row a sheet of a workbook can have. */
export const LAST_ROW = 1_048_576

/** The longest cell that is held whole; of a longer one the beginning and its length are kept. */
export const LONGEST_CELL = 500

/**
 * One row of a sheet. `row` counts from 1 as the spreadsheet shows it; `tooLong` names the first cell that
 * was cut; `isCutOff` marks a last row without a line end that is narrower than every other.
 */
export type SheetRow = {
  readonly row: number
  readonly cells: readonly string[]
  readonly tooLong?: { readonly column: number; readonly length: number }
  readonly isCutOff?: true
}

/** Some rows, and how many bytes of the file had been read by then. */
export type Slice = { readonly rows: readonly SheetRow[]; readonly bytes: number }

/** A table in a file, ready to be read from its beginning as often as is wanted. */
export type Sheet = Pick<Look, 'form' | 'encoding' | 'separator' | 'sheet'> & {
  /** Names of the sheets of a workbook. */
  readonly sheets: readonly string[]
  /** Bytes of the file. */
  readonly size: number
  /** Whether days are counted from 1904, as old Macs did. */
  readonly is1904: boolean
  /** @throws Unreadable */
  read(): AsyncGenerator<Slice>
  /** How many rows each sheet has with something in it, headings included. @throws Unreadable */
  counts(): Promise<readonly number[]>
}

/** A fault met in the middle of reading; importer.ts turns it into an outcome. */
export class Unreadable extends Error {
  readonly fault: ImportFault
  constructor(fault: ImportFault) {
    super(fault.code)
    this.fault = fault
  }
}

/** Puts a row together: cuts what is too long, refuses what is too wide. @throws Unreadable */
export function rowOf(row: number, texts: readonly string[]): SheetRow {
  const width = texts.findLastIndex((text) => text !== '') + 1
  if (width > MOST_COLUMNS)
    throw new Unreadable({ code: 'import.too-many-columns', columns: width, limit: MOST_COLUMNS })

  const cells = texts.slice(0, width)
  const column = cells.findIndex((text) => text.length > LONGEST_CELL)
  if (column < 0) return { row, cells }
  return {
    row,
    cells: cells.map((text) => text.slice(0, LONGEST_CELL)),
    tooLong: { column: column + 1, length: cells[column]!.length },
  }
}

/** Rows put together before they are handed on: waking the reader for each would cost more than the row. */
export const ROWS_IN_SLICE = 256
