/**
 * Everything that is tested: types, lint, unit tests, journeys, cards, the host's contract, and the
 * screens. A skipped test counts as a failed one. Ends with the line `N passed, N failed`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from './steps.ts'

type Count = { passed: number; failed: number }

const folder = mkdtempSync(join(tmpdir(), 'sverka-test-'))
const counts: Count[] = []

for (const [name, program, args] of [
  ['types', 'tsc', ['-b']],
  ['lint', 'oxlint', []],
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['build', 'node', ['scripts/build.ts']],
] as const) {
  const well = (await run(program, args)) === 0
  if (!well) console.log(`${name}: failed`)
  counts.push({ passed: well ? 1 : 0, failed: well ? 0 : 1 })
}

const units = join(folder, 'units.json')
await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${units}`])
counts.push(countUnits(units))

const screens = join(folder, 'screens.json')
await run('playwright', ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: screens })
counts.push(countScreens(screens))

rmSync(folder, { recursive: true, force: true })
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

function countUnits(file: string): Count {
  const report = read(file)
  const suites = Number(report?.numFailedTestSuites ?? 0)
  const total = Number(report?.numTotalTests ?? 0)
  const passed = Number(report?.numPassedTests ?? 0)
  if (total === 0) return { passed: 0, failed: 1 }
  return { passed, failed: Math.max(total - passed, suites > 0 && total === passed ? suites : 0) }
}

function countScreens(file: string): Count {
  const stats = read(file)?.stats as Record<string, number> | undefined
  const passed = stats?.expected ?? 0
  const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) + (stats?.skipped ?? 0)
  return { passed, failed: passed === 0 ? Math.max(failed, 1) : failed }
}

function read(file: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  } catch {
    return undefined
  }
}
