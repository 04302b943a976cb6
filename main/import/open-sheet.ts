import { open } from 'node:fs/promises'
import { DEEPEST_HEADING } from './columns.ts'
import { openCsv } from './csv-file.ts'
import { Unreadable, type Sheet, type SheetRow } from './sheet.ts'
import { headingsKnown } from './storeys.ts'
import { openWorkbook } from './workbook-file.ts'

const ZIP = Buffer.from('PK')

/** The container of .xls, .doc and of workbooks under a password. */
const OLD_OFFICE = Buffer.from('d0cf11e0a1b11ae1', 'hex')

const BOOK_NAME = /\.xls[xmb]?$/i

/** Beginnings of files that are text to the eye of a program but no table. */
const NO_TABLE = /^\s*(?:%PDF-|<!DOCTYPE|<html|<\?xml|\{\\rtf)/i

/**
 * Opens the table in a file by what the file is, not by its name.
 *
 * @param number which sheet of a workbook, from 0; the one that looks most like people unless told
 * @throws Unreadable
 */
export async function openSheet(file: string, number?: number): Promise<Sheet> {
  const { start, size } = await startOf(file)
  if (size === 0) throw new Unreadable({ code: 'import.empty' })
  if (start.subarray(0, ZIP.length).equals(ZIP)) return openWorkbook(file, size, number)
  if (start.subarray(0, OLD_OFFICE.length).equals(OLD_OFFICE))
    throw new Unreadable({ code: 'import.old-workbook' })
  if (NO_TABLE.test(start.toString('latin1'))) throw new Unreadable({ code: 'import.not-a-table' })
  const sheet = await openCsv(file, size)
  if (BOOK_NAME.test(file) && !(await hasHeadings(sheet)))
    throw new Unreadable({ code: 'import.not-a-table' })
  return sheet
}

/** Journals give tables of text such names too, so that Excel opens them; any other text is no table. */
async function hasHeadings(sheet: Sheet): Promise<boolean> {
  const rows: SheetRow[] = []
  for await (const slice of sheet.read()) {
    rows.push(...slice.rows)
    if (rows.length >= DEEPEST_HEADING) break
  }
  return headingsKnown(rows) > 0
}

async function startOf(file: string): Promise<{ start: Buffer; size: number }> {
  const handle = await open(file).catch(() => {
    throw new Unreadable({ code: 'import.no-file' })
  })
  try {
    const stat = await handle.stat()
    if (!stat.isFile()) throw new Unreadable({ code: 'import.no-file' })
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0)
    return { start: buffer.subarray(0, bytesRead), size: stat.size }
  } finally {
    await handle.close()
  }
}
