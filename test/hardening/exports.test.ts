import { parse } from 'csv-parse/sync'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { csvOf, type Report } from '../../main/access/report.ts'
import { cellsOf } from '../../main/exchange/cells.ts'
import { receiptForm } from '../../main/exchange/receipt-form.ts'
import { rowsOf } from '../../main/exchange/rows.ts'
import { tableFile } from '../../main/exchange/table.ts'
import { snilsCorrection } from '../fakes/correction.ts'
import { pupil } from '../fakes/people.ts'
import { ownFolder } from '../fakes/store.ts'
import { makeHere } from '../fakes/workbook.ts'
import { filesIn } from '../main/exchange/zip.ts'
import { NOW, ownMapping } from '../main/exchange/exchange.ts'
import { columnsOf, fileOf, ownImporter } from '../main/import/desk.ts'

/** What spreadsheets have run when a table of texts was opened. */
const FORMULAS = [
  '=1+1',
  '=cmd|’/C calc’!A0',
  '=HYPERLINK("https://example.org/?"&A1;"x")',
  '=IMPORTXML("https://example.org","//a")',
  '+1+cmd|’/C calc’!A0',
  '+79000000001+HYPERLINK("x")',
  '-1+1+cmd|’/C calc’!A0',
  '-2+3+A1',
  '@SUM(1+1)*cmd|’/C calc’!A0',
  '\t=1+1',
  '\r=1+1',
  '"=1+1',
  ';=1+1',
  ',=1+1',
  'а\r\n=1+1',
]

/** Whether a spreadsheet would run it: a sign with digits alone is a number or a phone, and computes nothing. */
const runs = (cell: string): boolean => /^[=@\t\r]/.test(cell) || /^[+-](?![\d\s().,-]*$)/.test(cell)

function cellsIn(bytes: Uint8Array, separator = ';'): string[] {
  const rows = parse(Buffer.from(bytes), {
    bom: true,
    delimiter: separator,
    relax_column_count: true,
    skip_empty_lines: true,
  })
  return (rows as string[][]).flat()
}

const many = (length: number, text: string): string[] => Array.from({ length }, () => text)

/** A report on who has looked at whom in which everything that comes from people or the page is one text. */
function reportOf(text: string): Report {
  const about = { id: 'p', kind: 'pupil', lastName: text, firstName: '', middleName: '', className: text }
  const by = { key: text, way: 'card', name: text } as const
  const times = { look: 1, carried: 0, correct: 0 }
  return {
    desk: { school: text, workplace: text },
    filter: {},
    at: NOW,
    by: text,
    lines: [
      {
        number: 1,
        at: new Date(NOW).toISOString(),
        by,
        workplace: text,
        what: text,
        person: about,
        about: text,
      },
    ],
    sums: {
      count: { rows: 1, people: 1, staff: 1, lists: 0 },
      people: [{ ...times, id: text, staff: new Set(['a']) }],
      staff: [{ ...times, by, people: new Set(['p']) }],
    },
    chains: { event: { rows: 1, head: text }, correction: { rows: 1, head: text } },
    words: {
      sheets: { summary: text, rows: text, people: text, staff: text },
      summary: many(13, text),
      rows: many(8, text),
      people: many(7, text),
      staff: many(6, text),
      codes: { [text]: text },
      noCard: text,
      nobody: text,
      gone: text,
      everybody: text,
      whole: text,
      broken: text,
    },
    name: () => by,
    person: () => about,
  } as unknown as Report
}

const tableOf = (text: string, separator: ';' | ',' | '\t') => {
  const mapping = ownMapping({
    file: 'csv',
    separator,
    rowsAbove: [[text]],
    columns: [
      { heading: text, source: { from: 'person', field: 'lastName' } },
      { heading: 'Класс', source: { from: 'person', field: 'className' } },
      { heading: 'Телефон', source: { from: 'person', field: 'phone' } },
      { heading: 'Ещё', source: { from: 'text', text } },
    ],
  })
  const record = pupil({ lastName: text, className: text, phone: text })
  const rows = rowsOf(
    [{ place: 1, correction: snilsCorrection(), signedAt: NOW, signers: () => [text] }],
    () => record,
  )
  return tableFile(mapping, cellsOf(mapping, rows), NOW, makeHere)
}

async function rejectedOf(text: string): Promise<Uint8Array> {
  const desk = ownImporter()
  const quoted = `"${text.replaceAll('"', '""')}"`
  const file = fileOf(desk.folder, `Фамилия;Имя;Класс\nОбразцова;Проба;5А\n${quoted};${quoted};ясли\n`)
  const order = { file, columns: await columnsOf(desk.importer, file), padSnils: false }
  const to = join(desk.folder, 'rejected.csv')
  const words = { row: text, reason: text, reasons: { 'row.class-form': text } }
  expect((await desk.importer.saveRejected(order, to, words)).ok).toBe(true)
  return readFileSync(to)
}

test.each(FORMULAS)('no text with separators has a cell that a spreadsheet runs: %j', async (text) => {
  const files: [string, Uint8Array, string?][] = [
    ['report on access', csvOf(reportOf(text))],
    ['form of a receipt', receiptForm('p', [{ place: 1, id: 'i', person: text }])],
    ['rows left out', await rejectedOf(text)],
  ]
  for (const separator of [';', ',', '\t'] as const) {
    const made = await tableOf(text, separator)
    if (!made.ok) throw new Error(made.fault.code)
    files.push([`package ${separator}`, made.value.bytes, separator])
  }
  for (const [what, bytes, separator] of files) {
    const cells = cellsIn(bytes, separator)
    expect(cells.length).toBeGreaterThan(4)
    expect([what, cells.filter(runs)]).toEqual([what, []])
  }
})

test('a phone, a number with its sign and a dash stay what they are', async () => {
  const table = await tableOf('+79000000001', ';')
  expect(table.ok && cellsIn(table.value.bytes)).toContain('+79000000001')
  expect(cellsIn(await rejectedOf('+7 (900) 000-00-01'))).toContain('+7 (900) 000-00-01')
})

test('every cell of a workbook is a text, in its type and not by its look', async () => {
  const rows = FORMULAS.map((text) => [text, text])
  const sheet = { name: '=1+1', widths: [10, 10], head: 'row', rows: [['=1', '@x'], ...rows] } as const
  const file = join(ownFolder(), 'book.xlsx')
  writeFileSync(file, await makeHere([sheet]))
  const parts = await filesIn(file)
  const xml = String(parts.get('xl/worksheets/sheet1.xml'))
  const types = [...xml.matchAll(/<c [^>]*?\bt="(\w+)"/g)].map(([, type]) => type)
  expect(types).toHaveLength(2 * (FORMULAS.length + 1))
  expect(new Set(types)).toEqual(new Set(['s']))
  expect(xml.match(/<c /g)).toHaveLength(types.length)
  expect(xml).not.toMatch(/<f[ >]/)
  const names = [...parts.keys()].join('\n')
  expect(names).not.toMatch(/vba|macro|externalLink|connections|embeddings|\.bin/i)
  expect(String(parts.get('xl/_rels/workbook.xml.rels'))).not.toMatch(/TargetMode="External"/)
})
