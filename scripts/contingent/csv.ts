const BOM = '\ufeff'

/** The first piece of the file: the mark of UTF-8, by which Excel knows it, and the headings. */
export const csvHead = (headings: readonly string[]): string => BOM + csvRow(headings)

/** One row with `;` between the cells, as Excel writes CSV where Russian is spoken. */
export const csvRow = (cells: readonly string[]): string => `${cells.map(quoted).join(';')}\r\n`

const quoted = (cell: string): string => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
