import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import type { GatewaySettings } from '../../contract/gateway-settings.ts'

const PROGRAM = resolve(import.meta.dirname, '../../gateway/serve.ts')

/** A gateway as its administrator runs it: settings in a file, each command a process. The folder is the test's own. */
export function ownProgram(settings: Partial<GatewaySettings>) {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-gateway-'))
  const file = join(folder, 'gateway.json')
  writeFileSync(file, JSON.stringify({ port: 0, ...settings }))
  const running = new Set<ChildProcess>()
  onTestFinished(async () => {
    for (const program of running) {
      program.kill('SIGKILL')
      await once(program, 'close')
    }
    rmSync(folder, { recursive: true, force: true })
  })

  const start = (...words: string[]): ChildProcess => {
    const program = spawn(process.execPath, [PROGRAM, '--settings', file, ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(program)
    program.once('close', () => running.delete(program))
    return program
  }

  return {
    folder,
    /** Does one command and gives what it printed. @throws when it fails */
    async run(...words: string[]): Promise<string> {
      const program = start(...words)
      let said = ''
      program.stdout!.on('data', (part: Buffer) => (said += part.toString()))
      program.stderr!.on('data', (part: Buffer) => (said += part.toString()))
      const [code] = (await once(program, 'close')) as [number | null]
      if (code !== 0) throw new Error(`ended with ${code}: ${said}`)
      return said.trim()
    },
    /** Serves until it is killed; `url` without the version, `pid` of the process. */
    async serve() {
      const program = start('serve')
      const lines = createInterface({ input: program.stdout! })
      const said: string[] = []
      lines.on('line', (line) => said.push(line))
      createInterface({ input: program.stderr! }).on('line', (line) => said.push(line))
      const ended = once(program, 'close').then(([code]) => code as number | null)
      const listening = await new Promise<number>((resolve, reject) => {
        program.once('close', (code) => reject(new Error(`the gateway ended with ${code}`)))
        lines.on('line', (line) => {
          const said = JSON.parse(line) as { listening?: number }
          if (said.listening !== undefined) resolve(said.listening)
        })
      })
      return {
        port: listening,
        url: `http://127.0.0.1:${listening}`,
        pid: program.pid!,
        /** Every line of both outputs so far. */
        said,
        /** Its exit code, once it has ended. */
        ended,
        signal: (name: NodeJS.Signals): void => void program.kill(name),
        isAlive: (): boolean => program.exitCode === null && program.signalCode === null,
        async kill(): Promise<void> {
          program.kill('SIGKILL')
          if (program.exitCode === null && program.signalCode === null) await once(program, 'close')
        },
      }
    },
  }
}
