import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ImportAnswer, ImportReport } from '../../../contract/import.ts'
import { columnsOf, fileOf, ownImporter, recordsOf, runWhole } from './desk.ts'

const OURS = '019b0000-0000-7000-8000-00000000aaaa'
const HEAD = 'Идентификатор;Фамилия;Имя;Дата рождения;СНИЛС;Класс;Мать;Телефон матери;Отец'

/** Few values, so that people meet in every way: namesakes, one СНИЛС for two, one mother in two families. */
const row = fc
  .tuple(
    fc.constantFrom('', '', '', '1', '2', '3', OURS),
    fc.constantFrom('Образцов', 'Примеров', 'Пробный'),
    fc.constantFrom('Иван', 'Пётр'),
    fc.constantFrom('', '01.02.2015', '03.04.2014'),
    fc.constantFrom('', '', '11223344595', '08765430300', '8765430300'),
    fc.constantFrom('5А', '5Б', '', 'ясли'),
    fc.constantFrom('', 'Образцова Вера', 'Примерова Анна'),
    fc.constantFrom('', '89450000001', '89450000002'),
    fc.constantFrom('', '', 'Образцов Илья'),
  )
  .map((cells) => cells.join(';'))

const table = fc.array(row, { minLength: 1, maxLength: 7 }).map((rows) => `${HEAD}\n${rows.join('\n')}\n`)

const choices = fc.array(fc.constantFrom('same', 'other', 'skip', 'none'), { minLength: 12, maxLength: 12 })

/** New people get other ids at every run. */
const told = ({ differences, ...report }: ImportReport) => ({
  ...report,
  differences: differences.map(({ id: _id, changes, ...rest }) => ({
    ...rest,
    changes: changes.filter(({ field }) => field !== 'links').concat(),
    isLinked: changes.some(({ field }) => field === 'links'),
  })),
})

// One base for all: whoever has failed leaves it to be made anew.
test('a run does what its rehearsal has told, and undoing it gives the base as it was', async () => {
  let desk = ownImporter()
  await fc.assert(
    fc.asyncProperty(table, table, choices, fc.boolean(), async (first, second, chosen, all) => {
      if (desk.people.count() > 0) desk = ownImporter()
      const { batch } = await runWhole(desk.importer, fileOf(desk.folder, first, 'first.csv'))
      const file = fileOf(desk.folder, second, 'second.csv')
      const order = {
        file,
        columns: await columnsOf(desk.importer, file),
        padSnils: false,
        leavers: { all, but: [] },
      }
      await desk.importer.rehearse(order)
      const { entries } = await desk.importer.list('questions', '', { from: 0, size: 200 })
      const answers = entries.flatMap(({ question }, at): ImportAnswer[] => {
        const { row, whose, candidates } = question!
        const how = chosen[at % chosen.length]!
        if (how === 'none') return []
        return [
          how === 'same'
            ? { row, whose, how, person: candidates[0]!.id }
            : { row, whose, how: how as 'skip' },
        ]
      })

      const before = recordsOf(desk.database)
      const rehearsed = await desk.importer.rehearse({ ...order, answers })
      expect(recordsOf(desk.database)).toEqual(before)
      const run = await desk.importer.run({ ...order, answers })
      if (!rehearsed.ok || !run.ok) throw new Error('a file of the test does not go in')
      expect(told(run.value.report)).toEqual(told(rehearsed.value))

      await desk.importer.undo(run.value.batch)
      expect(recordsOf(desk.database)).toEqual(before)
      await desk.importer.undo(batch)
    }),
    { numRuns: 25, interruptAfterTimeLimit: 25_000 },
  )
}, 60_000)
