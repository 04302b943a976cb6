import { expect, test } from 'vitest'
import { remainsOf } from '../../../main/retention/remains.ts'
import { csvHead, csvRow } from '../../../scripts/contingent/csv.ts'
import { HEADINGS, rowsOf } from '../../../scripts/contingent/columns.ts'
import { families } from '../../../scripts/contingent/school.ts'
import { fileOf, ownImporter, runWhole } from './desk.ts'

const wanted = { pupils: 120, seed: 5, dirt: 0.3 }
const soiled = [...families(wanted)]
const rows = soiled.flatMap((family) => rowsOf(family.people))
const csv = csvHead(HEADINGS) + rows.map(csvRow).join('')

const heldBy = (desk: ReturnType<typeof ownImporter>) =>
  [...desk.people.each()].sort((one, other) => (one.id < other.id ? -1 : 1))

test('undoing a batch gives the base as it was before', async () => {
  const desk = ownImporter()
  await runWhole(desk.importer, fileOf(desk.folder, csv))
  const before = heldBy(desk)
  const changed = csv.replaceAll('Иван', 'Пётр').replaceAll('Анна', 'Мария').replaceAll('5А', '6А')
  const more = `${changed}Учащийся;019b0000-0000-7000-8000-00000000bbbb;7Б;Новиков;Новый\r\n`
  const { batch, report } = await runWhole(desk.importer, fileOf(desk.folder, more))
  expect(report.added).toBe(1)
  expect(report.changed).toBeGreaterThan(3)

  const undone = await desk.importer.undo(batch)
  expect(undone).toEqual({
    ok: true,
    value: { removed: 1, restored: report.changed, kept: 0, keptPeople: [] },
  })
  expect(heldBy(desk)).toEqual(before)
  expect(await desk.importer.undo(batch)).toEqual({ ok: false, fault: { code: 'import.undone-already' } })
})

test('a batch whose pictures have served their term is not said to be undone, and is not offered', async () => {
  const desk = ownImporter()
  const { batch } = await runWhole(desk.importer, fileOf(desk.folder, 'Фамилия;Имя\nОбразцова;Проба\n'))
  const offered = async () => (await desk.importer.batches()).map(({ state, mayUndo }) => [state, mayUndo])
  expect(await offered()).toEqual([['done', true]])

  remainsOf(desk.database).eraseImages(Date.UTC(2027, 0))
  expect(await offered()).toEqual([['done', false]])
  expect(await desk.importer.undo(batch)).toEqual({ ok: false, fault: { code: 'import.undo-old' } })
  expect([await offered(), desk.people.count()]).toEqual([[['done', false]], 1])
})

test('batches over the same people are undone from the newest', async () => {
  const desk = ownImporter()
  const file = (name: string) =>
    fileOf(desk.folder, `Идентификатор;Фамилия;Имя\n019b0000-0000-7000-8000-00000000cccc;${name};Имя\n`)
  const first = await runWhole(desk.importer, file('Первый'))
  const second = await runWhole(desk.importer, file('Второй'))

  expect(await desk.importer.undo(first.batch)).toEqual({
    ok: false,
    fault: { code: 'import.later-batch', batches: 1 },
  })
  expect(await desk.importer.undo(second.batch)).toMatchObject({ ok: true, value: { restored: 1 } })
  expect(await desk.importer.undo(first.batch)).toMatchObject({ ok: true, value: { removed: 1 } })
  expect(desk.people.count()).toBe(0)
  expect((await desk.importer.batches()).map(({ state }) => state)).toEqual(['undone', 'undone'])
})

test('whom the journal has changed since stays when the batch is undone', async () => {
  const desk = ownImporter()
  const id = '019b0000-0000-7000-8000-00000000dddd'
  const { batch } = await runWhole(
    desk.importer,
    fileOf(desk.folder, `Идентификатор;Фамилия;Имя\n${id};Образцов;Имя\n`),
  )
  desk.people.keep({ ...desk.people.find(id)!, version: 4 })

  const keptPeople = [{ id, name: 'Образцов Имя', why: 'changed-since' }]
  expect(await desk.importer.undo(batch)).toEqual({
    ok: true,
    value: { removed: 0, restored: 0, kept: 1, keptPeople },
  })
  expect(desk.people.find(id)?.version).toBe(4)
})

test('whom the journal has taken away since does not come back when the batch is undone', async () => {
  const desk = ownImporter()
  const id = '019b0000-0000-7000-8000-00000000dddd'
  const file = (className: string) =>
    fileOf(desk.folder, `Идентификатор;Фамилия;Имя;Класс\n${id};Образцов;Имя;${className}\n`)
  await runWhole(desk.importer, file('5А'))
  const { batch } = await runWhole(desk.importer, file('6А'))
  desk.people.forget(id)

  const keptPeople = [{ id, name: 'Образцов Имя', why: 'changed-since' }]
  expect(await desk.importer.undo(batch)).toEqual({
    ok: true,
    value: { removed: 0, restored: 0, kept: 1, keptPeople },
  })
  expect(desk.people.find(id)).toBeUndefined()
})

test('an id of the journal that a later batch tells again outlives the undoing of the first', async () => {
  const desk = ownImporter()
  const file = (rows: string) => fileOf(desk.folder, `Идентификатор;Фамилия;Имя;Дата рождения\n${rows}`)
  await runWhole(desk.importer, file(';Образцова;Проба;01.02.2015\n'))
  const first = await runWhole(desk.importer, file('1007;Образцова;Проба;01.02.2015\n'))
  await runWhole(desk.importer, file('1007;Образцова;Проба;01.02.2015\n'))
  expect(await desk.importer.undo(first.batch)).toMatchObject({ ok: true })

  const { report } = await runWhole(desk.importer, file('1007;Примерова;Проба;\n'))
  expect([report.changed, report.added, report.questions]).toEqual([1, 0, 0])
})
