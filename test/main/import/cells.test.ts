import { expect, test } from 'vitest'
import {
  classOfDate,
  isCellError,
  mended,
  readClass,
  readDate,
  readDigits,
  readNumber,
  readPhone,
  readSnils,
} from '../../../main/import/cells.ts'
import { readKind, readRelation, readSex, splitName, splitPaper } from '../../../main/import/cell-words.ts'
import { plainNumber } from '../../../main/import/sheet-reader.ts'

const calendar = { is1904: false, today: '2026-11-22' }

test.each([
  ['12.03.2014', '2014-03-12'],
  [' 1.2.2015 ', '2015-02-01'],
  ['2014-03-12', '2014-03-12'],
  ['2014-03-12T00:00:00', '2014-03-12'],
  ['12/03/2014', '2014-03-12'],
  ['12.03.14', '2014-03-12'],
  ['41710', '2014-03-12'],
  ['41710.0', '2014-03-12'],
  ['', ''],
])('the date %j is %s', (text, value) => {
  expect(readDate(text, calendar)).toEqual({ value })
})

test.each(['31.02.2014', '03/14/2014', 'весна 2014', '99999'])(
  '%j is no date, and is kept as it stands',
  (text) => {
    expect(readDate(text, calendar)).toEqual({ value: text, remark: 'date.unread' })
  },
)

test('days of an old Mac are counted from 1904', () => {
  expect(readDate('40248', { ...calendar, is1904: true })).toEqual({ value: '2014-03-12' })
})

test.each([
  ['112-233-445 95', { value: '11223344595' }],
  ['112\u2011233\u2011445\u00a095', { value: '11223344595' }],
  ['11223344595.0', { value: '11223344595', remark: 'number.fraction' }],
  ['11223344595,0', { value: '11223344595', remark: 'number.fraction' }],
  ['1,1223344595E+10', { value: '11223344595', remark: 'number.exponent' }],
  ['8765430300', { value: '8765430300', remark: 'snils.ten-digits', becomes: '08765430300' }],
  ['101998900', { value: '101998900', remark: 'snils.ten-digits', becomes: '00101998900' }],
  ['123456789', { value: '123456789' }],
  ['1,12233E+10', { value: '1,12233E+10', remark: 'snils.rounded' }],
  ['112-233-445', { value: '112-233-445' }],
  ['нет', { value: 'нет' }],
  ['', { value: '' }],
])('the СНИЛС %j is read as %j', (text, read) => {
  expect(readSnils(text, false)).toEqual(read)
})

test('a lost zero is put back when that was asked', () => {
  const becomes = '08765430300'
  expect(readSnils('8765430300', true)).toEqual({ value: becomes, remark: 'snils.ten-digits', becomes })
})

test.each([
  ['8 (999) 123-45-67', { value: '+79991234567' }],
  ['79991234567.0', { value: '+79991234567', remark: 'number.fraction' }],
  ['79991234567,0', { value: '+79991234567', remark: 'number.fraction' }],
  ['7,9991234567E+10', { value: '+79991234567', remark: 'number.exponent' }],
  ['7,99912E+10', { value: '7,99912E+10', remark: 'phone.rounded' }],
  ['999123456', { value: '999123456', remark: 'phone.short' }],
  ['+7 999 123 45 67', { value: '+79991234567' }],
  ['12-34-56', { value: '12-34-56' }],
  ['', { value: '' }],
])('the phone %j is read as %j', (text, read) => {
  expect(readPhone(text)).toEqual(read)
})

test.each([
  ['0305', 4, { value: '0305' }],
  ['305', 4, { value: '305', remark: 'paper.zero-lost', becomes: '0305' }],
  ['12345', 6, { value: '12345', remark: 'paper.zero-lost', becomes: '012345' }],
  ['123456,0', 6, { value: '123456', remark: 'number.fraction' }],
  ['5', 6, { value: '5' }],
  ['II-РЕ', 4, { value: 'II-РЕ' }],
] as const)('the digits %j of %d are read as %j', (text, length, read) => {
  expect(readDigits(text, length, false)).toEqual(read)
})

test('lost zeros of a paper are put back when that was asked', () => {
  expect(readDigits('305', 4, true).value).toBe('0305')
})

test('a number keeps its zeros and loses only the fraction of nothing', () => {
  expect(readNumber('0012,00')).toEqual({ value: '0012', remark: 'number.fraction' })
})

test.each(['#Н/Д', '#ССЫЛКА!', '########', '#N/A', '#DIV/0!'])('%s holds no value', (text) => {
  expect(isCellError(text)).toBe(true)
})

test.each(['#1', 'Н/Д', 'кв. #5'])('%s is a value', (text) => {
  expect(isCellError(text)).toBe(false)
})

test.each([
  ['Анна\u00a0Мария', 'Анна Мария'],
  ['Анна \u2009 Мария\u202f', 'Анна Мария'],
  ['Об\u00adраз\u200bцов', 'Образцов'],
  ['Анна Мария', undefined],
])('the spaces of %j are put right', (text, better) => {
  expect(mended(text)).toBe(better)
})

test.each([
  ['05.янв', '5-1'],
  ['1-май', '1-5'],
  ['11-мар', '11-3'],
  ['45662', '5-1'],
  ['05.01.2026', '5-1'],
  ['31.12.2026', undefined],
  ['ясли', undefined],
])('the class %j was %j before a spreadsheet made a date of it', (text, className) => {
  expect(classOfDate(text, false)).toBe(className)
})

test('a date as a count of days is told in a text, where it is a damage', () => {
  const counted = readDate('41710', { ...calendar, tellsCounts: true })
  expect(counted).toEqual({ value: '2014-03-12', remark: 'date.serial' })
})

test.each([
  ['7Б', '7Б'],
  ['7 б', '7Б'],
  ['07-Б', '7Б'],
  ['10 «А»', '10А'],
  ['11 класс', '11'],
  ['5', '5'],
  ['10-1', '10-1'],
  ['', ''],
  ['13А', undefined],
  ['ясли', undefined],
  ['А7', undefined],
])('the class %j is %j', (text, className) => {
  expect(readClass(text)).toBe(className)
})

test.each([
  ['Мужской', 'male'],
  ['м', 'male'],
  ['Ж.', 'female'],
  ['женский', 'female'],
  ['', 'unknown'],
  ['не указан', 'unknown'],
])('the sex %j is %s', (text, sex) => {
  expect(readSex(text)).toBe(sex)
})

test.each([
  ['Мать', 'mother'],
  ['отец', 'father'],
  ['Опекун (попечитель)', 'guardian'],
  ['Усыновитель', 'adopter'],
  ['Иной законный представитель', 'other'],
  ['', 'other'],
  ['сосед', undefined],
])('the relation %j is %s', (text, relation) => {
  expect(readRelation(text)).toBe(relation)
})

test.each([
  ['Учащийся', 'pupil'],
  ['обучающаяся', 'pupil'],
  ['Представитель', 'guardian'],
  ['Законный представитель', 'guardian'],
  ['', ''],
  ['Директор', undefined],
])('a row of «%s» is of kind %j', (text, kind) => {
  expect(readKind(text)).toBe(kind)
})

test.each([
  ['II-РЕ 123456', { series: 'II-РЕ', number: '123456' }],
  ['II-РЕ № 123456', { series: 'II-РЕ', number: '123456' }],
  ['45 12 345678', { series: '45 12', number: '345678' }],
  ['4512345678', { series: '4512', number: '345678' }],
  ['утеряно', { series: 'утеряно', number: '' }],
])('the paper %j is series and number', (text, parts) => {
  expect(splitPaper(text)).toEqual(parts)
})

test.each([
  ['Петрова Анна Сергеевна', { lastName: 'Петрова', firstName: 'Анна', middleName: 'Сергеевна' }],
  ['Петрова  Анна', { lastName: 'Петрова', firstName: 'Анна', middleName: '' }],
  ['Петрова Анна Мария Сергеевна', { lastName: 'Петрова', firstName: 'Анна Мария', middleName: 'Сергеевна' }],
  ['Алиев Руслан Рашид оглы', { lastName: 'Алиев', firstName: 'Руслан', middleName: 'Рашид оглы' }],
  ['Петрова', { lastName: 'Петрова', firstName: '', middleName: '' }],
])('the whole name %j is taken apart', (text, parts) => {
  expect(splitName(text)).toEqual(parts)
})

test.each([
  ['11223344595', '11223344595'],
  ['1.1223344595E10', '11223344595'],
  ['1.12233E+10', '11223300000'],
  ['43208.0', '43208'],
  ['0.5', '0.5'],
  ['1E-7', '1E-7'],
])('the number %s of a workbook is %s', (text, plain) => {
  expect(plainNumber(text)).toBe(plain)
})
