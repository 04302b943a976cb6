import { expect, test } from 'vitest'
import type { PersonRecord } from '../../../contract/person.ts'
import { openDesk, person } from './desk.ts'

/** The surnames found, in order, whatever the order of keeping. */
function order(query: string, people: readonly Partial<PersonRecord>[]): string[] {
  using desk = openDesk()
  desk.keep(...people.toReversed().map((given) => person(given)))
  return desk.search.find(query).map(({ rowId }) => {
    const { lastName, firstName, middleName } = desk.people.findByRow(rowId)!
    return [lastName, firstName, middleName].join(' ').trim()
  })
}

test('a whole word stands before a beginning, and a beginning before a typo', () => {
  const people = ['Маркин', 'Маркина', 'Макрин', 'Маркинов'].map((lastName) => ({ lastName }))
  expect(order('маркин', people)).toEqual(['Маркин', 'Маркина', 'Маркинов', 'Макрин'])
})

test('a surname stands before a name, and a name before a patronymic', () => {
  const people = [
    { lastName: 'Павел' },
    { lastName: 'Яшин', firstName: 'Павел' },
    { lastName: 'Акимов', middleName: 'Павел' },
  ]
  expect(order('павел', people)).toEqual(['Павел', 'Яшин Павел', 'Акимов  Павел'])
})

test('what fits wholly stands before what fits in part', () => {
  const people = [
    { lastName: 'Белов', firstName: 'Олег' },
    { lastName: 'Белова', firstName: 'Ольга' },
  ]
  expect(order('белов ол', people)).toEqual(['Белов Олег', 'Белова Ольга'])
})

test('those at the school stand before those who left, and namesakes in the order of the alphabet', () => {
  const people = [
    { lastName: 'Белов', firstName: 'Яков' },
    { lastName: 'Белов', firstName: 'Антон', state: 'left' as const },
    { lastName: 'Белов', firstName: 'Борис' },
  ]
  expect(order('белов', people)).toEqual(['Белов Борис', 'Белов Яков', 'Белов Антон'])
})

test('a slip that Russian names invite stands before another slip', () => {
  const people = [{ lastName: 'Бунков' }, { lastName: 'Банков' }]
  expect(order('бонков', people)).toEqual(['Банков', 'Бунков'])
})

test('in a class the pupils stand before their guardians', () => {
  using desk = openDesk()
  const guardian = person({ kind: 'guardian', lastName: 'Аносова' })
  const link = { guardian: guardian.id, relation: 'mother', basis: '' } as const
  const pupil = person({ lastName: 'Яшин', className: '2В', links: [link] })
  desk.keep(guardian, pupil)
  expect(desk.search.find('2в').map(({ id }) => id)).toEqual([pupil.id, guardian.id])
})
