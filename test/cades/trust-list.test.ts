import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { certificatesIn } from '../../cades/certificates-in.ts'
import { verifyDetachedBy } from '../../cades/trust-list.ts'
import { authority, DAY, secretary, signedBy } from './pki.ts'

const content = Buffer.from('{"title":"TEST list"}')
const root = authority('ecdsa-p256')
const operator = secretary('rsa', root)
const selfMade = authority('ecdsa-p256', { name: 'TEST Самозванец' })

const verdict = (signature: Uint8Array, signers: readonly Uint8Array[], { of = content, at = DAY } = {}) => {
  const verified = verifyDetachedBy({ content: of, signature, signers, at })
  return verified.ok ? verified.value.signer.fingerprint.length : verified.fault.code
}

test('a list is believed for its signer, named by the own certificate or by the authority', () => {
  const signature = signedBy(operator, content, { chain: [root.certificate] })
  const by = (...signers: Uint8Array[]) => verdict(signature, signers)
  expect([
    by(operator.certificate),
    by(root.certificate),
    by(selfMade.certificate, operator.certificate),
    by(secretary('rsa', root).certificate),
    by(selfMade.certificate),
    by(),
    verdict(signature, [root.certificate], { of: Buffer.from('{}') }),
    verdict(signature, [operator.certificate], { at: new Date(DAY.getTime() - 3_600_000) }),
  ]).toEqual([
    64,
    64,
    64,
    'cades.untrusted',
    'cades.untrusted',
    'cades.untrusted',
    'cades.digest',
    'cades.clock',
  ])
})

test('a certificate that had expired when it signed is not believed for itself either', () => {
  const old = secretary('rsa', root, { notAfter: new Date('2026-08-31T00:00:00Z') })
  expect(verdict(signedBy(old, content), [old.certificate])).toBe('cades.expired')
})

test.for([
  ['RSA', '-newkey rsa:2048', []],
  ['GOST', '-newkey gost2012_256 -pkeyopt paramset:A -md_gost12_256', ['-engine', 'gost']],
] as const)('a list that an operator has signed with OpenSSL is believed: %s', ([, key, engine]) => {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-list-'))
  try {
    const openssl = (line: string) => {
      const [command = '', ...args] = line.split(' ')
      execFileSync('openssl', [command, ...engine, ...args], { cwd: folder, stdio: 'pipe' })
    }
    writeFileSync(join(folder, 'list'), content)
    openssl(
      `req -x509 -nodes ${key} -keyout key -out own.pem -days 3 -subj /CN=TEST -addext keyUsage=critical,digitalSignature`,
    )
    openssl('cms -sign -binary -cades -outform DER -signer own.pem -inkey key -in list -out list.p7s')
    const signers = certificatesIn(readFileSync(join(folder, 'own.pem')))
    expect(verdict(readFileSync(join(folder, 'list.p7s')), signers, { at: new Date() })).toBe(64)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a file of beginnings without an end is no certificate, and is read at once', () => {
  const file = Buffer.from('-----BEGIN CERTIFICATE-----'.repeat(200_000))
  expect(certificatesIn(file)).toEqual([file])
})
