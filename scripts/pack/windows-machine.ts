import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runProgram, type Ran } from './sign-run.ts'

/** A Windows of one trial: a wine prefix of its own, thrown away afterwards. */
export type Machine = AsyncDisposable & {
  /** Path of a file on its disk C, given with forward slashes. */
  path(inside: string): string
  /** The same file as programs of Windows name it; also for files of this system. */
  named(path: string): string
  has(inside: string): boolean
  /** Runs a program to its end. */
  run(program: string, ...args: readonly string[]): Promise<Ran>
  /** Starts a program that goes on; the answer says whether it still runs. */
  start(program: string): () => boolean
  /** A value of the registry, as `reg` prints it. */
  registry(key: string, value: string): Promise<string | undefined>
}

/** Whether there is a wine to try installers with. */
export const hasWine = (): boolean => existsSync('/usr/bin/wine')

/** Sets up a Windows 10; takes some seconds. */
export async function openMachine(): Promise<Machine> {
  const prefix = mkdtempSync(join(tmpdir(), 'sverka-wine-'))
  const env = {
    WINEPREFIX: prefix,
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mscoree=;mshtml=;winemenubuilder.exe=',
  }
  const run = (program: string, ...args: readonly string[]) => runProgram('wine', [program, ...args], { env })
  const disk = join(prefix, 'drive_c')
  const path = (inside: string) => join(disk, inside)
  await run('winecfg', '-v', 'win10')

  return {
    path,
    named: (file) =>
      file.startsWith(disk)
        ? `C:${file.slice(disk.length).replaceAll('/', '\\')}`
        : `Z:${file.replaceAll('/', '\\')}`,
    has: (inside) => existsSync(path(inside)),
    run,
    start: (program) => {
      const child = spawn('wine', [program], { env: { ...process.env, ...env }, stdio: 'ignore' })
      return () => child.exitCode === null && child.signalCode === null
    },
    registry: async (key, value) => {
      const { text } = await run('reg', 'query', key, '/v', value)
      return /REG_\w+ +(.*?)\r?$/m.exec(text)?.[1]
    },
    [Symbol.asyncDispose]: async () => {
      const server = ['/usr/lib/wine/wineserver64', '/usr/lib/wine/wineserver'].find((file) =>
        existsSync(file),
      )
      if (server)
        await once(spawn(server, ['-k'], { env: { ...process.env, ...env }, stdio: 'ignore' }), 'exit')
      rmSync(prefix, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** All files below a folder, with forward slashes, in order. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .toSorted()
