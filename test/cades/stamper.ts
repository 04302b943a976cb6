import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A time-stamping service by OpenSSL: `answer` is what it would send to a POST. */
export type Stamper = Disposable & {
  /** The authority above it, DER. */
  readonly authority: Uint8Array
  /** Its own certificate, DER. */
  readonly certificate: Uint8Array
  answer(request: Uint8Array): Uint8Array
  /** Whether `openssl ts -verify` takes the answer for a stamp of these bytes. */
  verifies(answer: Uint8Array, stamped: Uint8Array): boolean
  /** Path of a file in its folder: `ca.pem`, `ca.key`, `tsa.pem`, `tsa.key`. */
  path(name: string): string
}

type Terms = {
  /** Arguments that make a key: of `openssl genpkey`. */
  key?: readonly string[]
  /** What the service signs with, and what it takes. */
  digest?: string
  /** Extensions of its certificate, as OpenSSL writes them. */
  purpose?: string
  /** Whether its certificate goes into the stamp when it is asked to. */
  chain?: boolean
  /** The digest of the attribute that names its certificate: `sha1` makes the older attribute. */
  named?: string
  engine?: string
}

export const RSA_KEY = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048']
export const P256_KEY = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256']
export const P384_KEY = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384']
export const GOST_KEY = ['-algorithm', 'gost2012_256', '-pkeyopt', 'paramset:A']

export function openStamper(terms: Terms = {}): Stamper {
  const { key = RSA_KEY, digest = 'sha256', named = 'sha256', engine, chain = true } = terms
  const { purpose = 'extendedKeyUsage=critical,timeStamping' } = terms
  const folder = mkdtempSync(join(tmpdir(), 'sverka-stamper-'))
  const path = (name: string) => join(folder, name)
  // `ts -verify` knows no engine: there the configuration must load it.
  const env = engine ? { ...process.env, OPENSSL_CONF: path('engine.cnf') } : process.env
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: folder, env })
  const write = (name: string, lines: readonly string[]) => writeFileSync(path(name), `${lines.join('\n')}\n`)

  write('ts.cnf', [
    '[ ca ]',
    'distinguished_name = name',
    '[ name ]',
    '[ authority ]',
    'basicConstraints = critical,CA:true',
    'keyUsage = critical,keyCertSign,cRLSign',
    '[ service ]',
    ...(purpose ? [purpose] : ['basicConstraints = CA:false']),
    '[ tsa ]',
    'serial = tsa.serial',
    'signer_cert = tsa.pem',
    ...(chain ? ['certs = ca.pem'] : []),
    'signer_key = tsa.key',
    `signer_digest = ${digest}`,
    'default_policy = 1.2.3.4.1',
    'digests = sha256, sha384, sha512' + (engine ? ', md_gost12_256, md_gost12_512' : ''),
    'accuracy = secs:1',
    'ordering = no',
    'tsa_name = yes',
    'ess_cert_id_chain = no',
    `ess_cert_id_alg = ${named}`,
  ])
  write('tsa.serial', ['01'])
  write('engine.cnf', [
    'openssl_conf = start',
    '[ start ]',
    'engines = engines',
    '[ engines ]',
    `${engine} = engine`,
    '[ engine ]',
    'default_algorithms = ALL',
  ])
  const run = (line: string, ...more: readonly string[]) => openssl(...line.split(' '), ...more)
  for (const name of ['ca', 'tsa']) run(`genpkey -out ${name}.key`, ...key)
  const request = `req -new -${digest} -config ts.cnf`
  run(
    `${request} -x509 -days 3 -key ca.key -extensions authority -out ca.pem -subj`,
    '/CN=TEST Time authority',
  )
  run(`${request} -key tsa.key -out tsa.csr -subj`, '/CN=TEST Time service')
  const sign = `x509 -req -${digest} -in tsa.csr -days 2 -set_serial 0x1001 -CA ca.pem -CAkey ca.key`
  run(`${sign} -extfile ts.cnf -extensions service -out tsa.pem`)

  const der = (name: string): Uint8Array => openssl('x509', '-in', name, '-outform', 'DER')
  return {
    authority: der('ca.pem'),
    certificate: der('tsa.pem'),
    path,
    answer: (request) => {
      writeFileSync(path('request.tsq'), request)
      run('ts -reply -config ts.cnf -section tsa -queryfile request.tsq -out answer.tsr')
      return readFileSync(path('answer.tsr'))
    },
    verifies: (answer, stamped) => {
      writeFileSync(path('given.tsr'), answer)
      writeFileSync(path('stamped'), stamped)
      try {
        run('ts -verify -in given.tsr -data stamped -CAfile ca.pem')
        return true
      } catch {
        return false
      }
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  }
}
