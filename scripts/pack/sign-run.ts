import { spawn } from 'node:child_process'

export type Ran = {
  /** Exit code; -1 when the program could not be started or was killed. */
  readonly code: number
  /** What it wrote to both outputs, in order of arrival. */
  readonly text: string
}

type How = {
  /** What the program reads from its standard input: the place for a secret, which no list of processes shows. */
  readonly input?: string | undefined
  readonly cwd?: string | undefined
  /** Above the environment of this process. */
  readonly env?: Readonly<Record<string, string>> | undefined
}

/** Runs a program to its end; whatever becomes of it is told, not thrown. */
export function runProgram(program: string, args: readonly string[], how: How = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: how.cwd,
      env: { ...process.env, ...how.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    let text = ''
    const take = (chunk: Buffer) => {
      text += chunk.toString('utf8')
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.stdin.on('error', () => undefined) // it may end without having read: its exit code says what matters
    child.once('error', (cause) => resolve({ code: -1, text: cause.message }))
    child.once('close', (code) => resolve({ code: code ?? -1, text }))
    child.stdin.end(how.input ?? '')
  })
}

/**
 * Runs a program that must succeed and gives what it wrote.
 *
 * @throws with the last lines of what it said
 */
export async function mustRun(program: string, args: readonly string[], how: How = {}): Promise<string> {
  const { code, text } = await runProgram(program, args, how)
  if (code === 0) return text
  throw new Error(`${program} ended with ${code}: ${text.trim().split('\n').slice(-8).join('\n')}`)
}
