import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Mapping } from '../../../contract/exchange.ts'
import { cellsOf } from '../../../main/exchange/cells.ts'
import { rowsOf } from '../../../main/exchange/rows.ts'
import { withoutFormulas } from '../../../main/exchange/safe.ts'
import { tableFile } from '../../../main/exchange/table.ts'
import { inWindows1251 } from '../../../main/exchange/windows-1251.ts'
import type { PersonRecord } from '../../../contract/person.ts'
import { snilsCorrection } from '../../fakes/correction.ts'
import { guardian, pupil } from '../../fakes/people.ts'
import { makeHere } from '../../fakes/workbook.ts'
import { idOf, NOW, ownMapping, rowsIn } from './exchange.ts'

type Field = Extract<Mapping['columns'][number]['source'], { from: 'person' }>['field']

const own = (record: PersonRecord) =>
  rowsOf(
    [{ place: 1, correction: snilsCorrection(), signedAt: NOW, signers: () => ['TEST card'] }],
    () => record,
  )

const cell = (field: Field, record: PersonRecord, other: Partial<Mapping> = {}) =>
  cellsOf(
    ownMapping({ columns: [{ heading: 'x', source: { from: 'person', field } }], ...other }),
    own(record),
  ).rows[0]![0]

test.each<[Field, Partial<PersonRecord>, Partial<Mapping>, string]>([
  ['snils', {}, {}, '087-654-303 00'],
  ['snils', {}, { snils: 'digits' }, '08765430300'],
  ['birthDate', {}, {}, '12.03.2014'],
  ['birthDate', {}, { dates: 'iso' }, '2014-03-12'],
  ['birthDate', { birthDate: '12 марта' }, {}, '12 марта'],
  ['phone', {}, {}, '+79000000001'],
  ['phone', {}, { phones: 'eight' }, '89000000001'],
  ['phone', { phone: 'нет' }, { phones: 'eight' }, 'нет'],
  ['fullName', {}, {}, 'Образцов Пример Тестович'],
  ['fullName', { middleName: '' }, {}, 'Образцов Пример'],
  ['certificate', {}, {}, 'II-РЕ 123456'],
  ['className', {}, {}, '5А'],
  ['sex', {}, {}, 'М'],
  ['kind', {}, {}, 'Учащийся'],
  ['journalId', {}, {}, ''],
  ['lastName', { lastName: 'Два\r\nряда\u0000' }, {}, 'Два ряда'],
])('%s of %j is written with %j as %j', (field, record, mapping, text) => {
  expect(cell(field, pupil(record), mapping)).toBe(text)
})

test('several corrections of one person make one row: the newest values, and what the journal held before', () => {
  const people = [pupil(), guardian()]
  const change = (field: 'snils' | 'phone', was: string, becomes: string) => ({ field, was, becomes })
  const signed = [
    { changes: [change('snils', '11223344595', '08765430300'), change('phone', '+79000000001', '')] },
    { person: guardian().id, changes: [change('phone', '+79000000002', '+79000000003')] },
    { changes: [change('snils', '08765430300', '00100199700')] },
  ].map((other, at) => ({
    place: at + 1,
    correction: snilsCorrection({ id: idOf(at), ...other }),
    signedAt: NOW,
    signers: () => ['TEST card'],
  }))
  const about = (what: 'number' | 'signedAt' | 'basis' | 'changed' | 'signer') => ({
    heading: what,
    source: { from: 'correction', what } as const,
  })
  const columns = [
    { heading: 'было', source: { from: 'was', field: 'snils' } as const },
    { heading: 'стало', source: { from: 'person', field: 'snils' } as const },
    about('number'),
    about('signedAt'),
    about('basis'),
    about('changed'),
    about('signer'),
  ]
  const rows = rowsOf(signed, (id) => people.find((one) => one.id === id))
  expect(cellsOf(ownMapping({ columns }), rows).rows).toEqual([
    [
      '112-233-445 95',
      '001-001-997 00',
      '1, 3',
      '22.11.2026',
      'подлинник документа',
      'СНИЛС, Телефон',
      'TEST card',
    ],
    ['087-654-303 00', '087-654-303 00', '2', '22.11.2026', 'подлинник документа', 'Телефон', 'TEST card'],
  ])
})

test('a text that a spreadsheet would run gets an apostrophe in CSV, unless its field may hold it', () => {
  const columns: Mapping['columns'] = [
    { heading: '=1', source: { from: 'person', field: 'lastName' } },
    { heading: 'Телефон', source: { from: 'person', field: 'phone' } },
    { heading: 'Класс', source: { from: 'person', field: 'className' } },
    { heading: 'Текст', source: { from: 'text', text: '-' } },
    { heading: 'Ещё', source: { from: 'text', text: '+7 900' } },
  ]
  const record = pupil({ lastName: '=cmd()', className: '@SUM(A1)' })
  const mapping = ownMapping({ file: 'csv', columns })
  expect(withoutFormulas(mapping, cellsOf(mapping, own(record)))).toEqual({
    above: [],
    headings: ["'=1", 'Телефон', 'Класс', 'Текст', 'Ещё'],
    rows: [["'=cmd()", '+79000000001', "'@SUM(A1)", '-', "'+7 900"]],
  })
})

test('Windows-1251 is what every other program reads, and has no more signs than it has', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => byte !== 0x98)
  const all = new TextDecoder('windows-1251').decode(bytes)
  expect(inWindows1251(all)).toEqual({ ok: true, value: bytes })
  for (const sign of ['ў'.normalize('NFD'), 'é', '\u0098', '\u0080', '😀', 'ə'])
    expect(inWindows1251(`Я${sign}`)).toMatchObject({ ok: false, fault: { code: 'mapping.sign' } })
})

test('a name that Windows-1251 cannot hold is refused by its sign, not damaged', async () => {
  const mapping = ownMapping({ file: 'csv', encoding: 'windows-1251' })
  const cells = cellsOf(mapping, own(pupil({ lastName: 'Əliyev' })))
  expect(await tableFile(mapping, cells, NOW, makeHere)).toEqual({
    ok: false,
    fault: { code: 'mapping.sign', sign: 'Ə' },
  })
})

test('what stands above the headings of the template stands there again', async () => {
  const mapping = ownMapping({ rowsAbove: [['Шаблон импорта'], [], ['', 'Учащийся']] })
  const file = await tableFile(mapping, cellsOf(mapping, own(pupil())), NOW, makeHere)
  const rows = file.ok ? await rowsIn(file.value.bytes, file.value.name) : []
  expect(rows.slice(0, 3)).toEqual([
    ['Шаблон импорта'],
    ['', 'Учащийся'],
    mapping.columns.map(({ heading }) => heading),
  ])
})

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    'toString',
    '__proto__',
    '007',
    '1E5',
    '=1+1',
    '+7',
    '-',
    '10-1',
    '01.02.2014',
    '"',
    '""',
    ';',
    ' а ',
    '1;2',
    "'",
  ),
)
const russian = fc.string({
  unit: fc.constantFrom(...'абвгдеёжзиАБВЁЯ №«»"\';,\t-=@+1234567890'),
  maxLength: 40,
})
const options = { separator: fc.constantFrom(';', ',', '\t'), rows: fc.array(russian, { maxLength: 5 }) }

test('whatever goes in through a mapping comes out of the workbook the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 5 }), async (values) => {
      const { written, mapping } = tableOf('xlsx', values)
      const file = await tableFile(mapping, written, NOW, makeHere)
      const read = file.ok ? await rowsIn(file.value.bytes, 'table.xlsx') : []
      expect(read).toEqual(filled(written))
    }),
    { numRuns: 150 },
  )
})

test.each(['utf-8', 'windows-1251'] as const)(
  'whatever goes in through a mapping comes out of a text in %s the same',
  async (encoding) => {
    const texts = encoding === 'utf-8' ? fc.array(anyText, { maxLength: 5 }) : options.rows
    await fc.assert(
      fc.asyncProperty(texts, options.separator, async (values, separator) => {
        const { written, mapping } = tableOf('csv', values, { encoding, separator: separator as ';' })
        const file = await tableFile(mapping, written, NOW, makeHere)
        const expected = filled(withoutFormulas(mapping, written))
        expect(file.ok && (await rowsIn(file.value.bytes, 'table.csv'))).toEqual(expected)
      }),
      { numRuns: 150 },
    )
  },
)

/** People with these surnames, in a table of two columns. */
function tableOf(file: 'xlsx' | 'csv', values: readonly string[], other: Partial<Mapping> = {}) {
  const mapping = ownMapping({
    file,
    columns: [
      { heading: 'Фамилия', source: { from: 'person', field: 'lastName' } },
      { heading: 'СНИЛС', source: { from: 'person', field: 'snils' } },
    ],
    ...other,
  })
  const people = values.map((lastName, at) => pupil({ id: idOf(at), lastName }))
  const signed = people.map(({ id }, at) => ({
    place: at + 1,
    correction: snilsCorrection({ id: idOf(1000 + at), person: id }),
    signedAt: NOW,
    signers: () => [],
  }))
  const rows = rowsOf(signed, (id) => people.find((one) => one.id === id))
  return { mapping, written: cellsOf(mapping, rows) }
}

const filled = ({ headings, rows }: ReturnType<typeof cellsOf>) => [headings, ...rows].map((row) => [...row])
