import { expect, test } from 'vitest'
import type { ImportAnswer, ImportQuestion } from '../../../contract/import.ts'
import { columnsOf, fileOf, ownImporter, runWhole } from './desk.ts'

type Desk = ReturnType<typeof ownImporter>

const HEAD = 'Фамилия;Имя;Отчество;Дата рождения;СНИЛС;Класс\n'
const HELD = `${HEAD}Образцов;Пример;Тестович;12.03.2014;11223344595;5А\n`

/** A desk whose base holds the people of this text. */
async function deskWith(text: string): Promise<Desk> {
  const desk = ownImporter()
  await runWhole(desk.importer, fileOf(desk.folder, text, 'before.csv'))
  return desk
}

/** An order for a file that has been looked at. */
async function orderFor(desk: Desk, text: string, answers: ImportAnswer[] = []) {
  const file = fileOf(desk.folder, text, 'after.csv')
  const order = { file, columns: await columnsOf(desk.importer, file), padSnils: false }
  await desk.importer.rehearse(order)
  return { ...order, answers }
}

async function questionsOf(desk: Desk, text: string): Promise<ImportQuestion[]> {
  const rehearsed = await desk.importer.rehearse(await orderFor(desk, text))
  if (!rehearsed.ok) throw new Error(rehearsed.fault.code)
  const { entries, total } = await desk.importer.list('questions', '', { from: 0, size: 200 })
  expect([total, rehearsed.value.questions]).toEqual([entries.length, entries.length])
  return entries.map(({ question }) => question!)
}

const held = (desk: Desk) => [...desk.people.each()]

test.each([
  ['other-birth-date', 'Образцов;Пример;Тестович;13.03.2014;;5А'],
  ['name-only', 'Образцов;Пример;Тестович;;;5А'],
  ['other-name', 'Примеров;Пример;Тестович;12.03.2014;11223344595;5А'],
  ['other-snils', 'Образцов;Пример;Тестович;12.03.2014;08765430300;5А'],
] as const)('%s is a question, and without an answer nothing is done', async (why, row) => {
  const desk = await deskWith(HELD)
  const before = held(desk)
  const [question, ...more] = await questionsOf(desk, `${HEAD}${row}\n`)

  expect(more).toEqual([])
  expect(question).toMatchObject({
    row: 2,
    whose: 0,
    why,
    candidates: [{ id: before[0]!.id, className: '5А' }],
  })
  const run = await desk.importer.run(await orderFor(desk, `${HEAD}${row}\n`))
  expect(run).toMatchObject({
    ok: true,
    value: { report: { added: 0, changed: 0, skipped: 1, questions: 1 } },
  })
  expect(held(desk)).toEqual(before)
})

const NAMESAKES = `${HEAD}Образцов;Пример;Тестович;12.03.2014;;5А\nОбразцов;Пример;Тестович;12.03.2014;;5Б\n`

test('of namesakes born on one day a person is asked, with both beside', async () => {
  const desk = await deskWith(NAMESAKES)
  const [question] = await questionsOf(desk, `${HEAD}Образцов;Пример;Тестович;12.03.2014;;6А\n`)
  expect(question).toMatchObject({ why: 'namesakes', candidates: [{ className: '5А' }, { className: '5Б' }] })
})

test.each([
  ['full name and birth date', 'Образцов;Пример;Тестович;12.03.2014;;6А'],
  ['СНИЛС and full name', 'Образцов;Пример;Тестович;13.03.2014;11223344595;6А'],
])('%s are enough without a question', async (_what, row) => {
  const desk = await deskWith(HELD)
  const run = await desk.importer.run(await orderFor(desk, `${HEAD}${row}\n`))
  expect(run).toMatchObject({ ok: true, value: { report: { changed: 1, questions: 0 } } })
  expect(held(desk)).toMatchObject([{ className: '6А' }])
})

test('one with another right СНИЛС is another person, whatever the name', async () => {
  const desk = await deskWith(HELD)
  const run = await desk.importer.run(
    await orderFor(desk, `${HEAD}Образцов;Пример;Тестович;13.03.2014;08765430300;6А\n`),
  )
  expect(run).toMatchObject({ ok: true, value: { report: { added: 1, questions: 0 } } })
})

test('nobody is asked about one whom another row means for certain', async () => {
  const desk = await deskWith(HELD)
  const rows = 'Образцов;Пример;Тестович;13.03.2014;;5Б\nОбразцов;Пример;Тестович;12.03.2014;;5А\n'
  const run = await desk.importer.run(await orderFor(desk, HEAD + rows))
  expect(run).toMatchObject({ ok: true, value: { report: { added: 1, questions: 0 } } })
})

test('an answer is done as it was given', async () => {
  const row = `${HEAD}Образцов;Пример;Тестович;13.03.2014;;6А\n`
  const [same, other, skip] = [await deskWith(HELD), await deskWith(HELD), await deskWith(HELD)]
  const person = held(same)[0]!.id
  await same.importer.run(await orderFor(same, row, [{ row: 2, whose: 0, how: 'same', person }]))
  await other.importer.run(await orderFor(other, row, [{ row: 2, whose: 0, how: 'other' }]))
  await skip.importer.run(await orderFor(skip, row, [{ row: 2, whose: 0, how: 'skip' }]))

  expect(held(same)).toMatchObject([{ id: person, birthDate: '2014-03-13', className: '6А' }])
  expect(held(other).map(({ className }) => className)).toEqual(['5А', '6А'])
  expect(held(skip)).toMatchObject([{ birthDate: '2014-03-12', className: '5А' }])
})

test('an answer that names somebody who was not asked about is none', async () => {
  const desk = await deskWith(HELD)
  const before = held(desk)
  const person = '019b0000-0000-7000-8000-0000000fffff'
  const order = await orderFor(desk, `${HEAD}Образцов;Пример;Тестович;13.03.2014;;6А\n`, [
    { row: 2, whose: 0, how: 'same', person },
  ])
  expect(await desk.importer.run(order)).toMatchObject({ ok: true, value: { report: { skipped: 1 } } })
  expect(held(desk)).toEqual(before)
})

const FAMILY = 'ФИО;Дата рождения;Класс;Мать;Телефон матери\n'

test('a mother of one name in another family is a question; skipped, she is left out and the child goes in', async () => {
  const desk = await deskWith(
    `${FAMILY}Сидорова Анна Петровна;01.02.2015;5А;Сидорова Вера Ивановна;89450000001\n`,
  )
  const text = `${FAMILY}Сидоров Пётр Петрович;03.04.2013;7А;Сидорова Вера Ивановна;89450000002\n`
  const [question] = await questionsOf(desk, text)
  expect(question).toMatchObject({
    whose: 1,
    kind: 'guardian',
    why: 'name-only',
    asked: { kin: ['Сидоров Пётр Петрович'] },
    candidates: [{ phone: '+79450000001', kin: ['Сидорова Анна Петровна'] }],
  })

  await desk.importer.run(await orderFor(desk, text))
  const pupils = held(desk).filter(({ kind }) => kind === 'pupil')
  expect(pupils.map(({ links }) => links.length)).toEqual([1, 0])
  const [mother] = held(desk).filter(({ kind }) => kind === 'guardian')
  const order = await orderFor(desk, text, [{ row: 2, whose: 1, how: 'same', person: mother!.id }])
  await desk.importer.run(order)
  expect(desk.people.find(mother!.id)?.phone).toBe('+79450000002')
  expect(desk.people.pupilsOf(mother!.id)).toHaveLength(2)
})

const NUMBERED = 'Идентификатор;Фамилия;Имя;Дата рождения\n'

test('the id of the journal finds a person under another name and another birth date', async () => {
  const desk = await deskWith(`${NUMBERED}1007;Образцова;Проба;01.02.2015\n`)
  const { report } = await runWhole(
    desk.importer,
    fileOf(desk.folder, `${NUMBERED}1007;Примерова;Проба;01.03.2015\n`),
  )
  expect([report.changed, report.added, report.questions]).toEqual([1, 0, 0])
  expect(held(desk)).toMatchObject([{ lastName: 'Примерова', birthDate: '2015-03-01' }])
})

test('the id of the journal is learned for one who was here without it', async () => {
  const desk = await deskWith('Фамилия;Имя;Дата рождения\nОбразцова;Проба;01.02.2015\n')
  await runWhole(desk.importer, fileOf(desk.folder, `${NUMBERED}1007;Образцова;Проба;01.02.2015\n`))
  await runWhole(desk.importer, fileOf(desk.folder, `${NUMBERED}1007;Примерова;Проба;\n`))
  expect(held(desk)).toMatchObject([{ lastName: 'Примерова' }])
})

test('the id of one beside the name and birth date of another is a question', async () => {
  const desk = await deskWith(`${NUMBERED}1007;Образцова;Проба;01.02.2015\n`)
  const [question] = await questionsOf(desk, `${NUMBERED}1007;Иной;Человек;05.06.2012\n`)
  expect(question).toMatchObject({ why: 'other-id', candidates: [{ name: { lastName: 'Образцова' } }] })
})

test.each([
  ['without a birth date', 'Идентификатор;Фамилия;Имя\n', '1007;Другова;Ольга'],
  ['with the birth date empty', NUMBERED, '1007;Другова;Ольга;'],
])('the id of one beside other names is a question %s', async (_how, head, row) => {
  const desk = await deskWith(`${NUMBERED}1007;Образцов;Пример;01.02.2015\n`)
  const before = held(desk)
  expect(await questionsOf(desk, `${head}${row}\n`)).toMatchObject([
    { why: 'other-id', candidates: [{ id: before[0]!.id }] },
  ])
  await desk.importer.run(await orderFor(desk, `${head}${row}\n`))
  expect(held(desk)).toEqual(before)
})

test('our own id beside other names is a question too, and somebody else gets an id of their own for good', async () => {
  const id = '019b0000-0000-7000-8000-00000000eeee'
  const desk = await deskWith(`${NUMBERED}${id};Образцов;Пример;01.02.2015\n`)
  const text = `Идентификатор;Фамилия;Имя\n${id};Другова;Ольга\n`
  expect(await questionsOf(desk, text)).toMatchObject([{ why: 'other-id', candidates: [{ id }] }])

  await desk.importer.run(await orderFor(desk, text, [{ row: 2, whose: 0, how: 'other' }]))
  expect(desk.people.find(id)).toMatchObject({ lastName: 'Образцов' })
  expect(desk.people.count()).toBe(2)
  const again = await desk.importer.rehearse(await orderFor(desk, text))
  expect(again).toMatchObject({ ok: true, value: { questions: 0, same: 1 } })
})

test('another СНИЛС beside the same id, name and birth date is a plain change, and shown', async () => {
  const head = 'Идентификатор;Фамилия;Имя;Дата рождения;СНИЛС\n'
  const desk = await deskWith(`${head}1007;Образцов;Пример;01.02.2015;11223344595\n`)
  const { report } = await runWhole(
    desk.importer,
    fileOf(desk.folder, `${head}1007;Образцов;Пример;01.02.2015;08765430300\n`),
  )
  expect(report).toMatchObject({
    questions: 0,
    differences: [{ changes: [{ field: 'snils', was: '11223344595', becomes: '08765430300' }] }],
  })
})

test('a namesake born on the same day who has a СНИЛС of their own in the base is who is meant', async () => {
  const desk = await deskWith(`${HELD}Образцов;Пример;Тестович;12.03.2014;08765430300;5Б\n`)
  const { report } = await runWhole(
    desk.importer,
    fileOf(desk.folder, `${HEAD}Образцов;Пример;Тестович;12.03.2014;08765430300;6Б\n`),
  )
  expect([report.changed, report.questions]).toEqual([1, 0])
})

test('an id with an equal СНИЛС or birth date is enough, whatever the names', async () => {
  const head = 'Идентификатор;Фамилия;Имя;Дата рождения;СНИЛС\n'
  for (const row of ['1007;Другова;Ольга;;11223344595', '1007;Другова;Ольга;01.02.2015;']) {
    const desk = await deskWith(`${head}1007;Образцов;Пример;01.02.2015;11223344595\n`)
    const { report } = await runWhole(desk.importer, fileOf(desk.folder, `${head}${row}\n`))
    expect([report.changed, report.questions]).toEqual([1, 0])
  }
})
