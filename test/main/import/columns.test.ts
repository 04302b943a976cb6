import { expect, test } from 'vitest'
import { guessColumns, headingPlace } from '../../../main/import/columns.ts'
import { targetOfHeading } from '../../../main/import/headings.ts'
import { archiveOf, bookParts, fileOf, ownImporter, runWhole } from './desk.ts'

test.each([
  ['Фамилия', { whose: 0, what: 'lastName' }],
  ['  ФАМИЛИЯ* ', { whose: 0, what: 'lastName' }],
  ['Ф.И.О.', { whose: 0, what: 'fullName' }],
  ['ФИО ребёнка', { whose: 0, what: 'fullName' }],
  ['СНИЛС учащегося', { whose: 0, what: 'snils' }],
  ['E-mail', { whose: 0, what: 'email' }],
  ['Отчество (при наличии)', { whose: 0, what: 'middleName' }],
  ['Серия и номер свидетельства о рождении', { whose: 0, what: 'certificate' }],
  ['Паспорт: серия', { whose: 0, what: 'paperSeries' }],
  ['Представитель 2: СНИЛС', { whose: 2, what: 'snils' }],
  ['Телефон законного представителя', { whose: 1, what: 'phone' }],
  ['Представитель2 фамилия', { whose: 2, what: 'lastName' }],
  ['СНИЛС матери', { whose: 1, what: 'snils', relation: 'mother' }],
  ['Отец', { whose: 2, what: 'fullName', relation: 'father' }],
  ['ФИО родителя', { whose: 1, what: 'fullName' }],
  ['Группа здоровья', null],
  ['', null],
])('the heading %j means %j', (heading, target) => {
  expect(targetOfHeading(heading)).toEqual(target)
})

const rowsOf = (...rows: string[][]) => rows.map((cells, at) => ({ row: at + 1, cells }))

test('headings are found below titles', () => {
  const rows = rowsOf(
    ['Учебная школа № 0'],
    ['на 22.11.2026'],
    ['№', 'Фамилия', 'Имя'],
    ['1', 'Образцов', 'Имя'],
  )
  expect(headingPlace(rows)).toBe(2)
})

test('columns without known headings are told by what stands in them', () => {
  const rows = rowsOf(
    ['11223344595', '7Б', '12.03.2014', '+79450000001', 'a@example.org', 'II-РЕ', 'Петровна'],
    ['087-654-303 00', '10А', '01.02.2015', '89450000002', 'b@example.org', 'I-ИР', 'Ильич'],
    ['00101998900', '1В', '05.06.2013', '8(945)0000003', 'c@example.org', 'III-АК', 'Иванович'],
  )
  const columns = guessColumns(['A', 'B', 'C', 'D', 'E', 'F', 'G'], rows, undefined)
  expect(columns.map(({ target, from }) => [target?.what, from])).toEqual([
    ['snils', 'content'],
    ['className', 'content'],
    ['birthDate', 'content'],
    ['phone', 'content'],
    ['email', 'content'],
    ['certificateSeries', 'content'],
    ['middleName', 'content'],
  ])
})

test('a second column of the same meaning is left out until a person says what it is', () => {
  const columns = guessColumns(['Телефон', 'Телефон', 'Класс'], [], undefined)
  expect(columns.map(({ target }) => target?.what)).toEqual(['phone', undefined, 'className'])
})

test('a workbook of numbers, shared texts and days is read as a person sees it', async () => {
  const desk = ownImporter()
  const shared = ['Список', 'Фамилия', 'Имя', 'СНИЛС', 'Дата рождения', 'Образцов', 'Проба']
  const file = await archiveOf(
    desk.folder,
    bookParts(
      [
        '<c r="B1" t="s"><v>0</v></c>',
        '',
        [1, 2, 3, 4].map((at) => `<c t="s"><v>${at}</v></c>`).join(''),
        '<c t="s"><v>5</v></c><c t="s"><v>6</v></c><c><v>1.1223344595E10</v></c><c s="3"><v>41710</v></c>',
        '<c t="s"><v>5</v></c><c t="inlineStr"><is><t>Вто</t><rPh><t>x</t></rPh><r><t>рая</t></r></is></c><c><v>8765430300</v></c><c t="d"><v>2014-03-12</v></c>',
      ],
      shared,
    ),
  )
  const { report } = await runWhole(desk.importer, file)
  expect(report.remarks).toMatchObject([{ row: 5, whose: 0, code: 'snils.ten-digits', column: 3 }])
  expect([...desk.people.each()]).toMatchObject([
    { lastName: 'Образцов', firstName: 'Проба', snils: '11223344595', birthDate: '2014-03-12' },
    { lastName: 'Образцов', firstName: 'Вторая', snils: '8765430300', birthDate: '2014-03-12' },
  ])
})

test('a text whose separator stands inside quoted values is taken apart rightly', async () => {
  const desk = ownImporter()
  const text =
    'Фамилия,Имя,Кем выдано свидетельство,Серия свидетельства,Номер свидетельства\n"Образцов",Имя,"ЗАГС; отдел, первый ""А""",II-РЕ,123456\n'
  await runWhole(desk.importer, fileOf(desk.folder, text))
  expect([...desk.people.each()][0]!.documents).toEqual([
    {
      type: 'birth-certificate',
      series: 'II-РЕ',
      number: '123456',
      issued: '',
      issuer: 'ЗАГС; отдел, первый "А"',
      act: '',
    },
  ])
})
