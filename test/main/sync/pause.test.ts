import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { pauseMs } from '../../../main/sync/pause.ts'

test.each([
  [1, 0.5, 2_000],
  [2, 0.5, 4_000],
  [9, 0.5, 512_000],
  [10, 0.5, 900_000],
  [5_000, 0.5, 900_000],
  [1, 0, 1_600],
  [10, 0.999999, 1_080_000],
])('after %i failures and with chance %d it waits %i ms', (failures, chance, ms) => {
  expect(pauseMs(failures, chance)).toBe(ms)
})

test('no pause is shorter than 1.6 s or longer than 18 min', () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), chance, (failures, chance) => {
      const ms = pauseMs(failures, chance)
      expect(ms).toBeGreaterThanOrEqual(1_600)
      expect(ms).toBeLessThanOrEqual(1_080_000)
    }),
  )
})
