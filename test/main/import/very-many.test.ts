import { expect, test } from 'vitest'
import { columnsOf, contentOf, fileOf, ownImporter, runWhole } from './desk.ts'

const MANY = 2_500

/** Pupils with a paper, a class and a grown-up each. */
const fileOfMany = (word: string): string =>
  [
    'Фамилия;Имя;Дата рождения;Класс;СНИЛС;Серия и номер паспорта;Представитель 1: ФИО',
    ...Array.from(
      { length: MANY },
      (_, at) =>
        `${word}${at};Имя;01.02.2015;7Б;${String(word.charCodeAt(0) * 10_000 + at).padStart(11, '1')};4512 ${100_000 + at};${word}ова${at} Анна`,
    ),
    '',
  ].join('\n')

test('after very many have come in, the indexes are all there and everybody is noted for the checks', async () => {
  const desk = ownImporter(MANY)
  const schema = () => desk.database.prepare('select name, sql from sqlite_schema order by name').all()
  const touched = desk.database.prepare('select count(*), min(person), max(person) from touched').raw()
  const before = schema()

  for (const [at, word] of ['Образцов', 'Примеров'].entries()) {
    desk.database.exec('delete from touched')
    const file = fileOf(desk.folder, fileOfMany(word), `${word}.csv`)
    expect(await runWhole(desk.importer, file)).toMatchObject({ report: { added: 2 * MANY } })
    expect(schema()).toEqual(before)
    expect(touched.get()).toEqual([2 * MANY, at * 2 * MANY + 1, (at + 1) * 2 * MANY])
  }
  expect(desk.database.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(desk.people.count()).toBe(4 * MANY)
})

test('an import is stopped while the search tables are being made, and the base is as before', async () => {
  const desk = ownImporter(MANY)
  const before = contentOf(desk.database)
  const file = fileOf(desk.folder, fileOfMany('Образцов'))
  const order = { file, columns: await columnsOf(desk.importer, file), padSnils: false }
  const stop = new AbortController()
  const progress = ({ done, of }: { done: number; of: number }): void => {
    // The file has been read to its end by then; what follows is the making of the tables.
    if (done === of) setImmediate(() => stop.abort())
  }

  expect(await desk.importer.run(order, { signal: stop.signal, progress })).toEqual({
    ok: false,
    fault: { code: 'import.cancelled' },
  })
  expect(contentOf(desk.database)).toBe(before)
})
