import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { bits, octets, oid, sequence } from '../../cades/der.ts'
import { GOST_CURVES } from '../../cades/gost/curves.ts'
import { gostPublicKey } from '../../cades/gost/signature.ts'
import { OID } from '../../cades/oids.ts'
import { SECRETARY } from '../cades/pki.ts'
import { type Pcscd, startPcscd } from './pcscd.ts'
import { createRutoken, type RutokenKept } from './rutoken-card.ts'

/** The user's PIN of every virtual Rutoken. */
export const RUTOKEN_PIN = '12345678'

const ADMINISTRATOR_PIN = '87654321'

/** A Rutoken as it comes from the authority: set up, with a key, and the certificate that was issued for it. */
export type IssuedRutoken = {
  readonly kept: RutokenKept
  /** DER, by OpenSSL's GOST engine; like `authority`. */
  readonly certificate: Uint8Array
  readonly authority: Uint8Array
}

/**
 * Has OpenSC set up a virtual Rutoken and generate a GOST key on it, and OpenSSL issue a certificate for that key.
 * OpenSC 0.23 stores such a certificate but cannot read it (its parser does not know the keys of 2012), so the module
 * shows the keys only: the certificate stands beside the token, as it does where an authority has sent it by mail.
 */
export async function issueRutoken(): Promise<IssuedRutoken> {
  const card = createRutoken()
  const pcscd = await startPcscd({ hurries: true })
  try {
    await pcscd.insert(card)
    await seen(pcscd)
    const administrator = ['--so-pin', ADMINISTRATOR_PIN]
    const user = ['--auth-id', '02', '--pin', RUTOKEN_PIN]
    for (const words of [
      ['--create-pkcs15', ...administrator, '--so-puk', '', '--label', 'Test token'],
      ['--store-pin', ...user, '--puk', '', '--label', 'User PIN', ...administrator],
      ['--finalize'],
      ['--generate-key', 'gost2001', ...user, '--id', '01', '--label', 'key'],
    ])
      await run('pkcs15-init', words, { env: { ...process.env, ...pcscd.env } })
  } finally {
    await pcscd.stop()
  }
  const kept = card.kept()
  const [secret] = kept.keys.values()
  return { kept, ...issued(gostPublicKey(GOST_CURVES.get(OID.cryptoProA)!, secret!)) }
}

const run = promisify(execFile)

/** pcscd looks into its readers from time to time only. */
async function seen({ env }: Pcscd): Promise<void> {
  for (let tries = 100; ; tries -= 1) {
    try {
      await run('opensc-tool', ['--atr'], { env: { ...process.env, ...env } })
      return
    } catch (cause) {
      if (tries === 0) throw new Error('OpenSC does not see the card', { cause })
    }
  }
}

/** OpenSC's PKCS#11 module. */
export function openScModule(): string {
  const path = readdirSync('/usr/lib')
    .filter((name) => name.endsWith('-linux-gnu'))
    .map((name) => `/usr/lib/${name}/opensc-pkcs11.so`)
    .find((one) => existsSync(one))
  if (path === undefined || !existsSync('/usr/bin/pkcs15-init'))
    throw new Error('missing: OpenSC; run: apt-get install -y opensc opensc-pkcs11')
  return path
}

const EXTENSIONS = `[req]
distinguished_name=name
[name]
[authority]
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash
[person]
keyUsage=critical,digitalSignature,nonRepudiation
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid
`

/** An authority of its own for each token, with OpenSSL's GOST and none of ours. */
function issued(publicKey: Uint8Array): Pick<IssuedRutoken, 'certificate' | 'authority'> {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-rutoken-'))
  const openssl = (words: string, ...more: string[]): void =>
    void execFileSync('openssl', [...words.split(' '), ...more], { cwd: folder, stdio: 'pipe' })
  const read = (name: string): Uint8Array => Uint8Array.from(readFileSync(join(folder, name)))
  const { commonName, surname, givenName, snils, organisation } = SECRETARY
  const names = `/O=${organisation}/CN=${commonName}/SN=${surname}/GN=${givenName}/${OID.snils}=${snils}`
  try {
    writeFileSync(join(folder, 'settings'), EXTENSIONS)
    writeFileSync(join(folder, 'public'), pem(keyOf(publicKey)))
    openssl('genpkey -engine gost -algorithm gost2012_256 -pkeyopt paramset:A -out key')
    const request = 'req -engine gost -new -utf8 -config settings -key key'
    openssl(`${request} -x509 -extensions authority -days 400 -out ca -subj`, '/CN=TEST Учебный центр')
    openssl(`${request} -out request -subj`, names)
    openssl(
      'x509 -engine gost -req -in request -CA ca -CAkey key -CAcreateserial -days 399 -extfile settings -extensions person -force_pubkey public -outform DER -out person.der',
    )
    openssl('x509 -in ca -outform DER -out ca.der')
    return { certificate: read('person.der'), authority: read('ca.der') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** SubjectPublicKeyInfo of a key on CryptoPro A (RFC 9215 §4). */
const keyOf = (publicKey: Uint8Array): Uint8Array =>
  sequence(
    sequence(oid(OID.gost256), sequence(oid(OID.cryptoProA), oid(OID.streebog256))),
    bits(octets(publicKey)),
  )

const pem = (der: Uint8Array): string =>
  `-----BEGIN PUBLIC KEY-----\n${Buffer.from(der).toString('base64')}\n-----END PUBLIC KEY-----\n`
