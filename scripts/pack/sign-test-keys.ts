import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStamper } from '../../test/cades/stamper.ts'

/** Keys made for one trial of signing: they say TEST in their names, nobody trusts them, and they end with it. */
export type TestKeys = AsyncDisposable & {
  /** What `signingTerms` reads. */
  readonly env: Readonly<Record<string, string>>
  /** Where they lie: `authority.pem`, `signer.pem`, `signer.key`, `signer.p12`. */
  readonly folder: string
}

const NAME = 'TEST Sverka (throw-away key)'

/** Not a secret, and with what command lines and files are apt to spoil. */
const WORD = 'слово %1 "и" пробел'

/** An authority, a certificate that may sign programs, an OpenPGP key, and a service of time stamps that listens. */
export async function makeTestKeys(): Promise<TestKeys> {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-keys-'))
  const path = (name: string) => join(folder, name)
  const run = (program: string, args: readonly string[], input?: string) =>
    void execFileSync(program, args, { cwd: folder, input, stdio: ['pipe', 'pipe', 'pipe'] })
  const openssl = (line: string, ...more: readonly string[]) => run('openssl', [...line.split(' '), ...more])

  writeFileSync(
    path('purpose'),
    'extendedKeyUsage=codeSigning\nkeyUsage=digitalSignature\nbasicConstraints=CA:false\n',
  )
  openssl(
    'req -x509 -newkey rsa:2048 -nodes -days 3 -keyout authority.key -out authority.pem -subj',
    `/CN=TEST authority`,
  )
  openssl('req -newkey rsa:2048 -nodes -keyout signer.key -out signer.csr -subj', `/CN=${NAME}`)
  openssl(
    'x509 -req -days 2 -set_serial 7 -extfile purpose -in signer.csr -CA authority.pem -CAkey authority.key -out signer.pem',
  )
  writeFileSync(path('word'), WORD, { mode: 0o600 })
  openssl('pkcs12 -export -inkey signer.key -in signer.pem -passout file:word -out signer.p12')

  const home = path('gpg')
  mkdirSync(home, { mode: 0o700 })
  const gpg = ['--homedir', home, '--batch', '--pinentry-mode', 'loopback', '--passphrase-fd', '0']
  run('gpg', [...gpg, '--quick-generate-key', NAME, 'rsa3072', 'sign', '2d'], `${WORD}\n`)

  const stamper = openStamper()
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.once('end', () => {
      response.setHeader('content-type', 'application/timestamp-reply')
      response.end(stamper.answer(Buffer.concat(parts)))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    folder,
    env: {
      SVERKA_SIGN_FILE: path('signer.p12'),
      SVERKA_SIGN_PASSWORD_FILE: path('word'),
      SVERKA_SIGN_AUTHORITIES: path('authority.pem'),
      SVERKA_SIGN_STAMPS: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      SVERKA_SIGN_STAMP_AUTHORITIES: stamper.path('ca.pem'),
      SVERKA_GPG_KEY: NAME,
      SVERKA_GPG_HOME: home,
      SVERKA_GPG_PASSPHRASE_FILE: path('word'),
      SVERKA_SIGN: 'required',
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      run('gpgconf', ['--homedir', home, '--kill', 'gpg-agent'])
      stamper[Symbol.dispose]()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
