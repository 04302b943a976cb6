import { expect, test } from 'vitest'
import { ownDesk } from '../../fakes/desk.ts'
import { ownFolder } from '../../fakes/store.ts'
import { fileOf } from './desk.ts'

const words = { row: 'Строка', reason: 'Причина', reasons: {} }

test('rows that are carried out in a file stand in the log of access; a dialog that is closed does not', async () => {
  const desk = await ownDesk({ people: [] })
  await desk.openShift()
  const folder = ownFolder()
  desk.chosen.table = fileOf(folder, 'Фамилия;Имя;Класс\nОбразцова;Проба;ясли\n')
  const picked = await desk.call('import.choose', {})
  if (!picked.ok) throw new Error(picked.fault.code)
  const { file } = picked.value
  const look = await desk.call('import.look', { file })
  if (!look.ok) throw new Error(look.fault.code)
  await desk.call('import.rehearse', {
    file,
    sheet: look.value.sheet,
    columns: look.value.columns.map(({ target }) => target),
    padSnils: false,
    padPapers: false,
    mendSpaces: false,
    emptyErases: false,
    answers: [],
    leavers: { all: false, but: [] },
  })
  const noted = async () => {
    const seen = await desk.call('access.list', {})
    return seen.ok && seen.value.lines.filter(({ what }) => what === 'import.save-rejected').length
  }

  desk.chosen.save = undefined
  expect(await desk.call('import.save-rejected', words)).toMatchObject({ ok: false })
  expect(await noted()).toBe(0)
  desk.chosen.save = `${folder}/rejected.csv`
  expect(await desk.call('import.save-rejected', words)).toEqual({ ok: true, value: { rows: 1 } })
  expect(await noted()).toBe(1)
})
