import { expect, test } from 'vitest'
import { createSearch } from '../../../main/search/search.ts'
import { connect } from '../../../main/store/database.ts'
import { unlock } from '../../../main/store/open.ts'
import { peopleOf } from '../../../main/store/people.ts'
import { openDesk, person } from './desk.ts'

const namesOf = (desk: ReturnType<typeof openDesk>, query: string) =>
  desk.search.find(query).map(({ id }) => desk.people.find(id)?.lastName)

test('what changes between two keystrokes is found by the second', () => {
  using desk = openDesk()
  desk.keep(person({ lastName: 'Ясенева' }))
  expect(namesOf(desk, 'ясен')).toEqual(['Ясенева'])
  desk.keep(person({ lastName: 'Ясеневский' }))
  expect(namesOf(desk, 'ясен')).toEqual(['Ясенева', 'Ясеневский'])
})

test('what another connection writes between two keystrokes is found by the second', () => {
  using desk = openDesk()
  expect(namesOf(desk, 'ясенев')).toEqual([])
  const other = connect(desk.database.name)
  unlock(other, new Uint8Array(32).fill(7))
  const people = peopleOf(other, createSearch(other).index, () => 1)
  other.transaction(() => people.keep(person({ lastName: 'Ясенева' })))()
  other.close()
  expect(namesOf(desk, 'ясенев')).toEqual(['Ясенева'])
})

test('what was found in a transaction that is taken back is not remembered', () => {
  using desk = openDesk()
  desk.keep(person({ lastName: 'Осинина' }))
  desk.database.exec('begin')
  desk.people.keep(person({ lastName: 'Ясенева' }))
  expect(namesOf(desk, 'ясенев')).toEqual(['Ясенева'])
  desk.database.exec('rollback')
  expect(namesOf(desk, 'ясенев')).toEqual([])
})

test('whoever types on finds the same as who types it at once', () => {
  using desk = openDesk()
  const surnames = ['Ясенев', 'Ясенева', 'Осинин', 'Осинина', 'Берёзин-Ясенев']
  const names = ['Пример', 'Примера', 'Образец', 'Эталон']
  const patronymics = ['Примерович', 'Примеровна', 'Образцович', 'Эталоновна', '']
  for (let number = 0; number < 700; number += 1) {
    const one = (words: readonly string[], step: number): string =>
      words[(number * step + (number >> 3)) % words.length]!
    const [lastName, firstName, middleName] = [one(surnames, 3), one(names, 4), one(patronymics, 5)]
    const state = number % 7 === 0 ? 'left' : 'active'
    desk.keep(person({ lastName, firstName, middleName, state, className: `${1 + (number % 11)}А` }))
  }
  const texts = [
    'ясенева примера образцович',
    'пример примеровна 7а',
    'осинин эталон эталонович',
    'ясн обр прим',
  ]
  for (const text of texts) {
    for (let length = 1; length <= text.length; length += 1) {
      const query = text.slice(0, length)
      expect([query, desk.search.find(query)]).toEqual([query, createSearch(desk.database).find(query)])
    }
  }
})

test('a beginning of more words than are read at once is not taken for all of them', () => {
  using desk = openDesk()
  const [middles, ends] = [
    ['но', 'ли', 'ро', 'ку', 'ме', 'та', 'со'],
    ['в', 'ва', 'нин', 'нина', 'цев', 'цева'],
  ]
  for (const first of middles)
    for (const second of middles)
      for (const end of ends) desk.keep(person({ lastName: `Ве${first}${second}${end}`, firstName: 'Проба' }))
  for (const text of ['весотанина проба', 'велималин', 'вкуронин', 'вемеамецев']) {
    for (let length = 1; length <= text.length; length += 1) {
      const query = text.slice(0, length)
      expect([query, desk.search.find(query)]).toEqual([query, createSearch(desk.database).find(query)])
    }
  }
  expect(namesOf(desk, 'весотанина')[0]).toBe('Весотанина')
})

test('a class that nobody is in is not looked for until somebody is', () => {
  using desk = openDesk()
  desk.keep(
    person({ lastName: 'Ясенева', className: '7А' }),
    person({ lastName: 'Ясенева', className: '8А' }),
  )
  const first = () => desk.search.find('ясенева 9б')[0]?.how
  expect(first()).toBe('part')
  desk.keep(person({ lastName: 'Ясенева', className: '9Б' }))
  expect(first()).toBe('exact')
})
