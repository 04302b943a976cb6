import { expect, test } from 'vitest'
import type { ColumnSource } from '../../../contract/exchange.ts'
import { guessSources } from '../../../main/exchange/guess.ts'
import { targetOfHeading } from '../../../main/import/headings.ts'

const EMPTY: ColumnSource = { from: 'empty' }
const person = (field: Extract<ColumnSource, { from: 'person' }>['field']): ColumnSource => ({
  from: 'person',
  field,
})
const was = (field: Extract<ColumnSource, { from: 'was' }>['field']): ColumnSource => ({ from: 'was', field })
const about = (what: Extract<ColumnSource, { from: 'correction' }>['what']): ColumnSource => ({
  from: 'correction',
  what,
})

test.each([
  ['Фамилия', person('lastName')],
  ['Фамилия*', person('lastName')],
  ['ФИО учащегося', person('fullName')],
  ['Ф.И.О. ребёнка', person('fullName')],
  ['Отчество (при наличии)', person('middleName')],
  ['Пол', person('sex')],
  ['Дата рождения', person('birthDate')],
  ['СНИЛС', person('snils')],
  ['Новый СНИЛС', person('snils')],
  ['СНИЛС (стало)', person('snils')],
  ['СНИЛС (было)', was('snils')],
  ['Прежняя фамилия', was('lastName')],
  ['Старый номер телефона', was('phone')],
  ['Класс', person('className')],
  ['Серия и номер свидетельства о рождении', person('certificate')],
  ['Свидетельство о рождении: серия', person('certificateSeries')],
  ['Гражданство', person('citizenship')],
  ['Роль', person('kind')],
  ['№', about('number')],
  ['№ п/п', about('number')],
  ['Дата исправления', about('signedAt')],
  ['Основание', about('basis')],
  ['Что изменено', about('changed')],
  ['Ответственный', about('signer')],
  ['ID', EMPTY],
  ['Группа здоровья', EMPTY],
  ['', EMPTY],
])('the heading %j is guessed as %j', (heading, source) => {
  expect(guessSources([heading], targetOfHeading)).toEqual([source])
})

test('what two headings could hold goes to the first of them', () => {
  expect(guessSources(['СНИЛС', 'Номер СНИЛС'], targetOfHeading)).toEqual([person('snils'), EMPTY])
})

test('grown-ups in the row of a pupil are left to the curator', () => {
  expect(guessSources(['Фамилия', 'Фамилия матери', 'СНИЛС матери'], targetOfHeading)).toEqual([
    person('lastName'),
    EMPTY,
    EMPTY,
  ])
})

test('a template of grown-ups alone is about the person of the row', () => {
  expect(guessSources(['ФИО родителя', 'СНИЛС родителя', 'Класс'], targetOfHeading)).toEqual([
    person('fullName'),
    person('snils'),
    EMPTY,
  ])
})
