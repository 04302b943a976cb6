import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { TextDecoder } from 'node:util'
import { CsvError, parse as parser } from 'csv-parse'
import { parse as parseAtOnce } from 'csv-parse/sync'
import type { Look } from '../../contract/import.ts'
import { textFormOf } from './encoding.ts'
import { targetOfHeading } from './headings.ts'
import { rowOf, ROWS_IN_SLICE, Unreadable, type Sheet, type SheetRow, type Slice } from './sheet.ts'

const SEPARATORS = [';', ',', '\t', '|'] as const

type Separator = (typeof SEPARATORS)[number]

/** Signs in one record; a quotation mark that is never closed swallows no more than this. */
const LONGEST_RECORD = 8_000_000

/** Bytes from the beginning by which the separator is found. */
const BEGINNING = 1 << 16

/** Opens a text with separators. @throws Unreadable */
export async function openCsv(file: string, size: number): Promise<Sheet> {
  const { encoding, endsWithLine } = await textFormOf(file)
  const separator = separatorOf(await beginningOf(file, encoding))
  return {
    form: 'csv',
    encoding,
    separator,
    sheets: [],
    sheet: 0,
    counts: () => Promise.resolve([]),
    size,
    is1904: false,
    read: () => slicesOf(file, encoding, separator, endsWithLine),
  }
}

/** A quotation mark inside a value is left as it is; rows may be longer or shorter than the headings. */
const OPTIONS = { bom: true, relax_quotes: true, relax_column_count: true } as const

async function* slicesOf(
  file: string,
  encoding: Look['encoding'],
  separator: Separator,
  endsWithLine: boolean,
): AsyncGenerator<Slice> {
  const bytes = createReadStream(file, { highWaterMark: 1 << 16 })
  const records = parser({ ...OPTIONS, delimiter: separator, max_record_size: LONGEST_RECORD })
  // What fails in the pipeline is told by the records below.
  pipeline(bytes, decoded(encoding), records, () => {})

  let rows: SheetRow[] = []
  let row = 0
  let held: readonly string[] | undefined
  let narrowest = Infinity
  try {
    for await (const record of records as AsyncIterable<readonly string[]>) {
      if (held) rows.push(rowOf(++row, held))
      if (held) narrowest = Math.min(narrowest, held.length)
      held = record
      if (rows.length < ROWS_IN_SLICE) continue
      yield { rows, bytes: bytes.bytesRead }
      rows = []
    }
  } catch (cause) {
    throw troubleOf(cause, row + (held ? 2 : 1))
  } finally {
    bytes.destroy()
  }
  if (held) {
    const isCutOff = !endsWithLine && held.length < narrowest
    rows.push({ ...rowOf(++row, held), ...(isCutOff && { isCutOff: true }) })
  }
  yield { rows, bytes: bytes.bytesRead }
}

const decoded = (encoding: Look['encoding']) =>
  async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
    const decoder = new TextDecoder(encoding)
    for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
    yield decoder.decode()
  }

function troubleOf(cause: unknown, row: number): unknown {
  if (!(cause instanceof CsvError)) return cause
  if (cause.code === 'CSV_QUOTE_NOT_CLOSED') return new Unreadable({ code: 'import.truncated', row })
  if (cause.code === 'CSV_MAX_RECORD_SIZE') return new Unreadable({ code: 'import.row-too-long', row })
  return new Unreadable({ code: 'import.damaged' })
}

async function beginningOf(file: string, encoding: Look['encoding']): Promise<string> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0)
    return new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead))
  } finally {
    await handle.close()
  }
}

/** The separator under which most headings are known; where none is, the one that makes most columns. */
function separatorOf(beginning: string): Separator {
  const scores = SEPARATORS.map((separator) => {
    const rows = firstRows(beginning, separator)
    const known = rows.map((row) => row.filter((cell) => targetOfHeading(cell) !== null).length)
    return {
      separator,
      known: Math.max(0, ...known),
      width: Math.max(0, ...rows.map(({ length }) => length)),
    }
  })
  return scores.reduce((best, one) =>
    one.known > best.known || (one.known === best.known && one.width > best.width) ? one : best,
  ).separator
}

function firstRows(beginning: string, separator: Separator): string[][] {
  try {
    return parseAtOnce(beginning, { ...OPTIONS, delimiter: separator, to: 20 })
  } catch (cause) {
    // The beginning may end inside a quoted value; it then says nothing about this separator.
    if (cause instanceof CsvError) return []
    throw cause
  }
}
