import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { readTemplate } from '../../../main/chosen-tables.ts'
import { templateOf } from '../../../main/exchange/template.ts'
import { inWindows1251 } from '../../../main/exchange/windows-1251.ts'
import { targetOfHeading } from '../../../main/import/headings.ts'
import { ownFolder } from '../../fakes/store.ts'

async function read(file: string) {
  const table = await readTemplate(file)
  return table.ok ? templateOf(file, table.value, targetOfHeading) : table
}

test('a workbook with titles and groups above its headings is read with all of them', async () => {
  const file = join(ownFolder(), 'Шаблон.xlsx')
  const rows = [
    ['Шаблон загрузки'],
    [],
    ['', 'Учащийся', '', 'Документ'],
    ['№', 'Фамилия', 'Имя', 'Серия свидетельства о рождении', 'Льгота'],
    ['1', 'Образцова', 'Проба', 'II-РЕ', 'нет'],
    ['2', 'Примеров', 'Проба', '', 'нет'],
    ['3', 'Учебный', 'Опыт', '', 'да'],
    ['4', 'Тестовая', 'Роль', '', 'да'],
  ]
  await writeWorkbook(
    rows.map((row) => row.map((text) => (text === '' ? null : text))),
    { sheet: 'Учащиеся' },
  ).toFile(file)
  expect(await read(file)).toEqual({
    ok: true,
    value: {
      name: 'Шаблон.xlsx',
      file: 'xlsx',
      sheet: 'Учащиеся',
      separator: ';',
      encoding: 'utf-8',
      rowsAbove: [['Шаблон загрузки'], [], ['', 'Учащийся', '', 'Документ']],
      columns: [
        { heading: '№', examples: ['1', '2', '3'], guess: { from: 'correction', what: 'number' } },
        {
          heading: 'Фамилия',
          examples: ['Образцова', 'Примеров', 'Учебный'],
          guess: { from: 'person', field: 'lastName' },
        },
        {
          heading: 'Имя',
          examples: ['Проба', 'Опыт', 'Роль'],
          guess: { from: 'person', field: 'firstName' },
        },
        {
          heading: 'Серия свидетельства о рождении',
          examples: ['II-РЕ'],
          guess: { from: 'person', field: 'certificateSeries' },
        },
        { heading: 'Льгота', examples: ['нет', 'да'], guess: { from: 'empty' } },
      ],
    },
  })
})

test('a text in Windows-1251 with commas is to be written in the same way', async () => {
  const file = join(ownFolder(), 'template.csv')
  const bytes = inWindows1251('ФИО,СНИЛС,Класс\r\n')
  writeFileSync(file, bytes.ok ? bytes.value : '')
  expect(await read(file)).toMatchObject({
    value: { file: 'csv', separator: ',', encoding: 'windows-1251', columns: { length: 3 } },
  })
})

test.each([
  ['', 'import.empty'],
  ['%PDF-1.7', 'import.not-a-table'],
])('%j is no template', async (text, code) => {
  const file = join(ownFolder(), 'template.csv')
  writeFileSync(file, text)
  expect(await read(file)).toEqual({ ok: false, fault: { code } })
})
