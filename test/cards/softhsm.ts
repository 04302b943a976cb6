import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Issued } from '../../cades/issue.ts'

/** The software token of the tests: a real PKCS#11 module by people who know nothing of this program. */
export type SoftHsm = {
  /** Absolute. */
  readonly module: string
  /** For the process that shall use these tokens and no others. */
  readonly env: { readonly SOFTHSM2_CONF: string; readonly PCSCLITE_CSOCK_NAME: string }
  /** Sets up a token; `PIN` of `desk.ts` where none is given. */
  readonly createToken: (label: string, pin?: string) => void
  readonly importKey: (label: string, issued: Issued, more?: { id?: string; pin?: string }) => void
  readonly importCertificate: (
    label: string,
    certificate: Uint8Array,
    more?: { id?: string; pin?: string },
  ) => void
  readonly remove: () => void
}

const PIN = '123456'
/** Tokens in a folder of their own. */
export function createSoftHsm(): SoftHsm {
  const module = findModule('softhsm/libsofthsm2.so')
  const folder = mkdtempSync(join(tmpdir(), 'sverka-softhsm-'))
  const tokens = join(folder, 'tokens')
  mkdirSync(tokens)
  const config = join(folder, 'softhsm2.conf')
  writeFileSync(config, `directories.tokendir = ${tokens}\nobjectstore.backend = file\nlog.level = ERROR\n`)
  // No card service: what these tests see comes from the module.
  const env = { SOFTHSM2_CONF: config, PCSCLITE_CSOCK_NAME: join(folder, 'no-service') }
  const run = (program: string, args: readonly string[]): void =>
    void execFileSync(program, args, { env: { ...process.env, ...env }, stdio: 'pipe' })
  const write = (label: string, type: string, bytes: Uint8Array, { id = '01', pin = PIN } = {}): void => {
    const file = join(folder, `${type}.der`)
    writeFileSync(file, bytes)
    const login = ['--module', module, '--token-label', label, '--login', '--pin', pin]
    run('pkcs11-tool', [...login, '--write-object', file, '--type', type, '--id', id, '--label', type])
    rmSync(file)
  }

  return {
    module,
    env,
    createToken: (label, pin = PIN) =>
      run('softhsm2-util', [
        '--init-token',
        '--free',
        '--label',
        label,
        '--so-pin',
        '12345678',
        '--pin',
        pin,
      ]),
    importKey: (label, { key, certificate }, more) => {
      write(label, 'privkey', key.export({ format: 'der', type: 'pkcs8' }), more)
      write(label, 'cert', certificate, more)
    },
    importCertificate: (label, certificate, more) => write(label, 'cert', certificate, more),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Where the system keeps a PKCS#11 module, by the end of its path. */
export function findModule(name: string): string {
  const folders = readdirSync('/usr/lib').filter((folder) => folder.endsWith('-linux-gnu'))
  const paths = ['', ...folders].map((folder) => join('/usr/lib', folder, name))
  const found = paths.find((path) => existsSync(path))
  if (found === undefined || !existsSync('/usr/bin/pkcs11-tool'))
    throw new Error(`missing: ${name} or pkcs11-tool; run: apt-get install -y softhsm2 opensc opensc-pkcs11`)
  return found
}
