import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** A step's name, the program from node_modules/.bin, and its arguments. */
export type Step = readonly [name: string, program: string, args: readonly string[]]

export const root = join(import.meta.dirname, '..')

/** Runs one program of the project to its end, its output shown; gives its exit code. */
export function run(
  program: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<number> {
  const bin = join(root, 'node_modules/.bin')
  return new Promise((resolve, reject) => {
    const child = spawn(join(bin, program), args, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, PATH: `${bin}:${process.env.PATH ?? ''}`, ...env },
    })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** Runs the steps in order, the rest too when one has failed; gives 0 when all went well. */
export async function runSteps(steps: readonly Step[]): Promise<number> {
  const failures: string[] = []
  for (const [name, program, args] of steps) {
    if ((await run(program, args)) !== 0) failures.push(name)
  }
  console.log(failures.length === 0 ? 'all is well' : `not well: ${failures.join(', ')}`)
  return failures.length === 0 ? 0 : 1
}
