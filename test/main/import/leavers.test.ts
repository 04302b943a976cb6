import { expect, test } from 'vitest'
import { columnsOf, recordsOf, fileOf, ownImporter, runWhole } from './desk.ts'

const HEAD = 'Фамилия;Имя;Дата рождения;Класс\n'
const ROWS = ['Образцов;Пример;12.03.2014;5А', 'Примерова;Проба;01.02.2015;4Б', 'Пробный;Иной;05.06.2012;10А']
const tableOf = (rows: readonly string[]) => HEAD + rows.map((row) => `${row}\n`).join('')

async function ownSchool() {
  const desk = ownImporter()
  await runWhole(desk.importer, fileOf(desk.folder, tableOf(ROWS), 'before.csv'))
  const file = fileOf(desk.folder, tableOf(ROWS.slice(0, 1)), 'after.csv')
  const order = { file, columns: await columnsOf(desk.importer, file), padSnils: false }
  const states = () => Object.fromEntries([...desk.people.each()].map((one) => [one.lastName, one.state]))
  return { desk, order, states }
}

test('pupils whom the file does not name are listed by class and stay until a person says otherwise', async () => {
  const { desk, order, states } = await ownSchool()
  expect(await desk.importer.rehearse(order)).toMatchObject({
    ok: true,
    value: { leavers: 2, attending: 3, gone: 0 },
  })
  const { entries } = await desk.importer.list('leavers', '', { from: 0, size: 10 })
  expect(entries.map(({ name, className }) => [name.lastName, className])).toEqual([
    ['Примерова', '4Б'],
    ['Пробный', '10А'],
  ])
  await desk.importer.run(order)
  expect(new Set(Object.values(states()))).toEqual(new Set(['active']))
})

test('those who were ticked have left, all of them or one', async () => {
  const { desk, order, states } = await ownSchool()
  const { entries } = await (await desk.importer.rehearse(order),
  desk.importer.list('leavers', '', { from: 0, size: 10 }))
  const [first] = entries.map(({ id }) => id!)

  const one = await desk.importer.run({ ...order, leavers: { all: false, but: [first!] } })
  expect(states()).toEqual({ Образцов: 'active', Примерова: 'left', Пробный: 'active' })
  expect(await desk.importer.batches()).toMatchObject([{ gone: 1 }, { gone: 0 }])

  if (one.ok) await desk.importer.undo(one.value.batch)
  await desk.importer.run({ ...order, leavers: { all: true, but: [] } })
  expect(states()).toEqual({ Образцов: 'active', Примерова: 'left', Пробный: 'left' })
})

test('who had left and is in the file again attends again, and undoing puts either back', async () => {
  const { desk, order, states } = await ownSchool()
  await desk.importer.rehearse(order)
  const gone = await desk.importer.run({ ...order, leavers: { all: true, but: [] } })
  const before = recordsOf(desk.database)

  const back = await runWhole(desk.importer, fileOf(desk.folder, tableOf(ROWS), 'back.csv'))
  expect(back.report).toMatchObject({ returned: 2, changed: 0, same: 1 })
  expect(back.report.differences[0]).toMatchObject({
    what: 'returned',
    changes: [{ field: 'state', was: 'left', becomes: 'active' }],
  })
  await desk.importer.undo(back.batch)
  expect(recordsOf(desk.database)).toEqual(before)
  if (gone.ok) await desk.importer.undo(gone.value.batch)
  expect(new Set(Object.values(states()))).toEqual(new Set(['active']))
})

test('who stands in a row that does not go in has not left', async () => {
  const { desk, order } = await ownSchool()
  const file = fileOf(
    desk.folder,
    tableOf([ROWS[0]!, ROWS[1]!.replace('4Б', 'подготовишки'), 'Пробный;Иной;;10А']),
  )
  expect(await desk.importer.rehearse({ ...order, file })).toMatchObject({
    ok: true,
    value: { leavers: 0, rejected: 1, questions: 1 },
  })
})
