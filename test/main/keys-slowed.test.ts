import { expect, test } from 'vitest'
import { slowed } from '../../main/keys/slowed.ts'

test('a clock that is put back makes nobody wait longer than the longest time', () => {
  let now = 10 ** 12
  const tries = slowed(() => now)
  for (let wrong = 0; wrong < 9; wrong += 1) tries.tried(false)
  expect(tries.waitSeconds()).toBe(160)
  now = 0
  expect(tries.waitSeconds()).toBe(600)
  now = 600_000
  expect(tries.waitSeconds()).toBe(0)
})
