import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { readRows } from '../../../main/chosen-tables.ts'
import { receiptForm } from '../../../main/exchange/receipt-form.ts'
import { readAnswer, receiptOfJson, receiptOfTable } from '../../../main/exchange/receipt.ts'
import { inWindows1251 } from '../../../main/exchange/windows-1251.ts'
import { ownFolder } from '../../fakes/store.ts'
import { idOf } from './exchange.ts'

const PACKAGE = idOf(900_001)
const HEADINGS = ['№', 'ФИО', 'Принято (да/нет)', 'Причина отказа', 'Номер исправления', 'Номер пакета']

test.each([
  ['да', 'yes'],
  ['Да.', 'yes'],
  ['ДА!', 'yes'],
  ['+', 'yes'],
  ["'+", 'yes'],
  ['1', 'yes'],
  ['✓', 'yes'],
  ['ИСТИНА', 'yes'],
  ['принято', 'yes'],
  ['Внесено 22.11', 'yes'],
  ['внесён', 'yes'],
  ['ok', 'yes'],
  ['taken', 'yes'],
  ['нет', 'no'],
  ['-', 'no'],
  ['—', 'no'],
  ['0', 'no'],
  ['ЛОЖЬ', 'no'],
  ['отказано', 'no'],
  ['Отклонено', 'no'],
  ['не принято', 'no'],
  ['Не внесено', 'no'],
  ['refused', 'no'],
  ['', 'nothing'],
  ['  ', 'nothing'],
  ['позже', 'unread'],
  ['?', 'unread'],
  ['да/нет', 'unread'],
])('the answer %j means %s', (text, said) => {
  expect(readAnswer(text)).toBe(said)
})

test('columns may stand in any order, with others beside and a letter above', () => {
  expect(
    receiptOfTable([
      ['Уважаемые коллеги!'],
      ['номер исправления', 'Дата', 'Комментарий', 'ПРИНЯТО', 'номер пакета'],
      [idOf(1).toUpperCase(), '22.11', '', 'да', PACKAGE],
      [idOf(2), '', 'нет в школе', 'нет', PACKAGE],
      [idOf(3), '', 'спросим', '', PACKAGE],
      [idOf(4), '', '', 'потом', PACKAGE],
      ['', '', '', 'да', ''],
      ['Итого: 4'],
    ]),
  ).toEqual({
    ok: true,
    value: {
      package: PACKAGE,
      ids: [1, 2, 3, 4].map(idOf),
      given: [
        { id: idOf(1), note: '', taken: true },
        { id: idOf(2), note: 'нет в школе', taken: false },
      ],
      unread: 1,
    },
  })
})

test('one correction with yes and no is left to a person', () => {
  const rows = [HEADINGS, ...['да', 'нет'].map((said) => ['1', '', said, '', idOf(1), PACKAGE])]
  expect(receiptOfTable(rows)).toMatchObject({ value: { given: [], unread: 1 } })
  const results = ['taken', 'refused'].map((state) => ({ id: idOf(1), state }))
  expect(receiptOfJson(JSON.stringify({ form: 1, package: PACKAGE, results }))).toMatchObject({
    value: { given: [], unread: 1 },
  })
})

test('a receipt without the column of packages says which corrections it is about', () => {
  expect(receiptOfTable([HEADINGS.slice(0, 5), ['1', '', 'да', '', idOf(1)]])).toMatchObject({
    value: { package: undefined, ids: [idOf(1)] },
  })
})

test.each([
  [[]],
  [[['Фамилия', 'Имя']]],
  [[HEADINGS]],
  [[HEADINGS, ['1', '', 'да', '', 'не номер', PACKAGE]]],
  [[HEADINGS, ['1', '', 'да', '', idOf(1), PACKAGE], ['1', '', 'да', '', idOf(2), idOf(900_002)]]],
])('%j is no receipt', (rows) => {
  expect(receiptOfTable(rows)).toEqual({ ok: false, fault: { code: 'receipt.form' } })
})

test.each(['', '{', '{}', '[]', '{"form":2}', `{"form":1,"package":"x","results":[]}`])(
  'the text %j is no receipt',
  (text) => {
    expect(receiptOfJson(text)).toEqual({ ok: false, fault: { code: 'receipt.form' } })
  },
)

test('a program of the journal may write the receipt', () => {
  const results = [
    { id: idOf(1), state: 'taken' },
    { id: idOf(2), state: 'refused', note: 'нет такого' },
  ]
  expect(receiptOfJson(`\ufeff${JSON.stringify({ form: 1, package: PACKAGE, results })}`)).toEqual({
    ok: true,
    value: {
      package: PACKAGE,
      ids: [idOf(1), idOf(2)],
      given: [
        { id: idOf(1), note: '', taken: true },
        { id: idOf(2), note: 'нет такого', taken: false },
      ],
      unread: 0,
    },
  })
})

const bytesOf1251 = (text: string) => {
  const bytes = inWindows1251(text.replace('\ufeff', ''))
  if (!bytes.ok) throw new Error(bytes.fault.sign)
  return bytes.value
}

test.each<[string, (text: string) => Uint8Array]>([
  ['as it was', (text) => Buffer.from(text)],
  ['in Windows-1251', bytesOf1251],
  ['in Windows-1251 with commas', (text) => bytesOf1251(text.replaceAll(';', ','))],
  ['in UTF-16 with tabs', (text) => Buffer.from(`\ufeff${text.slice(1).replaceAll(';', '\t')}`, 'utf16le')],
  ['without quotes and with line ends of Unix', (text) => Buffer.from(text.replaceAll('\r', ''))],
])('the form filled in and saved %s is read', async (_how, save) => {
  const form = Buffer.from(
    receiptForm(PACKAGE, [
      { place: 1, id: idOf(1), person: 'Образцов Пример Тестович' },
      { place: 2, id: idOf(2), person: '=Примерова Проба' },
      { place: 3, id: idOf(3), person: '' },
    ]),
  ).toString('utf8')
  let row = 0
  const filled = form.replace(/;;;019b/g, () => {
    row += 1
    return [';да;;019b', ';нет;такого ученика нет. уже выбыл. давно;019b', ';;;019b'][row - 1]!
  })
  const file = join(ownFolder(), 'receipt.csv')
  writeFileSync(file, save(filled))
  const rows = await readRows(file)
  expect(rows.ok && receiptOfTable(rows.value)).toEqual({
    ok: true,
    value: {
      package: PACKAGE,
      ids: [idOf(1), idOf(2), idOf(3)],
      given: [
        { id: idOf(1), note: '', taken: true },
        { id: idOf(2), note: 'такого ученика нет. уже выбыл. давно', taken: false },
      ],
      unread: 0,
    },
  })
})

test('the form saved as a workbook is read, whatever Excel has made of its cells', async () => {
  const file = join(ownFolder(), 'receipt.xlsx')
  const answers = [true, false, 1, 0, 'да', null]
  await writeWorkbook([
    HEADINGS,
    ...answers.map((said, at) => [at + 1, 'Образцов Пример', said, null, idOf(at), PACKAGE]),
  ]).toFile(file)
  const rows = await readRows(file)
  expect(rows.ok && receiptOfTable(rows.value)).toMatchObject({
    value: {
      package: PACKAGE,
      ids: answers.map((_said, at) => idOf(at)),
      given: [true, false, true, false, true].map((taken, at) => ({ id: idOf(at), taken })),
      unread: 0,
    },
  })
})
