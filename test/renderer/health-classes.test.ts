import { expect, test } from 'vitest'
import type { ClassHealth } from '../../contract/health.ts'
import {
  classNames,
  compareClasses,
  laidOut,
  readyOf,
  stagesOf,
} from '../../renderer/screens/health/classes.ts'
import { percentOf } from '../../renderer/screens/health/share.ts'

test('classes stand as people count them', () => {
  const names = ['10А', 'Подготовительный', '2Б', '1А', '11-2', '2А', '11-10', '10Б', '9В']
  expect(names.toSorted(compareClasses)).toEqual([
    '1А',
    '2А',
    '2Б',
    '9В',
    '10А',
    '10Б',
    '11-2',
    '11-10',
    'Подготовительный',
  ])
})

test('classes are grouped by the stages of a school and by year', () => {
  const classes = ['10А', '5Б', '1А', '5А', '4А', 'Группа', '9А'].map((name) => ofClass(name))
  const names = stagesOf(classes).map(({ stage, years }) => [
    stage,
    years.map((year) => year.map(({ className }) => className)),
  ])
  expect(names).toEqual([
    ['primary', [['1А'], ['4А']]],
    ['middle', [['5А', '5Б'], ['9А']]],
    ['senior', [['10А']]],
    ['other', [['Группа']]],
  ])
})

test('a year has a row of its own, and in a small school shares it', () => {
  const rowsOf = (...names: string[]) => {
    const { columns, stages } = laidOut(stagesOf(names.map(ofClass)))
    return [
      columns,
      ...stages.flatMap(({ rows }) => rows.map((row) => row.map((one) => one.className).join(' '))),
    ]
  }
  expect(rowsOf('1А', '1Б', '1В', '2А', '2Б', '5А')).toEqual([3, '1А 1Б 1В', '2А 2Б', '5А'])
  expect(rowsOf('1А', '2А', '2Б', '5А', '6А')).toEqual([4, '1А 2А 2Б', '5А 6А'])
  expect(rowsOf('1А', '2А', '5А')).toEqual([5, '1А 2А', '5А'])
  expect(rowsOf()).toEqual([5])
})

test('who is in no class has no bar, and comes last in the list to choose from', () => {
  const classes = [ofClass(''), ofClass('2А'), ofClass('1А')]
  expect(stagesOf(classes).flatMap(({ years }) => years.flat().map(({ className }) => className))).toEqual([
    '1А',
    '2А',
  ])
  expect(classNames(classes)).toEqual(['1А', '2А', ''])
})

test('a parent of two classes is one grown-up', () => {
  const classes = [
    { ...ofClass('1А'), pupils: 20, ready: 18, guardians: 30, guardiansReady: 29 },
    { ...ofClass('2А'), pupils: 10, ready: 10, guardians: 15, guardiansReady: 15 },
  ]
  expect(readyOf({ people: 70, ready: 66, classes })).toEqual({
    pupils: { people: 30, ready: 28 },
    guardians: { people: 40, ready: 38 },
  })
})

test.each([
  [1412, 1502, 94],
  [249, 250, 99],
  [1499, 1500, 99],
  [1500, 1500, 100],
  [1, 1000, 1],
  [0, 1000, 0],
  [0, 0, 100],
])('%i of %i is %i per cent', (part, whole, share) => {
  expect(percentOf(part, whole)).toBe(share)
})

const ofClass = (className: string): ClassHealth => ({
  className,
  pupils: 25,
  ready: 20,
  faults: 5,
  warnings: 3,
  guardians: 40,
  guardiansReady: 36,
})
