import { expect, test } from 'vitest'
import { screensIn, unitsIn } from '../../scripts/failed.ts'

test('unit tests that failed or were skipped are named, and a file that does not load', () => {
  const report = {
    numTotalTests: 3,
    numPassedTests: 1,
    testResults: [
      {
        name: 'a.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          { fullName: 'a good', status: 'passed', failureMessages: [] },
          {
            fullName: 'a bad',
            status: 'failed',
            failureMessages: ['\u001b[31mexpected 1 to be 2\u001b[39m\n  at a.test.ts:3'],
          },
          { fullName: 'a left', status: 'skipped', failureMessages: [] },
        ],
      },
      { name: 'b.test.ts', status: 'failed', message: 'no such import\n', assertionResults: [] },
    ],
  }
  expect(unitsIn(report)).toEqual({
    passed: 1,
    failed: ['a bad: expected 1 to be 2', 'a left: skipped', 'b.test.ts: no such import'],
  })
})

test('screens that failed or were skipped are named, however deep their group', () => {
  const spec = (title: string, status: string, message?: string) => ({
    file: 'a.spec.ts',
    title,
    tests: [{ status, results: [{ ...(message && { error: { message } }) }] }],
  })
  const report = {
    suites: [
      {
        specs: [spec('good', 'expected')],
        suites: [{ specs: [spec('bad', 'unexpected', 'lost\nat 3'), spec('left', 'skipped')] }],
      },
    ],
    errors: [],
  }
  expect(screensIn(report)).toEqual({
    passed: 1,
    failed: ['a.spec.ts › bad: lost', 'a.spec.ts › left: skipped'],
  })
})

test('a report that is missing, empty or of another form is a failure', () => {
  const isFailure = ({ passed, failed }: { passed: number; failed: readonly string[] }) =>
    passed === 0 && failed.length === 1
  expect(
    [unitsIn(undefined), unitsIn({ numTotalTests: 0, numPassedTests: 0, testResults: [] })].every(isFailure),
  ).toBe(true)
  expect([screensIn(undefined), screensIn({ suites: [] })].every(isFailure)).toBe(true)
})
