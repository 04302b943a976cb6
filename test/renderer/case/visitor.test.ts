import { expect, test } from 'vitest'
import { SEATS, seatOf, toldBy, visitorAt } from '../../../renderer/screens/case/visitor.ts'
import { guardian, pupil } from '../../fakes/people.ts'

const TODAY = '2026-11-22'

test('a choice stands for one visitor and the visitor for that choice', () => {
  const back = SEATS.flatMap((seat) => [true, false].map((foreign) => seatOf(visitorAt(seat, foreign))))
  expect(back).toEqual(SEATS.flatMap((seat) => [seat, seat]))
})

test.each([
  ['in the middle of an age', pupil({ birthDate: '2014-03-12' }), { age: 12 }],
  [
    'twelve days before 14',
    pupil({ birthDate: '2012-12-04' }),
    { age: 13, turning: { age: 14, on: '2026-12-04', days: 12 } },
  ],
  ['no birth date', pupil({ birthDate: '' }), {}],
  ['a grown-up', guardian({ birthDate: '1985-01-05' }), { age: 41 }],
])('the age and the birthday ahead are told: %s', (_case, record, told) => {
  expect(toldBy(record, TODAY, false)).toEqual(told)
})

test('it is told by what a person counts as foreign', () => {
  const paper = {
    type: 'foreign-birth-certificate',
    series: '',
    number: '12',
    issued: '',
    issuer: '',
    act: '',
  } as const
  const of = (documents: readonly (typeof paper)[]) =>
    toldBy(pupil({ birthDate: '2014-03-12', documents: [...documents] }), TODAY, true).foreign
  expect([of([paper]), of([])]).toEqual(['paper', 'citizenship'])
})
