import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './steps.ts'

/** The school of the training mode: always the same one. */
const TRAINING = ['--pupils', '1500', '--seed', '1', '--out', 'out/training']

/** Builds main, preload and pages into out/, and the training school beside them. Gives 0 when all went well. */
export async function build(): Promise<number> {
  const built = await run('electron-vite', ['build', '--logLevel', 'warn'])
  if (built !== 0 || existsSync(join(root, 'out/training/school.xlsx'))) return built
  return run('node', ['scripts/contingent/main.ts', ...TRAINING])
}

if (import.meta.main) process.exitCode = await build()
