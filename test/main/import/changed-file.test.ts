import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { columnsOf, fileOf, ownImporter, recordsOf, runWhole } from './desk.ts'

const HEAD = 'Фамилия;Имя;Дата рождения;Класс\n'
const HELD = `${HEAD}Образцов;Пример;12.03.2014;5А\nПримерова;Проба;01.02.2015;4Б\n`
const CHANGED = { ok: false, fault: { code: 'import.changed-file' } }

/** A base of two pupils, and an order for a file that names one of them. */
async function ownSchool(row = 'Образцов;Пример;12.03.2014;6А') {
  const desk = ownImporter()
  await runWhole(desk.importer, fileOf(desk.folder, HELD, 'before.csv'))
  const file = fileOf(desk.folder, `${HEAD}${row}\n`, 'after.csv')
  const order = { file, columns: await columnsOf(desk.importer, file), padSnils: false }
  return { desk, order, before: recordsOf(desk.database) }
}

test('a file that has changed since it was looked at does not go in until it is looked at again', async () => {
  const { desk, order, before } = await ownSchool()
  await desk.importer.rehearse(order)
  fileOf(desk.folder, `${HEAD}Образцов;Пример;12.03.2014;7А\n`, 'after.csv')

  expect(await desk.importer.run(order)).toEqual(CHANGED)
  expect(recordsOf(desk.database)).toEqual(before)
  await desk.importer.rehearse(order)
  expect(await desk.importer.run(order)).toMatchObject({ ok: true, value: { report: { changed: 1 } } })
})

test('a file that has gone since it was looked at is said to be gone', async () => {
  const { desk, order } = await ownSchool()
  await desk.importer.rehearse(order)
  rmSync(order.file)
  expect(await desk.importer.run(order)).toEqual({ ok: false, fault: { code: 'import.no-file' } })
})

test('a file that changes while it goes in is taken back', async () => {
  const { desk, order, before } = await ownSchool()
  await desk.importer.rehearse(order)
  const progress = () => void fileOf(desk.folder, `${HEAD}Иной;Человек;12.03.2014;7А\n`, 'after.csv')
  expect(await desk.importer.run(order, { progress })).toEqual(CHANGED)
  expect(recordsOf(desk.database)).toEqual(before)
})

test('answers to the rows of one file are not taken for those of another', async () => {
  const { desk, order } = await ownSchool('Образцов;Пример;13.03.2014;6А')
  await desk.importer.rehearse(order)
  fileOf(desk.folder, `${HEAD}Примерова;Проба;02.02.2015;6А\nОбразцов;Пример;13.03.2014;6А\n`, 'after.csv')
  const answers = [{ row: 2, whose: 0, how: 'other' as const }]
  expect(await desk.importer.rehearse({ ...order, answers })).toEqual(CHANGED)
})

test('a pupil who comes between the looking and the run has not left', async () => {
  const { desk, order } = await ownSchool()
  await desk.importer.rehearse(order)
  const [seen] = [...desk.people.each()].filter(({ lastName }) => lastName === 'Примерова')
  const id = '019b0000-0000-7000-8000-00000000dddd'
  desk.people.keep({ ...seen!, id, lastName: 'Пришлый' })

  const run = await desk.importer.run({ ...order, leavers: { all: true, but: [] } })
  expect(run).toMatchObject({ ok: true, value: { report: { gone: 1 } } })
  expect(desk.people.find(id)?.state).toBe('active')
  expect(desk.people.find(seen!.id)?.state).toBe('left')
})
