import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { columnsOf, fileOf, ownImporter, runWhole } from './desk.ts'

const HEAD = 'Фамилия;Имя;Дата рождения;Класс\n'

async function rehearsed() {
  const desk = ownImporter()
  await runWhole(
    desk.importer,
    fileOf(desk.folder, `${HEAD}Прежний;Пример;01.02.2015;5А\nТот;Самый;01.02.2014;6А\n`),
  )
  const rows = Array.from({ length: 900 }, (_, at) => `Новый${at};Проба;01.02.2015;7Б\n`).join('')
  const file = fileOf(
    desk.folder,
    `${HEAD}Прежний;Пример;01.02.2015;6А\nТот;Самый;01.02.2014;6А\n${rows}Пустой;Класс;01.02.2015;ясли\n`,
    'after.csv',
  )
  const columns = await columnsOf(desk.importer, file)
  await desk.importer.rehearse({ file, columns, padSnils: false })
  return desk
}

test('everybody is in a list, and any part of it may be asked for', async () => {
  const { importer } = await rehearsed()
  const last = await importer.list('added', '', { from: 880, size: 50 })
  expect([last.total, last.entries.length]).toEqual([900, 20])
  expect(last.entries.at(-1)).toMatchObject({ row: 903, name: { lastName: 'Новый899' }, className: '7Б' })
  expect(await importer.list('changed', '', { from: 0, size: 50 })).toMatchObject({
    total: 1,
    entries: [{ changes: [{ field: 'className', was: '5А', becomes: '6А' }] }],
  })
  expect(await importer.list('same', '', { from: 0, size: 50 })).toMatchObject({ total: 1 })
  expect(await importer.list('rejected', '', { from: 0, size: 50 })).toMatchObject({
    total: 1,
    entries: [{ row: 904, name: { lastName: 'Пустой' }, reason: { code: 'row.class-form' } }],
  })
})

test('a list is searched by the beginning of the surname, in any letters', async () => {
  const { importer } = await rehearsed()
  const { total, entries } = await importer.list('added', ' НОВЫЙ89', { from: 0, size: 5 })
  expect(total).toBe(11)
  expect(entries.map(({ name }) => name.lastName)).toEqual([
    'Новый89',
    'Новый890',
    'Новый891',
    'Новый892',
    'Новый893',
  ])
})

test('nothing of a person can be read in the file of the lists, and it goes when it is let go', async () => {
  const { importer, base } = await rehearsed()
  const bytes = readFileSync(`${base}-rehearsal`)
  expect(bytes.length).toBeGreaterThan(10_000)
  expect(['Новый5', 'SQLite format'].some((text) => bytes.includes(text))).toBe(false)
  await importer.forgetLists()
  expect(() => readFileSync(`${base}-rehearsal`)).toThrow()
  expect(await importer.list('added', '', { from: 0, size: 5 })).toEqual({ total: 0, entries: [] })
})

test('cells to look at are named one by one, with what they probably were', async () => {
  const desk = ownImporter()
  const text = `Фамилия;Имя;СНИЛС;Телефон;Дата рождения;Серия паспорта\nОбразцов;Анна\u00a0Мария;8765430300;7,99912E+10;41710;305\n`
  const file = fileOf(desk.folder, text)
  await desk.importer.rehearse({
    file,
    columns: await columnsOf(desk.importer, file),
    padSnils: false,
    mendSpaces: true,
  })
  const named = async (
    code: 'snils.ten-digits' | 'phone.rounded' | 'date.serial' | 'paper.zero-lost' | 'space.odd',
  ) =>
    (await desk.importer.remarks(code, { from: 0, size: 9 })).remarks.map(
      ({ row, column, cell, becomes }) => [row, column, cell, becomes],
    )
  expect(await named('snils.ten-digits')).toEqual([[2, 3, '8765430300', '08765430300']])
  expect(await named('phone.rounded')).toEqual([[2, 4, '7,99912E+10', '']])
  expect(await named('date.serial')).toEqual([[2, 5, '41710', '2014-03-12']])
  expect(await named('paper.zero-lost')).toEqual([[2, 6, '305', '0305']])
  expect(await named('space.odd')).toEqual([[2, 2, 'Анна\u00a0Мария', 'Анна Мария']])
})
