/**
 * Everything that is tested: types, lint, unit tests, journeys, cards, the host's contract, and the
 * screens; then the short form of the bench, which is told only. A skipped test counts as a failed one. Ends with what
 * failed, by name, and the line `N passed, N failed`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { screensIn, unitsIn } from './failed.ts'
import { run } from './steps.ts'

type Count = { passed: number; failed: readonly string[] }

const folder = mkdtempSync(join(tmpdir(), 'sverka-test-'))
const counts: Count[] = []

for (const [name, program, args] of [
  ['types', 'tsc', ['-b']],
  ['lint', 'oxlint', []],
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['build', 'node', ['scripts/build.ts']],
] as const) {
  const well = (await run(program, args)) === 0
  counts.push({ passed: well ? 1 : 0, failed: well ? [] : [name] })
}

const units = join(folder, 'units.json')
await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${units}`])
counts.push(unitsIn(read(units)))

const screens = join(folder, 'screens.json')
await run('playwright', ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: screens })
counts.push(screensIn(read(screens)))

// A speed is told, and loudly when it is worse than stored; it never fails the tests.
await run('node', ['scripts/bench.ts', '--quick'])

rmSync(folder, { recursive: true, force: true })
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.flatMap((count) => count.failed)
for (const one of failed) console.log(`failed: ${one}`)
console.log(`${passed} passed, ${failed.length} failed`)
process.exitCode = failed.length === 0 ? 0 : 1

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
