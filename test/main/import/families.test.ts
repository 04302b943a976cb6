import { expect, test } from 'vitest'
import type { PersonRecord } from '../../../contract/person.ts'
import { columnsOf, fileOf, ownImporter, recordsOf, runWhole } from './desk.ts'

type Desk = ReturnType<typeof ownImporter>

const called = (desk: Desk, lastName: string, firstName: string): PersonRecord =>
  [...desk.people.each()].find((one) => one.lastName === lastName && one.firstName === firstName)!

const TWICE =
  'ФИО ребёнка;Дата рождения ребёнка;Класс;ФИО родителя;Телефон родителя\n' +
  'Сидорова Анна Петровна;01.02.2015;5А;Сидорова Вера Ивановна;89450000001\n' +
  'Образцов Пример Тестович;03.04.2014;6А;Образцова Мария Ивановна;89450000003\n' +
  'Сидорова Анна Петровна;01.02.2015;5А;Сидоров Пётр Ильич;89450000002\n'

test('a child who stands once for each grown-up is one child with all of them', async () => {
  const desk = ownImporter()
  const file = fileOf(desk.folder, TWICE)
  const { report } = await runWhole(desk.importer, file)
  expect([report.rows, report.added]).toEqual([3, 5])
  expect(called(desk, 'Сидорова', 'Анна').links).toHaveLength(2)

  const before = recordsOf(desk.database)
  const again = await runWhole(desk.importer, file)
  expect([again.report.rows, again.report.same, again.report.changed]).toEqual([3, 5, 0])
  expect(recordsOf(desk.database)).toEqual(before)
})

const CHILDREN =
  'ФИО;Дата рождения;Класс\nСидорова Анна Петровна;01.02.2015;5А\nСидоров Иван Петрович;03.04.2013;7А\n'
const PARENTS =
  'Фамилия;Имя;Отчество;Телефон;Кем приходится;ФИО ребёнка;Класс\n' +
  'Сидорова;Вера;Ивановна;89450000001;мать;Сидорова Анна Петровна;5А\n' +
  'Сидорова;Вера;Ивановна;89450000001;мать;Сидоров Иван Петрович;7А\n' +
  'Сидоров;Пётр;Ильич;89450000002;отец;Сидорова Анна Петровна;5А\n' +
  'Чужой;Пётр;Ильич;89450000009;отец;Неизвестный Никто;5А\n'

test('a list of grown-ups that names their children links them, and tells of children it does not find', async () => {
  const desk = ownImporter()
  await runWhole(desk.importer, fileOf(desk.folder, CHILDREN, 'children.csv'))
  const before = recordsOf(desk.database)
  const file = fileOf(desk.folder, PARENTS, 'parents.csv')
  expect((await columnsOf(desk.importer, file)).map((target) => target?.what)).toEqual([
    'lastName',
    'firstName',
    'middleName',
    'phone',
    'relation',
    'pupilName',
    'pupilClass',
  ])
  const { report, batch } = await runWhole(desk.importer, file)
  expect(report).toMatchObject({
    added: 2,
    changed: 2,
    rejected: 1,
    rejectedRows: [{ row: 5, reason: { code: 'row.no-pupil' } }],
  })
  const mother = called(desk, 'Сидорова', 'Вера')
  expect(mother).toMatchObject({ kind: 'guardian', phone: '+79450000001' })
  expect(desk.people.pupilsOf(mother.id)).toHaveLength(2)
  expect(
    called(desk, 'Сидорова', 'Анна')
      .links.map(({ relation }) => relation)
      .sort(),
  ).toEqual(['father', 'mother'])

  const again = await runWhole(desk.importer, file)
  expect(again.report).toMatchObject({ added: 0, changed: 0, rejected: 1 })
  await desk.importer.undo(again.batch)
  await desk.importer.undo(batch)
  expect(recordsOf(desk.database)).toEqual(before)
})

test('children and grown-ups with rows of their own may stand in one file', async () => {
  const desk = ownImporter()
  const text =
    'Тип записи;Фамилия;Имя;Дата рождения;Телефон;Кем приходится;ФИО ребёнка\n' +
    'Родитель;Сидорова;Вера;;89450000001;мать;Сидорова Анна\n' +
    'Ученик;Сидорова;Анна;01.02.2015;;;\n'
  const { report } = await runWhole(desk.importer, fileOf(desk.folder, text))
  expect([report.added, report.rejected]).toEqual([2, 0])
  expect(called(desk, 'Сидорова', 'Анна').links).toMatchObject([{ relation: 'mother' }])
})
