import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What the fake module may be told; see `fake-module.c`. */
export type Behaviour = { readonly [word: string]: string | number }

/** A PKCS#11 module that misbehaves as it is told, in a folder of its own. */
export type FakeModule = {
  /** Absolute. */
  readonly path: string
  /** For the process that shall load it; no card service is found there. */
  readonly env: { readonly FAKE_MODULE: string; readonly PCSCLITE_CSOCK_NAME: string }
  /** Takes the place of whatever was said before; heard at the next call. */
  readonly behave: (behaviour: Behaviour) => void
  /** Writes bytes beside the module and gives the file's path. */
  readonly file: (name: string, bytes: Uint8Array) => string
  /** The calls so far, in their order. */
  readonly calls: () => string[]
  readonly remove: () => void
}

/** Compiles the module and tells it how to behave. */
export function createFakeModule(behaviour: Behaviour = {}): FakeModule {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-module-'))
  const path = join(folder, 'fake-module.so')
  writeFileSync(path, compiled())
  const control = join(folder, 'behaviour')
  const behave = (now: Behaviour): void => {
    const lines = Object.entries(now).map(([word, value]) => `${word} ${value}\n`)
    writeFileSync(`${control}.new`, lines.join(''))
    renameSync(`${control}.new`, control) // never read half written
  }
  behave(behaviour)
  return {
    path,
    env: { FAKE_MODULE: control, PCSCLITE_CSOCK_NAME: join(folder, 'no-service') },
    behave,
    file: (name, bytes) => {
      writeFileSync(join(folder, name), bytes)
      return join(folder, name)
    },
    calls: () =>
      existsSync(`${control}.log`) ? readFileSync(`${control}.log`, 'utf8').split('\n').filter(Boolean) : [],
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

let library: Uint8Array | undefined

/** The module, compiled once in a process; every test loads a file of its own, which then has its own variables. */
function compiled(): Uint8Array {
  if (library) return library
  const folder = mkdtempSync(join(tmpdir(), 'sverka-module-'))
  const path = join(folder, 'fake-module.so')
  const source = fileURLToPath(new URL('fake-module.c', import.meta.url))
  execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-fvisibility=hidden', '-o', path, source, '-lpthread'])
  library = readFileSync(path)
  rmSync(folder, { recursive: true })
  return library
}
