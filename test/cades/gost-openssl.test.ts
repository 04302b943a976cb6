import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { verifierOf } from '../../cades/algorithm.ts'
import { checkChain } from '../../cades/chain.ts'
import { octets, oid, sequence, smallInteger } from '../../cades/der.ts'
import type { GostAlgorithm } from '../../cades/gost/public-key.ts'
import { createGostKey, gostPublicKeyOf, type GostSecret } from '../../cades/gost/secret.ts'
import type { AnyIssued } from '../../cades/issue.ts'
import { signMessage } from '../../cades/issued-key.ts'
import { OID } from '../../cades/oids.ts'
import { x509 } from '../../cades/x509.ts'
import { authority, certificateOf, DAY, secretary } from './pki.ts'

const folder = mkdtempSync(join(tmpdir(), 'sverka-gost-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What OpenSSL with its GOST engine says, or `failed` with its reason. */
function openssl(command: string, ...more: string[]): string {
  const [name = '', ...rest] = command.split(' ')
  try {
    const run = { cwd: folder, stdio: 'pipe' } as const
    return execFileSync('openssl', [name, '-engine', 'gost', ...rest, ...more], run)
      .toString()
      .trim()
  } catch (cause) {
    return `failed: ${String((cause as { stderr?: Buffer }).stderr)}`
  }
}

const save = (name: string, bytes: Uint8Array): void => writeFileSync(join(folder, name), bytes)

function savePem(name: string, label: string, der: Uint8Array): void {
  const lines = Buffer.from(der)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n')
  save(name, Buffer.from(`-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`))
}

/** PKCS#8 as the engine has it: the number little-endian (its curve stands in the algorithm). */
function pkcs8({ algorithm, parameterSet, secret }: GostSecret): Uint8Array {
  const bytes = algorithm === 'gost-256' ? 32 : 64
  const number = Buffer.from(secret.toString(16).padStart(2 * bytes, '0'), 'hex').toReversed()
  const kind = oid(algorithm === 'gost-256' ? OID.gost256 : OID.gost512)
  return sequence(smallInteger(0), sequence(kind, sequence(oid(parameterSet))), octets(number))
}

/** The parameter sets that the engine knows too, as it names them. */
const SETS: readonly [set: string, named: string, algorithm: GostAlgorithm][] = [
  [OID.cryptoProA, 'A', 'gost-256'],
  [OID.cryptoProB, 'B', 'gost-256'],
  [OID.cryptoProC, 'C', 'gost-256'],
  [OID.cryptoProXchA, 'XA', 'gost-256'],
  [OID.cryptoProXchB, 'XB', 'gost-256'],
  [OID.tc26Gost256A, 'TCA', 'gost-256'],
  [OID.tc26Gost256B, 'TCB', 'gost-256'],
  [OID.tc26Gost256C, 'TCC', 'gost-256'],
  [OID.tc26Gost256D, 'TCD', 'gost-256'],
  [OID.tc26Gost512A, 'A', 'gost-512'],
  [OID.tc26Gost512B, 'B', 'gost-512'],
  [OID.tc26Gost512C, 'C', 'gost-512'],
]

const MESSAGE = Buffer.from('исправление')
save('message', MESSAGE)

test.each(SETS)('signatures on %s (%s) are believed both ways', (set, _named, algorithm) => {
  const key = createGostKey(algorithm, set)
  const bits = algorithm.slice(5)
  savePem('key.pem', 'PRIVATE KEY', pkcs8(key))
  savePem('public.pem', 'PUBLIC KEY', gostPublicKeyOf(key))

  save('ours', signMessage(key, MESSAGE))
  expect(openssl(`dgst -md_gost12_${bits} -verify public.pem -signature ours message`)).toBe('Verified OK')

  openssl(`dgst -md_gost12_${bits} -sign key.pem -out theirs message`)
  const theirs = readFileSync(join(folder, 'theirs'))
  const isGood = verifierOf(algorithm, gostPublicKeyOf(key))
  expect([isGood(MESSAGE, theirs), isGood(Buffer.from('иное'), theirs)]).toEqual([true, false])
})

test.each(SETS)(
  'a certificate that OpenSSL makes on %s (%s) is read and verifies',
  (_set, named, algorithm) => {
    const kind = algorithm.replace('gost-', 'gost2012_')
    const files = '-nodes -keyout made.key -outform DER -out made.der -days 30'
    openssl(
      `req -x509 -newkey ${kind} -pkeyopt paramset:${named} ${files}`,
      '-subj',
      '/CN=TEST Учебный центр',
      '-utf8',
    )
    const der = readFileSync(join(folder, 'made.der'))
    const { subject, algorithm: found, bits } = certificateOf({ certificate: der })
    expect({ subject, found, bits }).toEqual({
      subject: { commonName: 'TEST Учебный центр' },
      found: algorithm,
      bits: Number(algorithm.slice(5)),
    })
    const parts = x509(der)
    expect(checkChain({ leaf: parts, brought: [], trusted: [parts], at: parts.notAfter }).ok).toBe(true)
  },
)

const seconds = String(Math.floor(DAY.getTime() / 1000))

test.each<[string, AnyIssued]>([
  ['GOST 512 over GOST 256', authority('gost-512')],
  ['RSA over GOST 256', authority('rsa')],
  ['P-256 over GOST 512', authority('ecdsa-p256')],
])('OpenSSL accepts certificates with GOST keys: %s', (_what, root) => {
  const middle = authority('gost-256', { above: root, name: 'TEST Промежуточный центр' })
  savePem('root.pem', 'CERTIFICATE', root.certificate)
  savePem('middle.pem', 'CERTIFICATE', middle.certificate)
  const said = (['gost-256', 'gost-512', 'rsa'] as const).map((algorithm) => {
    const leaf = secretary(algorithm, middle)
    savePem('leaf.pem', 'CERTIFICATE', leaf.certificate)
    const below = checkChain({
      leaf: x509(leaf.certificate),
      brought: [x509(middle.certificate)],
      trusted: [x509(root.certificate)],
      at: DAY,
    })
    return [
      openssl(`verify -x509_strict -attime ${seconds} -CAfile root.pem -untrusted middle.pem leaf.pem`),
      below.ok,
    ]
  })
  expect(said).toEqual([
    ['leaf.pem: OK', true],
    ['leaf.pem: OK', true],
    ['leaf.pem: OK', true],
  ])
})
