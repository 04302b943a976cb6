import { expect, test } from 'vitest'
import type { RetypeTask } from '../../../contract/delivery.ts'
import {
  firstUntyped,
  nextUntyped,
  peopleIn,
  rowsOf,
  type FieldRow,
} from '../../../renderer/screens/retype/rows.ts'
import { snilsCorrection } from '../../fakes/correction.ts'

const TICK = { by: 'TEST Образцова', at: '2026-11-22T08:00:00.000Z' }

const task = (other: Partial<RetypeTask> = {}): RetypeTask => ({
  held: {
    correction: snilsCorrection(),
    state: 'waiting',
    hash: '',
    due: '2026-12-01',
    failures: 0,
    person: { lastName: 'Образцов', firstName: 'Пример', middleName: '', className: '5А' },
  },
  kind: 'pupil',
  birthDate: '2014-03-12',
  snils: '11223344595',
  fields: [
    { field: 'birthDate', was: '2014-03-12', becomes: '2014-12-03' },
    { field: 'snils', was: '11223344595', becomes: '08765430300' },
    { field: 'phone', was: '', becomes: '+79000000001' },
  ],
  ...other,
})

test('what is copied is written as journals write it, and what is found by is what the journal has', () => {
  expect(rowsOf(task(), false).map(({ shown, copied }) => [shown, copied])).toEqual([
    ['Образцов Пример', 'Образцов Пример'],
    ['5А', '5А'],
    ['12.03.2014', '12.03.2014'],
    ['112-233-445 95', '112-233-445 95'],
    ['03.12.2014', '03.12.2014'],
    ['087-654-303 00', '087-654-303 00'],
    ['+7 (900) 000-00-01', '+7 (900) 000-00-01'],
  ])
})

test('a covered number is not seen, and is copied whole', () => {
  const rows = rowsOf(task(), true)
  expect(rows.filter(({ copied, shown }) => copied !== shown)).toMatchObject([
    { find: 'snils', shown: '•••-•••-•45 95', copied: '112-233-445 95' },
    { field: 'snils', shown: '•••-•••-•03 00', was: '•••-•••-•45 95', copied: '087-654-303 00' },
    { field: 'phone', copied: '+7 (900) 000-00-01' },
  ])
})

test('what is not known of the person is not looked for', () => {
  const person = { lastName: '', firstName: '', middleName: '', className: '' }
  const lost = task({ held: { ...task().held, person }, birthDate: '', snils: '' })
  expect(rowsOf(lost, false).filter((row) => 'find' in row)).toEqual([])
})

test('a value that the journal has already is said to be there', () => {
  const rows = rowsOf(task({ fields: [{ field: 'email', was: 'a@b.ru', becomes: 'a@b.ru' }] }), false)
  expect((rows.at(-1) as FieldRow).isThere).toBe(true)
})

test('the keys go to the first field that is not typed, then to the next, then back above', () => {
  const [birth, snils, phone] = task().fields as [
    RetypeTask['fields'][0],
    RetypeTask['fields'][0],
    RetypeTask['fields'][0],
  ]
  const rows = (fields: RetypeTask['fields']) => rowsOf(task({ fields }), false)
  expect(firstUntyped(rows([birth, snils, phone]))).toBe(4)
  expect(firstUntyped(rows([{ ...birth, tick: TICK }, snils, phone]))).toBe(5)
  expect(nextUntyped(rows([birth, { ...snils, tick: TICK }, phone]), 5)).toBe(6)
  expect(nextUntyped(rows([birth, snils, { ...phone, tick: TICK }]), 6)).toBe(4)
  const whole = rows([birth, snils, phone].map((field) => ({ ...field, tick: TICK })))
  expect([firstUntyped(whole), nextUntyped(whole, 5)]).toEqual([6, 5])
})

test('several corrections of one person are one person', () => {
  const other = { ...task().held, correction: snilsCorrection({ person: crypto.randomUUID() }) }
  expect(peopleIn([task(), task(), task({ held: other })])).toBe(2)
})
