import { stringify } from 'csv-stringify/sync'
import type { Mapping } from '../../contract/exchange.ts'
import { done, type Outcome } from '../../domain/outcome.ts'
import type { MakeWorkbook, Sheet } from '../workbook/sheet.ts'
import type { Cells } from './cells.ts'
import { restamped } from './restamped.ts'
import { withoutFormulas } from './safe.ts'
import { inWindows1251 } from './windows-1251.ts'

type SignFault = { code: 'mapping.sign'; sign: string }

/** A file of a package: its name there, and its bytes. */
export type PackageFile = { readonly name: string; readonly bytes: Uint8Array }

/** The table as the file that the journal takes. The same cells at the same time give the same bytes. */
export async function tableFile(
  mapping: Mapping,
  table: Cells,
  at: number,
  makeWorkbook: MakeWorkbook,
): Promise<Outcome<PackageFile, SignFault>> {
  if (mapping.file === 'xlsx') {
    const made = await makeWorkbook([sheetOf(mapping, table)])
    return done({ name: 'table.xlsx', bytes: restamped(made, at) })
  }
  const bytes = encoded(csv(withoutFormulas(mapping, table), mapping.separator), mapping.encoding)
  return bytes.ok ? done({ name: 'table.csv', bytes: bytes.value }) : bytes
}

/** Neither bold nor with filters: a journal is given what its own template has. */
function sheetOf({ sheet }: Mapping, { above, headings, rows }: Cells): Sheet {
  const widths = headings.map((heading, place) => {
    const longest = Math.max(heading.length, ...rows.slice(0, 100).map((row) => (row[place] ?? '').length))
    return Math.min(Math.max(longest + 2, 8), 40)
  })
  return { name: sheet, widths, head: 'none', rows: [...above, headings, ...rows] }
}

/** Rows as lines, as Russian Excel and journals read them. */
export const csv = ({ above, headings, rows }: Cells, separator: Mapping['separator']): string =>
  stringify([...above, headings, ...rows], { delimiter: separator, record_delimiter: 'windows' })

/** UTF-8 with its mark, by which Excel knows it; or Windows-1251. */
export function encoded(text: string, encoding: Mapping['encoding']): Outcome<Uint8Array, SignFault> {
  return encoding === 'utf-8' ? done(Buffer.from(`\ufeff${text}`, 'utf8')) : inWindows1251(text)
}
