import { expect, test } from 'vitest'
import { isBegun, matching } from '../../../renderer/screens/palette/matching.ts'
import { caseCodeIn, failureNumberIn } from '../../../renderer/screens/palette/numbers.ts'

const rows = [
  { title: 'Подписать', also: 'черновики пин' },
  { title: 'Здоровье базы', also: 'ошибки в базе проверка' },
  { title: 'Закрыть смену', also: 'выйти заблокировать' },
  { title: 'Проверить карту и компьютер', also: 'диагностика' },
  { title: 'Напечатать список клавиш', also: 'шпаргалка' },
  { title: 'Вид: тёмный', also: 'тема оформление' },
]

test.each([
  ['подп', ['Подписать']],
  ['gjlg', ['Подписать']],
  ['смену закр', ['Закрыть смену']],
  ['выйти', ['Закрыть смену']],
  ['темн', ['Вид: тёмный']],
  ['ntvf', ['Вид: тёмный']],
  ['провер', ['Проверить карту и компьютер', 'Здоровье базы']],
  ['клавиш', ['Напечатать список клавиш']],
  ['агностик', ['Проверить карту и компьютер']],
  ['иванова', []],
])('commands are found by any of their words, in either layout: %s', (query, titles) => {
  expect(matching(rows, query).map(({ title }) => title)).toEqual(titles)
})

test.each([
  ['подп', true],
  ['gjlgb', true],
  ['под', false],
  ['базы', false],
])('a command goes before people only where its title is begun far enough: %s', (query, isSure) => {
  expect(rows.some((row) => isBegun(row, query))).toBe(isSure)
})

test.each([
  ['C03', 'C03'],
  ['с3', 'C03'],
  ['c 35', 'C35'],
  ['С-12', 'C12'],
  ['c0', undefined],
  ['c123', undefined],
  ['сок', undefined],
])('a case is known by its number: %s', (query, code) => {
  expect(caseCodeIn(query)).toBe(code)
})

test.each([
  ['№ 312', { begins: '312', isSaid: true }],
  ['#31', { begins: '31', isSaid: true }],
  ['312', { begins: '312', isSaid: false }],
  ['112-233', undefined],
  ['7б', undefined],
])('a failure is known by its number: %s', (query, number) => {
  expect(failureNumberIn(query)).toEqual(number)
})
