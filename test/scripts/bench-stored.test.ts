import { expect, test } from 'vitest'
import { above, below } from '../../scripts/bench/line.ts'
import { isWorse, worseBy } from '../../scripts/bench/stored.ts'

test.each([
  ['a longer time', below('p99', 4, 'ms', 8), 2, true],
  ['a time as noise makes it', below('p99', 2.4, 'ms', 8), 2, false],
  ['a shorter time', below('p99', 1, 'ms', 8), 2, false],
  ['fewer times as fast', above('times as fast', 3, '×', 1), 5, true],
  ['more times as fast', above('times as fast', 9, '×', 1), 5, false],
  ['a new figure', below('p99', 4, 'ms', 8), undefined, false],
])('%s is told as worse: %#', (_, line, stored, told) => {
  expect(isWorse(worseBy(line, stored))).toBe(told)
})
