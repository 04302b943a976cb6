import { expect, test } from 'vitest'
import {
  readClass,
  readDate,
  readKind,
  readPhone,
  readRelation,
  readSex,
  readSnils,
  splitName,
  splitPaper,
} from '../../../main/import/cells.ts'
import { plainNumber } from '../../../main/import/workbook-file.ts'

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
  ['11223344595.0', { value: '11223344595' }],
  ['1,1223344595E+10', { value: '11223344595' }],
  ['8765430300', { value: '8765430300', remark: 'snils.ten-digits' }],
  ['1,12233E+10', { value: '1,12233E+10', remark: 'snils.rounded' }],
  ['112-233-445', { value: '112-233-445' }],
  ['нет', { value: 'нет' }],
  ['', { value: '' }],
])('the СНИЛС %j is read as %j', (text, read) => {
  expect(readSnils(text, false)).toEqual(read)
})

test('a lost zero is put back when that was asked', () => {
  expect(readSnils('8765430300', true)).toEqual({ value: '08765430300', remark: 'snils.ten-digits' })
})

test.each([
  ['8 (999) 123-45-67', '+79991234567'],
  ['79991234567.0', '+79991234567'],
  ['+7 999 123 45 67', '+79991234567'],
  ['12-34-56', '12-34-56'],
  ['', ''],
])('the phone %j becomes %j', (text, phone) => {
  expect(readPhone(text)).toBe(phone)
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
