import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { csvHead, csvRow } from '../../../scripts/contingent/csv.ts'
import { HEADINGS, rowsOf } from '../../../scripts/contingent/columns.ts'
import { families } from '../../../scripts/contingent/school.ts'
import { writeWorkbook } from '../../../scripts/contingent/workbook.ts'
import { columnsOf, contentOf, fileOf, ownImporter, runWhole } from './desk.ts'

const wanted = { pupils: 120, seed: 5, dirt: 0.3 }
const soiled = [...families(wanted)]
const rows = soiled.flatMap((family) => rowsOf(family.people))
const everybody = soiled.flatMap((family) => family.people)
const csv = csvHead(HEADINGS) + rows.map(csvRow).join('')

const people = [...everybody].sort((one, other) => (one.id < other.id ? -1 : 1))
const heldBy = (desk: ReturnType<typeof ownImporter>) =>
  [...desk.people.each()].sort((one, other) => (one.id < other.id ? -1 : 1))

test('a school comes out of a text as it went in, dirt included', async () => {
  const desk = ownImporter()
  const { report } = await runWhole(desk.importer, fileOf(desk.folder, csv))

  expect(heldBy(desk)).toEqual(people)
  expect([report.rows, report.added, report.rejected]).toEqual([rows.length, people.length, 0])
})

test('a workbook gives the same base as the text', async () => {
  const desk = ownImporter()
  const file = `${desk.folder}/school.xlsx`
  await writeWorkbook(file, 'Учащиеся', [HEADINGS, ...rows])
  await runWhole(desk.importer, file)
  expect(heldBy(desk)).toEqual(people)
})

test.each([
  [',', 'utf-8', (text: string) => Buffer.from(text)],
  ['\t', 'utf-8', (text: string) => Buffer.from(text)],
  ['|', 'utf-8', (text: string) => Buffer.from(text)],
  [';', 'windows-1251', inWindows1251],
  [';', 'utf-16le', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
] as const)('columns apart by %j in %s are read', async (separator, encoding, bytes) => {
  const desk = ownImporter()
  const text = 'Фамилия;Имя;Отчество;Дата рождения;Класс\r\nПетрова;Алёна;Юрьевна;01.02.2015;5А\r\n'
  const file = fileOf(desk.folder, bytes(text.replaceAll(';', separator)))

  const look = await desk.importer.look(file)
  expect(look).toMatchObject({ ok: true, value: { separator, encoding, headingRow: 1 } })
  await runWhole(desk.importer, file)
  expect(heldBy(desk)).toMatchObject([
    { lastName: 'Петрова', firstName: 'Алёна', birthDate: '2015-02-01', className: '5А' },
  ])
})

test('the same file twice changes nothing the second time', async () => {
  const desk = ownImporter()
  const file = fileOf(desk.folder, csv)
  await runWhole(desk.importer, file)
  const before = contentOf(desk.database)
  const { report } = await runWhole(desk.importer, file)

  expect([report.added, report.changed, report.same]).toEqual([0, 0, people.length])
  expect(contentOf(desk.database)).toBe(before)
})

test('a file without ids is the same people when it comes again', async () => {
  const desk = ownImporter()
  const without = rows.map((row) => row.map((cell, at) => (/дентификатор/.test(HEADINGS[at]!) ? '' : cell)))
  const file = fileOf(desk.folder, csvHead(HEADINGS) + without.map(csvRow).join(''))
  await runWhole(desk.importer, file)
  const count = desk.people.count()
  const { report } = await runWhole(desk.importer, file)
  expect([report.added, report.changed, desk.people.count()]).toEqual([0, 0, count])
})

test('a rehearsal tells what the run will do, and writes nothing', async () => {
  const desk = ownImporter()
  const file = fileOf(desk.folder, csv)
  const order = { file, columns: await columnsOf(desk.importer, file), padSnils: false }
  const before = contentOf(desk.database)
  const rehearsed = await desk.importer.rehearse(order)
  expect(contentOf(desk.database)).toBe(before)

  const run = await desk.importer.run(order)
  expect(run).toMatchObject({ ok: true, value: { report: rehearsed.ok && rehearsed.value } })
})

test.each([
  ['stays', false, []],
  ['is erased where a person said so', true, [{ field: 'snils', was: '11223344595', becomes: '' }]],
])('a difference names the field; what meets an empty cell %s', async (_, emptyErases, erased) => {
  const desk = ownImporter()
  const head = 'Идентификатор;Фамилия;Имя;Дата рождения;СНИЛС\n'
  const id = '019b0000-0000-7000-8000-00000000aaaa'
  await runWhole(
    desk.importer,
    fileOf(desk.folder, `${head}${id};Образцова;Проба;01.02.2015;112-233-445 95\n`),
  )
  const file = fileOf(desk.folder, `${head}${id};Примерова;Проба;01.02.2015;\n`)
  const outcome = await desk.importer.rehearse({
    file,
    columns: await columnsOf(desk.importer, file),
    padSnils: false,
    emptyErases,
  })

  expect(outcome.ok && outcome.value.differences).toEqual([
    {
      row: 2,
      id,
      kind: 'pupil',
      what: 'changed',
      name: { lastName: 'Примерова', firstName: 'Проба', middleName: '' },
      changes: [...erased, { field: 'lastName', was: 'Образцова', becomes: 'Примерова' }],
    },
  ])
})

test('what has no column stays as it is', async () => {
  const desk = ownImporter()
  await runWhole(desk.importer, fileOf(desk.folder, csv))
  const pupil = people.find(({ kind, links }) => kind === 'pupil' && links.length > 0)!
  await runWhole(
    desk.importer,
    fileOf(desk.folder, `Идентификатор;Фамилия;Имя;Класс\n${pupil.id};Новая;${pupil.firstName};11Б\n`),
  )

  expect(desk.people.find(pupil.id)).toEqual({ ...pupil, lastName: 'Новая', className: '11Б' })
})

test('people whom the file does not name stay, and are counted', async () => {
  const desk = ownImporter()
  await runWhole(desk.importer, fileOf(desk.folder, csv))
  const { report } = await runWhole(desk.importer, fileOf(desk.folder, 'Фамилия;Имя\nНовиков;Никто\n'))
  expect([report.leftOut, desk.people.count()]).toEqual([people.length, people.length + 1])
})

test('search tables made anew are those kept record by record', async () => {
  const [live, anew] = [ownImporter(), ownImporter(1)]
  for (const desk of [live, anew]) await runWhole(desk.importer, fileOf(desk.folder, csv))
  const entries = (desk: typeof live) =>
    desk.database
      .prepare('select surname, name, patronymic, classes, snils from search_entry order by entry')
      .all()
  expect(entries(anew)).toEqual(entries(live))
})

test('namesakes are two people, with ids and without', async () => {
  const desk = ownImporter()
  const two = fileOf(
    desk.folder,
    'Фамилия;Имя;Отчество;Дата рождения;СНИЛС;Класс\nИванов;Иван;Иванович;01.02.2015;11223344595;5А\nИванов;Иван;Иванович;01.02.2015;08765430300;5Б\n',
  )
  await runWhole(desk.importer, two)
  const { report } = await runWhole(desk.importer, two)
  expect([desk.people.count(), report.same]).toEqual([2, 2])
})

test('a name without a birth date finds nobody by itself', async () => {
  const desk = ownImporter()
  const file = fileOf(desk.folder, 'Фамилия;Имя;Отчество\nИванов;Иван;Иванович\n')
  await runWhole(desk.importer, file)
  const { report } = await runWhole(desk.importer, file)
  expect([desk.people.count(), report.questions, report.skipped]).toEqual([1, 1, 1])
})

test('the id of another program gives the same person again', async () => {
  const desk = ownImporter()
  const file = (surname: string) =>
    fileOf(desk.folder, `Идентификатор;Фамилия;Имя;Дата рождения\n1007;${surname};Проба;01.02.2015\n`)
  await runWhole(desk.importer, file('Образцова'))
  await runWhole(desk.importer, file('Образцовa'))
  expect(heldBy(desk)).toMatchObject([{ lastName: 'Образцовa' }])
})

test('siblings without ids share their mother, and she is written once', async () => {
  const desk = ownImporter()
  const file = fileOf(
    desk.folder,
    'ФИО;Дата рождения;Класс;Мать;Телефон матери\nСидорова Анна Петровна;01.02.2015;5А;Сидорова Вера Ивановна;89450000001\nСидоров Пётр Петрович;03.04.2013;7А;Сидорова Вера Ивановна;8 (945) 000-00-01\n',
  )
  const { report } = await runWhole(desk.importer, file)
  const [mother] = heldBy(desk).filter(({ kind }) => kind === 'guardian')
  expect(report.added).toBe(3)
  expect(mother).toMatchObject({ lastName: 'Сидорова', middleName: 'Ивановна', phone: '+79450000001' })
  expect(desk.people.pupilsOf(mother!.id)).toHaveLength(2)
  expect(heldBy(desk).flatMap(({ links }) => links.map(({ relation }) => relation))).toEqual([
    'mother',
    'mother',
  ])
})

test('columns chosen once are proposed again for the same headings', async () => {
  const desk = ownImporter()
  const text = 'Колонка 1;Колонка 2;Прочее\nОбразцова;Проба;x\n'
  const file = fileOf(desk.folder, text)
  const columns = [{ whose: 0, what: 'lastName' }, { whose: 0, what: 'firstName' }, null] as const
  await desk.importer.run({ file, columns, padSnils: false })

  const look = await desk.importer.look(fileOf(desk.folder, text.replace('Образцова', 'Примерова')))
  expect(look.ok && look.value.columns.map(({ target, from }) => ({ target, from }))).toEqual(
    columns.map((target) => ({ target, from: 'memory' })),
  )
})

test('a lost zero of a СНИЛС is told, and put back only when asked', async () => {
  const text = 'Фамилия;Имя;СНИЛС\nОбразцова;Проба;8765430300\n'
  const [kept, padded] = [ownImporter(), ownImporter()]
  const { report } = await runWhole(kept.importer, fileOf(kept.folder, text))
  await runWhole(padded.importer, fileOf(padded.folder, text), true)

  expect(report.remarks).toEqual([
    { row: 2, whose: 0, code: 'snils.ten-digits', column: 3, cell: '8765430300', becomes: '08765430300' },
  ])
  expect([heldBy(kept)[0]!.snils, heldBy(padded)[0]!.snils]).toEqual(['8765430300', '08765430300'])
})

test('rejected rows are saved with their reasons, and can be imported when put right', async () => {
  const desk = ownImporter()
  const text = 'Фамилия;Имя;Класс\nОбразцова;Проба;5А\n;;5А\n"Приме;ров";Имя;подготовишки\n'
  const file = fileOf(desk.folder, text)
  const order = { file, columns: await columnsOf(desk.importer, file), padSnils: false }
  const to = `${desk.folder}/rejected.csv`
  const words = { row: 'Строка', reason: 'Причина', reasons: { 'row.no-name': 'Нет имени' } as const }

  expect(await desk.importer.saveRejected(order, to, words)).toEqual({ ok: true, value: { rows: 2 } })
  expect(readFileSync(to, 'utf8')).toBe(
    '\ufeffФамилия;Имя;Класс;Строка;Причина\r\n;;5А;3;Нет имени\r\n"Приме;ров";Имя;подготовишки;4;row.class-form\r\n',
  )
})

function inWindows1251(text: string): Buffer {
  const letter = (code: number) =>
    code === 0x401 ? 0xa8 : code === 0x451 ? 0xb8 : code >= 0x410 && code <= 0x44f ? code - 0x350 : code
  return Buffer.from(Array.from(text, (sign) => letter(sign.codePointAt(0)!)))
}

test.each([
  ['empty at its end', 'Класс;Фамилия;Имя;Отчество\r\n5А;Образцов;Пример;Тестович\r\n5Б;Образцова;Проба;'],
  ['shorter, as other rows are', 'Класс;Фамилия;Имя;Отчество\r\n5А;Образцов;Пример\r\n5Б;Образцова;Проба'],
])('a last row without a line end is whole when it is %s', async (_how, text) => {
  const { importer, folder } = ownImporter()
  const { report } = await runWhole(importer, fileOf(folder, text))
  expect(report.added).toBe(2)
})
