import { expect, test } from 'vitest'
import type { Mark } from '../../contract/mark.ts'
import { defectsOf, inReading } from '../../renderer/screens/health/kinds.ts'
import { placeAfter } from '../../renderer/screens/health/move.ts'
import { turningSoon } from '../../renderer/screens/health/turning.ts'
import {
  drilled,
  MOST_SHOWN,
  narrowed,
  wholeBase,
  widened,
  withMore,
} from '../../renderer/screens/health/work.ts'

test('conditions add up, and each is taken away by itself', () => {
  const inClass = drilled(wholeBase, { className: '7Б' }, 'class 7Б')
  const both = narrowed(inClass, { code: 'snils.control' })
  expect(both.filter).toEqual({ className: '7Б', code: 'snils.control' })
  expect(narrowed(both, { className: undefined }).filter).toEqual({ code: 'snils.control' })
})

test('with the last condition gone the list is of everybody, not the whole again', () => {
  const list = drilled(wholeBase, { code: 'name.latin' }, 'kind name.latin')
  expect(narrowed(list, { code: undefined }).filter).toEqual({})
})

test('another condition begins the list anew; the way back leads to what was chosen', () => {
  const read = { ...withMore(drilled(wholeBase, { className: '7Б' }, 'class 7Б')), person: 'child' }
  expect(narrowed(read, { severity: 'error' })).toMatchObject({ shown: 100, person: '' })
  expect(widened(read)).toEqual({ ...wholeBase, chosen: 'class 7Б' })
})

test('a page more is added up to what a page can bear', () => {
  const pages = Array.from({ length: 12 }).reduce<typeof wholeBase>((work) => withMore(work), wholeBase)
  expect([withMore(wholeBase).shown, pages.shown]).toEqual([200, MOST_SHOWN])
})

test('what stands in the way: the gravest first, then the most; what is only to be known is no defect', () => {
  const kinds = [
    { code: 'phone.landline', severity: 'warning', people: 90, gravest: 90 },
    { code: 'age.turns', severity: 'notice', people: 12, gravest: 12 },
    { code: 'snils.control', severity: 'error', people: 5, gravest: 5 },
    { code: 'name.latin', severity: 'error', people: 9, gravest: 9 },
    { code: 'name.digits', severity: 'error', people: 0, gravest: 0 },
  ] as const
  expect(defectsOf(kinds).map(({ code }) => code)).toEqual(['name.latin', 'snils.control', 'phone.landline'])
})

test('the kind that is looked for is read first', () => {
  const marks: Mark[] = [
    { field: 'phone', severity: 'warning', code: 'phone.landline' },
    { field: 'snils', severity: 'error', code: 'snils.control' },
    { field: 'card', severity: 'error', code: 'card.left' },
  ]
  const codes = (code?: string) => inReading(marks, code).map((mark) => mark.code)
  expect(codes()).toEqual(['snils.control', 'card.left', 'phone.landline'])
  expect(codes('phone.landline')).toEqual(['phone.landline', 'snils.control', 'card.left'])
})

test('the next birthday comes first', () => {
  const turning = turningSoon([line('later', '2026-12-20'), line('sooner', '2026-12-01')])
  expect(turning.map(({ person, age, on }) => [person.id, age, on])).toEqual([
    ['sooner', 14, '2026-12-01'],
    ['later', 14, '2026-12-20'],
  ])
})

/** Three in the first row, two in the second, shifted by half a step. */
const boxes = [
  { left: 0, top: 0, width: 10, height: 10 },
  { left: 10, top: 0, width: 10, height: 10 },
  { left: 20, top: 0, width: 10, height: 10 },
  { left: 0, top: 12, width: 10, height: 10 },
  { left: 14, top: 12, width: 10, height: 10 },
]

test.each([
  ['ArrowRight', 2, 3],
  ['ArrowLeft', 3, 2],
  ['ArrowLeft', 0, undefined],
  ['ArrowDown', 0, 3],
  ['ArrowDown', 2, 4],
  ['ArrowDown', 4, undefined],
  ['ArrowUp', 4, 1],
  ['Home', 3, 0],
  ['End', 0, 4],
  ['Enter', 0, undefined],
])('%s leads from %i to %s', (key, from, to) => {
  expect(placeAfter(key, boxes, from)).toBe(to)
})

const line = (id: string, on: string) => ({
  person: {
    id,
    kind: 'pupil' as const,
    lastName: 'Семенов',
    firstName: 'Пётр',
    middleName: '',
    birthDate: '2012-12-01',
    className: '8А',
  },
  marks: [
    { field: 'snils', severity: 'error', code: 'snils.control' } as const,
    { field: 'birthDate', severity: 'notice', code: 'age.turns', age: 14, on, days: 9 } as const,
  ],
})
