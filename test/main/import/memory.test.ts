import { expect, test } from 'vitest'
import { columnsOf, fileOf, ownImporter, runWhole } from './desk.ts'

const TEXT = 'Колонка 1;Колонка 2\nОбразцова;Проба\n'
const COLUMNS = [
  { whose: 0, what: 'lastName' },
  { whose: 0, what: 'firstName' },
] as const

test('columns are remembered since a day, and forgotten when that is asked', async () => {
  const desk = ownImporter()
  const file = fileOf(desk.folder, TEXT)
  await desk.importer.run({ file, columns: COLUMNS, padSnils: false })
  const first = await desk.importer.look(file)
  expect(first).toMatchObject({ ok: true, value: { rememberedAt: expect.stringMatching(/^2026-11-22/) } })

  await runWhole(desk.importer, file)
  const again = await desk.importer.look(file)
  expect(again.ok && first.ok && again.value.rememberedAt).toBe(first.ok && first.value.rememberedAt)

  expect(await desk.importer.forgetColumns(file)).toEqual({ ok: true, value: {} })
  const anew = await desk.importer.look(file)
  expect(anew.ok && anew.value.rememberedAt).toBe(undefined)
  expect(await columnsOf(desk.importer, file)).toEqual([null, null])
})

test('other headings are another source', async () => {
  const desk = ownImporter()
  await desk.importer.run({ file: fileOf(desk.folder, TEXT), columns: COLUMNS, padSnils: false })
  const other = fileOf(desk.folder, TEXT.replace('Колонка 2', 'Колонка 3'))
  expect(await columnsOf(desk.importer, other)).toEqual([null, null])
})
