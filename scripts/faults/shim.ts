import { execFileSync } from 'node:child_process'
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The system call to be failed, as its letter in shim.h. */
export type Letter = 'O' | 'W' | 'T' | 'S' | 'R' | 'U' | 'K' | 'P'

export type Errno = 'ENOSPC' | 'EROFS' | 'EACCES' | 'EIO'

let library: Uint8Array | undefined

/** Compiles the library once in a process and gives a file of it in that folder. @throws where there is no gcc */
export function shimIn(folder: string): string {
  if (!library) {
    const made = mkdtempSync(join(tmpdir(), 'sverka-shim-'))
    const path = join(made, 'shim.so')
    const source = join(import.meta.dirname, 'shim.c')
    execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-o', path, source, '-ldl', '-lpthread'])
    library = readFileSync(path)
    rmSync(made, { recursive: true })
  }
  const path = join(folder, 'shim.so')
  writeFileSync(path, library, { mode: 0o700 })
  return path
}

/** Where the shim looks and writes; all beside each other in one folder. */
export const shimPlaces = (folder: string) => ({
  root: join(folder, 'profile'),
  trace: join(folder, 'trace'),
  control: join(folder, 'control'),
})

/** The environment in which a program stands on the shim. @param isTraced whether everything is written down */
export function shimEnvironment(folder: string, isTraced: boolean): NodeJS.ProcessEnv {
  const { root, trace, control } = shimPlaces(folder)
  return {
    ...process.env,
    LD_PRELOAD: shimIn(folder),
    UV_USE_IO_URING: '0', // else some calls would pass by
    FAULTS_ROOT: root,
    FAULTS_CONTROL: control,
    ...(isTraced && { FAULTS_TRACE: trace }),
  }
}

/** Gives orders to the shim below this process. */
export function shimControl(folder: string) {
  const control = openSync(shimPlaces(folder).control, 'w')
  const tell = (line: string): void => void writeSync(control, `${line}\n`)
  return {
    /** Writes an entry of its own into the trace: what the program has told a person by now. */
    mark: (text: string): void => tell(`mark ${text}`),
    /** @param letters which operations · @param part what must be in the path · @param after how many still succeed */
    fail: (letters: string, errno: Errno, { part = '', after = 0, times = -1 } = {}): void =>
      tell(`fail ${letters} ${errno} ${after} ${times} ${part}`.trimEnd()),
    heal: (): void => tell('heal'),
  }
}

export type ShimControl = ReturnType<typeof shimControl>
