import { expect, test } from 'vitest'
import { areaOf, faultTrend, lineOf, roundUp, shareTrend } from '../../renderer/screens/health/chart.ts'

const PLOT = { width: 100, height: 50 }

const days = [
  { day: '2026-11-01', people: 100, ready: 80, faults: 30 },
  { day: '2026-11-02', people: 100, ready: 85, faults: 20 },
  { day: '2026-11-11', people: 100, ready: 100, faults: 0 },
]

test('shares are drawn from a whole ten below the lowest up to 100, days at their dates', () => {
  expect(shareTrend(days, PLOT)).toEqual({
    low: 70,
    high: 100,
    points: [
      { x: 0, y: expect.closeTo(33.33, 1) },
      { x: 10, y: 25 },
      { x: 100, y: 0 },
    ],
  })
})

test('faults are drawn from nothing', () => {
  expect(faultTrend(days, PLOT)).toEqual({
    low: 0,
    high: 30,
    points: [
      { x: 0, y: 0 },
      { x: 10, y: expect.closeTo(16.67, 1) },
      { x: 100, y: 50 },
    ],
  })
})

test('a share that never falls still has an axis', () => {
  const best = days.map((day) => ({ ...day, ready: 100 }))
  expect(shareTrend(best, PLOT)).toMatchObject({ low: 90, high: 100 })
  expect(shareTrend(best.slice(0, 1), PLOT).points).toEqual([{ x: 100, y: 0 }])
})

test.each([
  [0, 5],
  [5, 5],
  [7, 8],
  [9, 10],
  [11, 20],
  [100, 100],
  [101, 200],
  [340, 400],
  [560, 600],
  [1000, 1000],
  [61_234, 80_000],
])('the round number above %i is %i', (number, round) => {
  expect(roundUp(number)).toBe(round)
})

test('a line becomes a path, and the area under it ends at the bottom', () => {
  const points = [
    { x: 0, y: 20 },
    { x: 33.333, y: 10 },
  ]
  expect(lineOf(points)).toBe('M0 20L33.3 10')
  expect(areaOf(points, PLOT)).toBe('M0 20L33.3 10L33.3 50L0 50Z')
  expect(areaOf([], PLOT)).toBe('')
})
