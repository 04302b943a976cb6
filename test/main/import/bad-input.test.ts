import { truncateSync, readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { ImportFault } from '../../../contract/import.ts'
import { openStore } from '../../../main/store/open.ts'
import { key } from '../../fakes/store.ts'
import { archiveOf, bookParts, columnsOf, contentOf, fileOf, ownImporter, runWhole } from './desk.ts'

const HEAD = 'Фамилия;Имя;Дата рождения;Класс\r\n'
const ROW = 'Образцова;Проба;01.02.2015;5А\r\n'
const COLUMNS = [
  { whose: 0, what: 'lastName' },
  { whose: 0, what: 'firstName' },
  { whose: 0, what: 'birthDate' },
  { whose: 0, what: 'className' },
] as const

const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
const book = bookParts([cell('Фамилия') + cell('Имя'), cell('Образцова') + cell('Проба')])
const koi8 = Buffer.from('e6c1cdc9ccc9d13bf4c5cccac6cfce0dcec1d3d4c5cec8c120d3cfcdcecfc7cfced0dec120', 'hex')

type Desk = ReturnType<typeof ownImporter>

/** Files that do not go in, how each is made, and what is said of it. */
const bad: [what: string, (desk: Desk) => string | Promise<string>, ImportFault][] = [
  ['a file that is not there', ({ folder }) => `${folder}/none.csv`, { code: 'import.no-file' }],
  ['a folder', ({ folder }) => folder, { code: 'import.no-file' }],
  ['an empty file', ({ folder }) => fileOf(folder, ''), { code: 'import.empty' }],
  ['line ends and nothing else', ({ folder }) => fileOf(folder, '\r\n\r\n'), { code: 'import.empty' }],
  ['headings and nothing else', ({ folder }) => fileOf(folder, HEAD), { code: 'import.no-rows' }],
  ['a PDF', ({ folder }) => fileOf(folder, '%PDF-1.7\n'), { code: 'import.not-a-table' }],
  ['a page', ({ folder }) => fileOf(folder, '<html><table>'), { code: 'import.not-a-table' }],
  [
    'a picture',
    ({ folder }) => fileOf(folder, Buffer.from('89504e470d0a1a0a00000001', 'hex')),
    { code: 'import.not-a-table' },
  ],
  [
    'an archive of something else',
    ({ folder }) => archiveOf(folder, { 'word/document.xml': '<x/>' }),
    { code: 'import.not-a-table' },
  ],
  [
    'an old workbook',
    ({ folder }) => fileOf(folder, Buffer.from('d0cf11e0a1b11ae10000', 'hex')),
    { code: 'import.old-workbook' },
  ],
  ['KOI8-R', ({ folder }) => fileOf(folder, koi8), { code: 'import.encoding' }],
  [
    'a text cut in a quoted value',
    ({ folder }) => fileOf(folder, `${HEAD}${ROW}"Образц`),
    { code: 'import.truncated', row: 3 },
  ],
  [
    'a text cut in a row',
    ({ folder }) => fileOf(folder, `${HEAD}${ROW}Примеров;Им`),
    { code: 'import.truncated', row: 3 },
  ],
  [
    'a record without an end',
    ({ folder }) => fileOf(folder, `${HEAD}${ROW}"${'Образцова;'.repeat(900_000)}"\r\n`),
    { code: 'import.row-too-long', row: 3 },
  ],
  [
    'a workbook cut short',
    async ({ folder }) => {
      const file = await archiveOf(folder, book)
      truncateSync(file, Math.floor(statSync(file).size / 2))
      return file
    },
    { code: 'import.truncated', row: 0 },
  ],
  [
    'a sheet cut short',
    ({ folder }) => archiveOf(folder, { ...book, 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row>' }),
    { code: 'import.damaged' },
  ],
  [
    'a sheet that is no XML',
    ({ folder }) => archiveOf(folder, { ...book, 'xl/worksheets/sheet1.xml': '<a></b>' }),
    { code: 'import.damaged' },
  ],
  [
    'entities that unfold into one another',
    ({ folder }) =>
      archiveOf(folder, {
        ...book,
        'xl/sharedStrings.xml':
          '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>',
      }),
    { code: 'import.damaged' },
  ],
  [
    'an archive that unfolds a thousandfold',
    ({ folder }) => archiveOf(folder, { ...book, 'xl/media/none.bin': Buffer.alloc(64 << 20) }),
    { code: 'import.too-large', mebibytes: 65, limit: 1024 },
  ],
  [
    'a cell far to the right',
    ({ folder }) => archiveOf(folder, bookParts([cell('Фамилия'), `<c r="XFD2" t="str"><v>x</v></c>`])),
    { code: 'import.too-many-columns', columns: 16_384, limit: 300 },
  ],
  [
    'four hundred columns',
    ({ folder }) => fileOf(folder, `${'а;'.repeat(400)}а\n`),
    { code: 'import.too-many-columns', columns: 401, limit: 300 },
  ],
]

test.each(bad)('%s does not go in, and the base is as before', async (_what, make, fault) => {
  const desk = ownImporter()
  await runWhole(desk.importer, fileOf(desk.folder, HEAD + ROW, 'first.csv'))
  const before = contentOf(desk.database)

  const file = await make(desk)
  const outcome = await desk.importer.run({ file, columns: COLUMNS, padSnils: false })
  expect(outcome).toEqual({ ok: false, fault })
  expect(contentOf(desk.database)).toBe(before)
  expect(await desk.importer.batches()).toHaveLength(1)
})

test('an archive that lies about its size is cut off', async () => {
  const desk = ownImporter()
  const parts = { ...book, 'xl/sharedStrings.xml': `<sst>${'<si><t>а</t></si>'.repeat(200_000)}</sst>` }
  const file = await archiveOf(desk.folder, parts)
  const bytes = readFileSync(file)
  const directory = bytes.lastIndexOf(Buffer.from('xl/sharedStrings.xml')) - 46
  bytes.writeUInt32LE(1_000, directory + 24)

  const outcome = await desk.importer.look(fileOf(desk.folder, bytes, 'lying.xlsx'))
  expect(outcome).toMatchObject({ ok: false, fault: { code: 'import.too-large' } })
})

/** Rows that are left out, with their reasons; the others go in. */
test.each([
  ['no name', ';;01.02.2015;5А', { code: 'row.no-name' }],
  [
    'a million signs',
    `${'А'.repeat(1_000_000)};Имя;01.02.2015;5А`,
    { code: 'row.cell-too-long', column: 1, length: 1_000_000 },
  ],
  ['one separator too many', 'Образцова;Проба;01.02.2015;5А;x', { code: 'row.too-many-cells', cells: 5 }],
  ['a class that is none', 'Образцова;Проба;01.02.2015;ясли', { code: 'row.class-form' }],
])('a row with %s is left out, the others go in', async (_what, row, reason) => {
  const desk = ownImporter()
  const { report } = await runWhole(desk.importer, fileOf(desk.folder, `${HEAD}${row}\r\n${ROW}`))
  expect([report.added, report.rejected, report.rejectedRows]).toEqual([1, 1, [{ row: 2, reason }]])
})

test('an id that comes twice is taken once', async () => {
  const desk = ownImporter()
  const id = '019b0000-0000-7000-8000-00000000aaaa'
  const text = `Идентификатор;Фамилия;Имя\n${id};Образцов;Один\n\n${id.toUpperCase()};Образцов;Два\n`
  const { report } = await runWhole(desk.importer, fileOf(desk.folder, text))
  expect(report.rejectedRows).toEqual([{ row: 4, reason: { code: 'row.duplicate-id', first: 2 } }])
  expect(desk.people.find(id)?.firstName).toBe('Один')
})

test('a row of an unknown kind, and an id of another kind, are left out', async () => {
  const desk = ownImporter()
  const id = '019b0000-0000-7000-8000-00000000aaaa'
  const text = `Тип записи;Идентификатор;Фамилия;Имя\nПредставитель;${id};Образцов;Один\nДиректор;;Образцов;Два\n`
  const first = await runWhole(desk.importer, fileOf(desk.folder, text))
  const again = await runWhole(desk.importer, fileOf(desk.folder, `Идентификатор;Фамилия\n${id};Образцов\n`))
  expect([first.report.rejectedRows, again.report.rejectedRows]).toEqual([
    [{ row: 3, reason: { code: 'row.kind' } }],
    [{ row: 2, reason: { code: 'row.other-kind' } }],
  ])
})

test('columns without a name, and a meaning given twice, are refused', async () => {
  const desk = ownImporter()
  const file = fileOf(desk.folder, HEAD + ROW)
  const run = (...whats: ('lastName' | 'birthDate')[]) =>
    desk.importer.run({ file, columns: whats.map((what) => ({ whose: 0, what })), padSnils: false })

  expect(await run('birthDate')).toEqual({ ok: false, fault: { code: 'import.no-name-column' } })
  expect(await run('lastName', 'birthDate', 'lastName')).toEqual({
    ok: false,
    fault: { code: 'import.column-twice', first: 1, second: 3 },
  })
})

test('a base that another writes to is said to be locked', async () => {
  const desk = ownImporter()
  const other = openStore({ file: desk.base, key })
  if (!other.ok) throw new Error(other.fault.code)
  desk.database.pragma('busy_timeout=50')
  other.value.exec('begin immediate')

  const outcome = await desk.importer.run({
    file: fileOf(desk.folder, HEAD + ROW),
    columns: COLUMNS,
    padSnils: false,
  })
  other.value.exec('rollback')
  other.value.close()
  expect(outcome).toEqual({ ok: false, fault: { code: 'import.base-locked' } })
})

test('a full disk takes everything back', async () => {
  const desk = ownImporter()
  await runWhole(desk.importer, fileOf(desk.folder, HEAD + ROW))
  const before = contentOf(desk.database)
  desk.database.pragma(`max_page_count=${Number(desk.database.pragma('page_count', { simple: true })) + 2}`)

  const rows = Array.from({ length: 2_000 }, (_, at) => `Образцов${at};Имя;01.02.2015;5А\r\n`).join('')
  const outcome = await desk.importer.run({
    file: fileOf(desk.folder, HEAD + rows),
    columns: COLUMNS,
    padSnils: false,
  })
  expect(outcome).toEqual({ ok: false, fault: { code: 'import.disk-full' } })
  expect(contentOf(desk.database)).toBe(before)
})

test('a run that is stopped leaves nothing behind', async () => {
  const desk = ownImporter()
  const rows = Array.from({ length: 20_000 }, (_, at) => `Образцов${at};Имя;01.02.2015;5А\r\n`).join('')
  const file = fileOf(desk.folder, HEAD + rows)
  const before = contentOf(desk.database)
  const stop = new AbortController()
  let told = 0

  const outcome = await desk.importer.run(
    { file, columns: await columnsOf(desk.importer, file), padSnils: false },
    {
      signal: stop.signal,
      progress: ({ rows }) => {
        told = rows
        if (rows > 500) stop.abort()
      },
    },
  )
  expect(outcome).toEqual({ ok: false, fault: { code: 'import.cancelled' } })
  expect(told).toBeLessThan(5_000)
  expect(contentOf(desk.database)).toBe(before)
})

test('a second run on the same connection waits for nobody and is refused', async () => {
  const desk = ownImporter()
  const order = { file: fileOf(desk.folder, HEAD + ROW), columns: COLUMNS, padSnils: false }
  const outcomes = await Promise.all([desk.importer.run(order), desk.importer.run(order)])
  expect(outcomes.map(({ ok }) => ok)).toEqual([true, false])
  expect(outcomes[1]).toEqual({ ok: false, fault: { code: 'import.busy' } })
})
