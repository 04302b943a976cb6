import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { openSheet } from '../../../main/import/open-sheet.ts'
import type { Sheet } from '../../../main/workbook/sheet.ts'
import { ownFolder } from '../../fakes/store.ts'
import { makeHere, ownWorkbooks, startWorkbook } from '../../fakes/workbook.ts'
import { filesOf } from '../exchange/exchange.ts'

const sheetOf = (rows: Sheet['rows'], other: Partial<Sheet> = {}): Sheet => ({
  name: 'Список',
  widths: [10, 20],
  head: 'row',
  rows,
  ...other,
})

/** The rows of a workbook, as import reads them. */
async function rowsIn(bytes: Uint8Array, sheet?: number): Promise<string[][]> {
  const file = join(ownFolder(), 'book.xlsx')
  writeFileSync(file, bytes)
  const rows: string[][] = []
  for await (const slice of (await openSheet(file, sheet)).read())
    rows.push(...slice.rows.map(({ cells }) => [...cells]))
  return rows
}

/** What the desk counts of its own turns while something goes on. */
async function turnsWhile<Value>(work: Promise<Value>): Promise<{ value: Value; turns: number }> {
  let turns = 0
  const turn = setInterval(() => (turns += 1), 1)
  const value = await work.finally(() => clearInterval(turn))
  return { value, turns }
}

test('every text comes back as it was: formulas, zeros, the names that every object has', async () => {
  const names = [
    ...Object.getOwnPropertyNames(Object.prototype),
    ...Object.getOwnPropertyNames(Array.prototype),
  ]
  const texts = [...names, '=1+1', '+7', '-', '@SUM(A1)', '007', '1E5', '01.02.2014', ' а ', '<&>"', 'а\nб']
  const rows = [['Что', 'Ещё раз'], ...texts.map((text) => [text, text])]
  const bytes = await ownWorkbooks().make([sheetOf(rows)])
  expect(await rowsIn(bytes)).toEqual(rows)
  expect(String((await filesOf(bytes)).get('xl/worksheets/sheet1.xml'))).not.toMatch(/<f>|<c (?![^>]*t="s")/)
})

test('whatever a sheet can hold comes back as it was', async () => {
  const text = fc
    .oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...Object.getOwnPropertyNames(Object.prototype)))
    .filter((one) => one.trim() !== '' && !/\p{Cc}|\ufffd/u.test(one))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), async (rows) => {
      expect(await rowsIn(await makeHere([sheetOf(rows)]))).toEqual(rows)
    }),
    { numRuns: 60 },
  )
})

test('what no sheet can hold is left out, and the text around it stays', async () => {
  const bytes = await makeHere([sheetOf([['Имя'], ['а\u0000б'], ['toStr\u0007ing'], ['в\ud800г'], ['😀']])])
  expect(await rowsIn(bytes)).toEqual([['Имя'], ['аб'], ['toString'], ['вг'], ['😀']])
})

test('several sheets are made, each with its name, its widths and its head', async () => {
  const bytes = await ownWorkbooks().make([
    sheetOf([['Имя'], ['а']], { name: "'Сводка: 1/2'", head: 'column' }),
    sheetOf([Array.from({ length: 28 }, (_, place) => `Столбец ${place}`), ['б']], { name: ' ' }),
    sheetOf([['в']], { name: 'о'.repeat(40), head: 'none' }),
  ])
  const files = await filesOf(bytes)
  const said = (file: string, what: RegExp) => String(files.get(file)).match(what)
  expect(said('xl/workbook.xml', /(?<=<sheet [^>]*name=")[^"]*/g)).toEqual([
    'Сводка  1 2',
    'Sheet2',
    'о'.repeat(31),
  ])
  const heads = [1, 2, 3].map((sheet) =>
    said(`xl/worksheets/sheet${sheet}.xml`, /<pane [^>]*|<autoFilter [^>]*>/g)?.map((tag) => tag.slice(1, 5)),
  )
  expect(heads).toEqual([undefined, ['pane', 'auto'], undefined])
  expect(said('xl/worksheets/sheet2.xml', /<autoFilter [^>]*>/g)).toEqual(['<autoFilter ref="A1:AB2"/>'])
  expect(await rowsIn(bytes, 2)).toEqual([['в']])
})

test('twenty thousand rows of nineteen columns are made, and the desk goes on meanwhile', async () => {
  function* rows() {
    for (let row = 0; row < 20_000; row++) yield Array.from({ length: 19 }, (_, at) => `${row} ${at} текст`)
  }
  const { value, turns } = await turnsWhile(ownWorkbooks().make([sheetOf(rows())]))
  expect(turns).toBeGreaterThan(200)
  const read = await rowsIn(value)
  expect([read.length, read.at(-1)?.at(-1)]).toEqual([20_000, '19999 18 текст'])
})

test('workbooks are made one after another, each by a thread that ends with it', async () => {
  const threads: Worker[] = []
  let most = 0
  const running = () => threads.filter(({ threadId }) => threadId !== -1).length
  const { make } = ownWorkbooks((forms) => {
    threads.push(startWorkbook(forms))
    most = Math.max(most, running())
    return threads.at(-1)!
  })
  const made = await Promise.all(['а', 'б', 'в'].map((text) => make([sheetOf([[text]])])))
  expect(await Promise.all(made.map((bytes) => rowsIn(bytes)))).toEqual([[['а']], [['б']], [['в']]])
  expect({ threads: threads.length, most, running: running() }).toEqual({ threads: 3, most: 1, running: 0 })
})

test('what is broken off ends its thread, and the next workbook is made', async () => {
  const threads: Worker[] = []
  const { make } = ownWorkbooks((forms) => {
    threads.push(startWorkbook(forms))
    return threads.at(-1)!
  })
  const stop = new AbortController()
  const reason = new Error('broken off')
  async function* rows() {
    yield ['а']
    queueMicrotask(() => stop.abort(reason))
  }
  await expect(make([sheetOf(rows())], stop.signal)).rejects.toBe(reason)
  await expect(make([sheetOf([['б']])], stop.signal)).rejects.toBe(reason)
  expect(threads.map(({ threadId }) => threadId)).toEqual([-1])
  expect(await rowsIn(await make([sheetOf([['в']])]))).toEqual([['в']])
})

test('a thread that dies is told, and the next workbook is made', async () => {
  const threads: Worker[] = []
  const { make } = ownWorkbooks((forms) => {
    threads.push(startWorkbook(forms))
    return threads.at(-1)!
  })
  async function* rows() {
    yield ['а']
    await threads[0]!.terminate()
  }
  await expect(make([sheetOf(rows())])).rejects.toThrow('the workbook thread has ended')
  expect(await rowsIn(await make([sheetOf([['б']])]))).toEqual([['б']])
})

test('rows that cannot be made end the thread too', async () => {
  const { make } = ownWorkbooks()
  function* rows() {
    yield ['а']
    throw new Error('no rows')
  }
  await expect(make([sheetOf(rows())])).rejects.toThrow('no rows')
  expect(await rowsIn(await make([sheetOf([['б']])]))).toEqual([['б']])
})

test('after the end of the program no workbook is made', async () => {
  const workbooks = ownWorkbooks()
  const making = workbooks.make([sheetOf([['а']])])
  const next = workbooks.make([sheetOf([['б']])])
  const ended = Promise.all([
    expect(making).rejects.toThrow(/ended|no more/),
    expect(next).rejects.toThrow('no more workbooks are made'),
  ])
  await workbooks.stop()
  await ended
})
