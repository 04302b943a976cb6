/** The fast loop: types, lint, format, and the tests that need no system packages. */
import { runSteps } from './steps.ts'

process.exitCode = await runSteps([
  ['types', 'tsc', ['-b']],
  ['lint', 'oxlint', []],
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  [
    'tests',
    'vitest',
    ['run', '--reporter=dot', '--exclude', 'test/cards/**', '--exclude', 'test/gateway/postgres*'],
  ],
])
