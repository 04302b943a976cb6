import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { look } from '../../../contract/import.ts'
import { csv } from '../../../main/exchange/table.ts'
import { guessColumns } from '../../../main/import/columns.ts'
import { headOf } from '../../../main/import/head.ts'
import { openSheet } from '../../../main/import/open-sheet.ts'
import {
  LONGEST_CELL,
  MOST_COLUMNS,
  Unreadable,
  type Sheet,
  type SheetRow,
} from '../../../main/import/sheet.ts'
import type { Chance } from '../chance.ts'
import { mutateText, mutateWords } from '../mutate/text.ts'
import { mutateBook, packed, plainBook } from '../mutate/workbook.ts'
import { ACCEPTED, refused, type Target, type Verdict, wrong } from '../target.ts'

const MOST_ROWS = 5_000

async function rowsOf(sheet: Sheet): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const slice of sheet.read()) {
    rows.push(...slice.rows)
    if (rows.length > MOST_ROWS) break
  }
  return rows
}

/** What no table may come to, whatever is in the file. */
function faultOfRows(rows: readonly SheetRow[]): string | undefined {
  let before = 0
  for (const { row, cells } of rows) {
    if (!Number.isInteger(row) || row <= before) return 'rows that do not go downwards'
    before = row
    if (cells.length > MOST_COLUMNS) return 'more columns than a file may have'
    if (cells.some((cell) => typeof cell !== 'string' || cell.length > LONGEST_CELL))
      return 'a cell that is no text or too long'
  }
  return undefined
}

/** What the desk would show of the file must fit the contract: else the person reads that the program is broken. */
async function faultOfLook(sheet: Sheet): Promise<string | undefined> {
  const { row, storeys, headings, rows } = await headOf(sheet)
  const counts = sheet.sheets.length > 1 ? await sheet.counts() : []
  const shown = look.safeParse({
    form: sheet.form,
    encoding: sheet.encoding,
    separator: sheet.separator,
    sheets: sheet.sheets.map((name, at) => ({ name, rows: counts[at] ?? 0 })),
    sheet: sheet.sheet,
    headingRow: row,
    storeys,
    columns: guessColumns(headings, rows, undefined),
    sample: rows.slice(0, 8).map(({ cells }) => [...cells]),
  })
  return shown.success
    ? undefined
    : `a look that the contract refuses: ${shown.error.issues[0]?.path.join('.')}`
}

async function judgeFile(file: string): Promise<{ verdict: Verdict; rows: readonly SheetRow[] }> {
  try {
    const sheet = await openSheet(file)
    const rows = await rowsOf(sheet)
    const fault = faultOfRows(rows) ?? (await faultOfLook(sheet))
    return { verdict: fault ? wrong(fault) : ACCEPTED, rows }
  } catch (cause) {
    if (cause instanceof Unreadable) return { verdict: refused(cause.fault.code), rows: [] }
    throw cause
  }
}

const HEADINGS = 'Фамилия;Имя;Отчество;Дата рождения;СНИЛС;Класс;Телефон матери'
const TABLE = [
  HEADINGS,
  'Образцов;Пример;Тестович;12.03.2014;112-233-445 95;7Б;+79000000001',
  'Учебная;"Анна ""А""";;2014-03-12;00000000001;7-б;',
  '',
].join('\r\n')

/** Windows-1251 of the few letters that the seeds have. */
const in1251 = (text: string): Uint8Array =>
  Uint8Array.from(text, (sign) => {
    const code = sign.charCodeAt(0)
    return code < 0x80 ? code : code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : 0x3f
  })

const in16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le')

/** Few files need to be large: the time is better spent on many. */
const USUAL = 4_000 // bytes

/** A table of signs and separators, in one of the encodings that programs write. */
export function mutateTable(input: Uint8Array, other: Uint8Array, chance: Chance): Uint8Array {
  const bytes = mutateText(input, other, chance).subarray(0, chance.is(0.02) ? Infinity : USUAL)
  if (chance.is(0.7)) return bytes
  const text = Buffer.from(bytes).toString('utf8')
  const way = chance.below(5)
  if (way === 0) return in1251(text)
  if (way === 1) return in16(text)
  if (way === 2) return Buffer.from(in16(text)).subarray(0, -1)
  if (way === 3) return Buffer.from(text.replaceAll(';', chance.pick([',', '\t', '|', ';;'])))
  return Buffer.from(`\ufeff${mutateWords(text, '', chance)}`)
}

const csvTarget: Target = {
  name: 'csv',
  inputs: 5_000,
  open: (folder) => {
    const file = join(folder, 'table.csv')
    const again = join(folder, 'again.csv')
    return {
      seeds: [
        Buffer.from(TABLE),
        Buffer.from(`\ufeff${TABLE}`),
        in1251(TABLE),
        in16(TABLE),
        Buffer.from(TABLE.replaceAll(';', '\t')),
        Buffer.from(TABLE.replaceAll(';', ',').replaceAll('\r\n', '\n')),
        Buffer.from(`${HEADINGS}\n${'"'.repeat(40_001)}`),
        Buffer.from(`${HEADINGS}\n${';'.repeat(60_000)}`),
      ],
      mutate: mutateTable,
      judge: async (input) => {
        writeFileSync(file, input)
        const { verdict, rows } = await judgeFile(file)
        if (verdict.was !== 'accepted' || input.length % 4 !== 0) return verdict
        const signs = rows.reduce((sum, { cells }) => sum + cells.join('').length, 0)
        if (signs > input.length) return wrong('more text than the file has')
        return (await isSameAgain(rows, again))
          ? verdict
          : wrong('a table that reads otherwise once it is written')
      },
    }
  },
}

const CONTROL: ReadonlySet<string> = new Set(
  Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code)).filter(
    (one) => !'\t\n\f\r'.includes(one),
  ),
)

const hasControl = (cell: string): boolean => Array.from(cell).some((sign) => CONTROL.has(sign))

/** What was read, written as a table of ours, reads the same. */
async function isSameAgain(rows: readonly SheetRow[], file: string): Promise<boolean> {
  // UTF-16 may hold signs that make a text of one byte each no table; those are another file then.
  if (rows.some(({ cells }) => cells.some(hasControl))) return true
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  if (width < 2 || rows.some(({ tooLong }) => tooLong)) return true
  const whole = rows.map(({ cells }) => Array.from({ length: width }, (_, place) => cells[place] ?? ''))
  writeFileSync(file, `\ufeff${csv({ above: [], headings: HEADINGS.split(';'), rows: whole }, ';')}`)
  const sheet = await openSheet(file)
  if (sheet.separator !== ';') return true // a table of the person's own wins over the headings put above it
  const [, ...read] = await rowsOf(sheet)
  return (
    read.length === rows.length &&
    read.every(({ cells }, place) => cells.join('\0') === rows[place]!.cells.join('\0'))
  )
}

const workbooks: Target = {
  name: 'xlsx',
  inputs: 5_000,
  open: (folder) => {
    const file = join(folder, 'table.xlsx')
    return {
      seeds: [plainBook(), plainBook(3)],
      mutate: mutateBook,
      judge: async (input) => {
        writeFileSync(file, packed(input))
        return (await judgeFile(file)).verdict
      },
    }
  },
}

/** Tables that a person chooses: CSV and workbooks. */
export const tableTargets: readonly Target[] = [csvTarget, workbooks]
