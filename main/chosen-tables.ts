import { readFile, stat } from 'node:fs/promises'
import { done, failed, type Outcome } from '../domain/outcome.ts'
import type { ImportFault } from '../contract/import.ts'
import type { ReadTable } from './exchange/template.ts'
import { answered } from './import/answered.ts'
import { headingPlace } from './import/columns.ts'
import type { SheetRow } from './import/sheet.ts'

/** Rows of a template that are looked at. */
const ROWS_OF_TEMPLATE = 60

/** The rows of a receipt that are read: a package carries a thousand corrections. */
const ROWS_OF_RECEIPT = 3_000

/** A JSON file beyond this is none of ours, bytes. */
const LARGEST_JSON = 8_000_000

/** Loaded with the first table: what reads workbooks and old encodings is no part of the start. */
const openSheet = async (file: string) => (await import('./import/open-sheet.ts')).openSheet(file, 0)

/** The beginning of a table in a file, with its own titles above the headings. */
export const readTemplate = (file: string): Promise<Outcome<ReadTable, ImportFault>> =>
  answered(async () => {
    const { form, encoding, separator, sheets, read } = await openSheet(file)
    const rows = await rowsOf(read(), ROWS_OF_TEMPLATE)
    if (rows.length === 0) return failed({ code: 'import.empty' } as const)
    return done({ form, encoding, separator, sheets, rows, headings: headingPlace(rows) })
  })

/** The rows of a filled-in form. */
export const readRows = (file: string): Promise<Outcome<string[][], ImportFault>> =>
  answered(async () => {
    const rows = await rowsOf((await openSheet(file)).read(), ROWS_OF_RECEIPT)
    return done(rows.map(({ cells }) => [...cells]))
  })

async function rowsOf(slices: AsyncIterable<{ readonly rows: readonly SheetRow[] }>, most: number) {
  const rows: SheetRow[] = []
  for await (const slice of slices) {
    rows.push(...slice.rows.filter(({ cells }) => cells.some((cell) => cell !== '')))
    if (rows.length >= most) break
  }
  return rows.slice(0, most)
}

/** The text of a JSON file; undefined where the file is something else, too large, or cannot be read. */
export async function readJsonText(file: string): Promise<string | undefined> {
  try {
    if ((await stat(file)).size > LARGEST_JSON) return undefined
    const text = await readFile(file, 'utf8')
    return /^\ufeff?\s*\{/.test(text) ? text : undefined
  } catch {
    return undefined // the reader of tables says what is wrong with the file
  }
}
