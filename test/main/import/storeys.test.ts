import { expect, test } from 'vitest'
import { targetOfHeading } from '../../../main/import/headings.ts'
import { headingsAmong, isCounting } from '../../../main/import/storeys.ts'
import { archiveOf, bookParts, columnsOf, fileOf, ownImporter, runWhole } from './desk.ts'

const rowsOf = (...rows: string[][]) => rows.map((cells, at) => ({ row: at + 1, cells }))
const meant = (headings: readonly string[]) =>
  headings.map((heading) => {
    const target = targetOfHeading(heading)
    return target && `${target.whose} ${target.what}`
  })

test.each([
  [
    'a grown-up over several columns',
    [
      ['Класс', 'Ученик', '', '', 'Родитель 1', '', '', 'Родитель 2', ''],
      ['', 'Фамилия', 'Имя', 'Телефон', 'Фамилия', 'Имя', 'Телефон', 'ФИО', 'Телефон'],
    ],
    [
      '0 className',
      '0 lastName',
      '0 firstName',
      '0 phone',
      '1 lastName',
      '1 firstName',
      '1 phone',
      '2 fullName',
      '2 phone',
    ],
  ],
  [
    'a paper over its parts',
    [
      ['ФИО', 'Свидетельство о рождении', '', 'Паспорт', ''],
      ['', 'серия', 'номер', 'серия', 'номер'],
    ],
    ['0 fullName', '0 certificateSeries', '0 certificateNumber', '0 paperSeries', '0 paperNumber'],
  ],
  [
    'a group whose name says nothing',
    [
      ['Общие сведения', '', 'Контакты матери', ''],
      ['Фамилия', 'Имя', 'ФИО', 'Телефон'],
    ],
    ['0 lastName', '0 firstName', '1 fullName', '1 phone'],
  ],
])('headings of two storeys are joined: %s', (_what, rows, targets) => {
  const found = headingsAmong(rowsOf(...rows))
  expect([found.place, found.storeys]).toEqual([1, 2])
  expect(meant(found.headings)).toEqual(targets)
})

test('titles above the headings, and rows of people below, are no storeys', () => {
  const rows = rowsOf(
    ['Список учащихся', '', 'на 22.11.2026'],
    ['№', 'Фамилия', 'Имя', 'Телефон'],
    ['1', 'Образцов', 'Проба', ''],
  )
  expect(headingsAmong(rows)).toMatchObject({ place: 1, storeys: 1, headings: rows[1]!.cells })
})

test('a row that only counts the columns holds nobody', async () => {
  expect(isCounting({ row: 2, cells: ['1', '2', '3'] })).toBe(true)
  const desk = ownImporter()
  const text = 'Фамилия;Имя;Класс\n1;2;3\nОбразцов;Проба;5А\n'
  const { report } = await runWhole(desk.importer, fileOf(desk.folder, text))
  expect([report.rows, report.added]).toEqual([1, 1])
})

const cell = (reference: string, text: string) =>
  `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`

test('merged headings of a workbook make a family, and columns are remembered by the joined headings', async () => {
  const desk = ownImporter()
  const row = (number: number, texts: readonly string[]) =>
    texts.map((text, at) => (text ? cell(`${'ABCDEFG'[at]}${number}`, text) : '')).join('')
  const file = await archiveOf(
    desk.folder,
    bookParts([
      row(1, ['Учебная школа № 0']),
      row(2, ['Класс', 'Ученик', '', 'Родитель 1', '', 'Телефон мамы']),
      row(3, ['', 'Фамилия', 'Имя', 'ФИО', 'Телефон']),
      row(4, ['5А', 'Образцов', 'Проба', 'Образцов Тест Тестович', '89450000001', '']),
    ]),
  )
  const look = await desk.importer.look(file)
  expect(look).toMatchObject({ ok: true, value: { headingRow: 3, storeys: 2 } })
  const { report } = await runWhole(desk.importer, file)
  expect(report.added).toBe(2)
  const [guardian] = [...desk.people.each()].filter(({ kind }) => kind === 'guardian')
  expect(guardian).toMatchObject({ lastName: 'Образцов', phone: '+79450000001' })
  expect(desk.people.pupilsOf(guardian!.id)).toHaveLength(1)
  const again = await desk.importer.look(file)
  expect(again.ok && again.value.columns[0]?.from).toBe('memory')
})

const sheetOf = (rows: readonly string[]) =>
  `<worksheet><sheetData>${rows.map((cells) => `<row>${cells}</row>`).join('')}</sheetData></worksheet>`

/** A title page, a list of people, and an empty sheet. */
const BOOK = {
  'xl/workbook.xml': `<workbook xmlns:r="r"><sheets><sheet name="Титул" sheetId="1" r:id="rId1"/><sheet name="Тайный" sheetId="4" state="hidden" r:id="rId1"/><sheet name="Дети" sheetId="2" r:id="rId2"/><sheet name="Пусто" sheetId="3" r:id="rId3"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships>${[1, 2, 3].map((at) => `<Relationship Id="rId${at}" Type="x/worksheet" Target="worksheets/sheet${at}.xml"/>`).join('')}</Relationships>`,
  'xl/worksheets/sheet1.xml': sheetOf([cell('A1', 'Имя'), cell('A2', 'Школа')]),
  'xl/worksheets/sheet2.xml': sheetOf([
    cell('A1', 'Фамилия') + cell('B1', 'Имя'),
    '',
    cell('A3', 'Образцов') + cell('B3', 'Проба'),
    cell('A4', 'Примерова') + cell('B4', 'Проба'),
  ]),
  'xl/worksheets/sheet3.xml': sheetOf([]),
}

test('sheets are told with their rows, the one with people is chosen, and another may be', async () => {
  const desk = ownImporter()
  const file = await archiveOf(desk.folder, BOOK)
  expect(await desk.importer.look(file)).toMatchObject({
    ok: true,
    value: {
      sheet: 1,
      sheets: [
        { name: 'Титул', rows: 2 },
        { name: 'Дети', rows: 3 },
        { name: 'Пусто', rows: 0 },
      ],
    },
  })
  expect(await desk.importer.look(file, 0)).toMatchObject({ ok: true, value: { sheet: 0 } })
  expect(await desk.importer.look(file, 2)).toEqual({ ok: false, fault: { code: 'import.empty' } })
  const run = await desk.importer.run({
    file,
    sheet: 1,
    columns: await columnsOf(desk.importer, file),
    padSnils: false,
  })
  expect(run).toMatchObject({ ok: true, value: { report: { added: 2 } } })
})
