import writeWorkbook from 'write-excel-file/node'
import type { SheetForm } from './sheet.ts'

/** Signs that a workbook cannot hold. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]|[\ud800-\udfff]/gu

/** Of all signs one that the writer takes out of what it writes. */
const DROPPED = '\u0001'

type Cell = { value: string; type: typeof String; format: '@'; fontWeight?: 'bold' }

/** Takes the rows of these sheets as they come, and makes the workbook of them in memory. */
export function gather(forms: readonly SheetForm[]) {
  const sheets = forms.map(({ name, widths, head }, place) => ({
    sheet: sheetName(name) || `Sheet${place + 1}`,
    data: [] as (Cell | null)[][],
    columns: widths.map((width) => ({ width })),
    ...(head === 'row' && { stickyRowsCount: 1 }),
  }))

  function take(place: number, rows: Iterable<readonly string[]>): void {
    const { head } = forms[place]!
    const { data } = sheets[place]!
    for (const row of rows) {
      const isHead = head === 'row' && data.length === 0
      data.push(row.map((text, column) => cellOf(text, isHead || (head === 'column' && column === 0))))
    }
  }

  /** A list can be narrowed by what stands in a column; the writer itself knows no filters. */
  function filtered(xml: string, place: number): string {
    const { data } = sheets[place]!
    const columns = data[0]?.length ?? 0
    if (forms[place]!.head !== 'row' || columns === 0) return xml
    const filter = `<autoFilter ref="A1:${letterOf(columns)}${data.length}"/>`
    return xml.replace('</sheetData>', `</sheetData>${filter}`)
  }
  const transform = (xml: string, _: unknown, { sheetIndex }: { sheetIndex: number }) =>
    filtered(xml, sheetIndex)
  const features = [{ files: { transform: { 'xl/worksheets/sheet{id}.xml': { transform } } } }]

  return {
    take,
    made: (): Promise<Uint8Array> => writeWorkbook(sheets, { features }).toBuffer(),
  }
}

function cellOf(text: string, isBold: boolean): Cell | null {
  const value = text.replace(FORBIDDEN, '')
  if (value === '') return null
  return { value: kept(value), type: String, format: '@', ...(isBold && { fontWeight: 'bold' }) }
}

/**
 * The writer looks each text up in a plain object and takes what every object has, such as "toString" or "__proto__",
 * for a place that it has given before: the text is lost. Under another name it is not found there, and what makes the
 * name another is not written.
 */
const kept = (text: string): string => (text in Object.prototype ? text + DROPPED : text)

/** A sheet's name may not hold these signs, begin or end with an apostrophe, or be longer. */
const sheetName = (name: string): string =>
  name
    .replace(FORBIDDEN, '')
    .replace(/[\\/?*[\]:]/g, ' ')
    .trim()
    .slice(0, 31)
    .replace(/^'+|'+$/g, '')

/** The letter of the last of so many columns. */
const letterOf = (columns: number): string =>
  (columns > 26 ? letterOf(Math.floor((columns - 1) / 26)) : '') +
  String.fromCharCode(65 + ((columns - 1) % 26))
