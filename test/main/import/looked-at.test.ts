import { expect, test } from 'vitest'
import { fileOf, ownImporter } from './desk.ts'

const HEAD = 'Фамилия;Имя;Дата рождения;Класс\r\n'
const ROW = 'Образцова;Проба;01.02.2015;5А\r\n'

test.each([
  ['headings and nothing else', HEAD, 'class.csv', 'import.no-rows'],
  [
    'a text under the name of a workbook',
    'Просто текст, без людей\r\nи без таблицы\r\n',
    'class.xlsx',
    'import.not-a-table',
  ],
])('%s is refused as soon as it is looked at', async (_what, text, name, code) => {
  const desk = ownImporter()
  expect(await desk.importer.look(fileOf(desk.folder, text, name))).toEqual({ ok: false, fault: { code } })
})

test('a table of text under the name of a workbook is read all the same', async () => {
  const desk = ownImporter()
  const outcome = await desk.importer.look(fileOf(desk.folder, HEAD + ROW, 'class.xls'))
  expect(outcome).toMatchObject({ ok: true, value: { form: 'csv' } })
})
