import { expect, test } from 'vitest'
import { readCertificate, readUnusable } from '../../cades/certificate.ts'
import { createAuthority, type Issued, issueCertificate } from '../../cades/issue.ts'
import { verifyCades } from '../../cades/verify.ts'
import { authority, certificateOf, DAY, SECRETARY, secretary, signedBy } from './pki.ts'

const content = Buffer.from('{"becomes":"11223344595"}')
const root = authority('ecdsa-p256')
const signer = secretary('ecdsa-p256', root)

const verdict = (
  signature: Uint8Array,
  { trusted = [root], at = DAY }: { trusted?: Issued[]; at?: Date } = {},
) => {
  const outcome = verifyCades({
    content,
    signature,
    trusted: trusted.map(({ certificate }) => certificate),
    at,
  })
  return outcome.ok ? 'believed' : outcome.fault.code
}

const days = (text: string): Date => new Date(`${text}T00:00:00Z`)

const leafAsAuthority = (): Issued =>
  issueCertificate({
    subject: SECRETARY,
    algorithm: 'ecdsa-p256',
    authority: signer,
    notBefore: days('2026-01-01'),
    notAfter: days('2028-01-01'),
  })

const short = authority('ecdsa-p256', { name: 'TEST Короткий центр', pathLength: 0 })
const below = authority('ecdsa-p256', { above: short, name: 'TEST Нижний центр' })
const withoutSigning = authority('ecdsa-p256', { name: 'TEST Без права', keyUsage: ['cRLSign'] })
const old = createAuthority({
  subject: { commonName: 'TEST Старый центр' },
  algorithm: 'ecdsa-p256',
  notBefore: days('2020-01-01'),
  notAfter: days('2026-08-01'),
})
const selfMade = authority('ecdsa-p256', { name: 'TEST Самозванец' })

test.for<[string, () => string, string]>([
  ['a good one is believed', () => verdict(signedBy(signer, content)), 'believed'],
  ['nobody is trusted', () => verdict(signedBy(signer, content), { trusted: [] }), 'cades.untrusted'],
  [
    'another authority of the same name is trusted',
    () => verdict(signedBy(signer, content), { trusted: [authority('ecdsa-p256')] }),
    'cades.untrusted',
  ],
  [
    'the signer alone is trusted, without its authority',
    () => verdict(signedBy(signer, content), { trusted: [signer] }),
    'cades.untrusted',
  ],
  [
    'a stranger brings its own authority along',
    () => verdict(signedBy(secretary('rsa', selfMade), content, { chain: [selfMade.certificate] })),
    'cades.untrusted',
  ],
  [
    'a certificate that is of no use is brought along',
    () => verdict(signedBy(signer, content, { chain: [selfMade.certificate] })),
    'cades.form',
  ],
  [
    'the trusted authority is brought along',
    () => verdict(signedBy(signer, content, { chain: [root.certificate] })),
    'believed',
  ],
  [
    'the certificate had expired',
    () => verdict(signedBy(secretary('rsa', root, { notAfter: days('2026-08-31') }), content)),
    'cades.expired',
  ],
  [
    'the certificate was not valid yet',
    () => verdict(signedBy(secretary('rsa', root, { notBefore: days('2026-09-02') }), content)),
    'cades.not-yet',
  ],
  [
    'the authority had expired',
    () => verdict(signedBy(secretary('rsa', old), content), { trusted: [old] }),
    'cades.expired',
  ],
  [
    'the certificate was valid then and is not now',
    () => verdict(signedBy(signer, content), { at: days('2040-01-01') }),
    'believed',
  ],
  [
    'it was signed after it was received',
    () => verdict(signedBy(signer, content), { at: new Date(DAY.getTime() - 6 * 60_000) }),
    'cades.clock',
  ],
  [
    'the clock of the school is three minutes fast',
    () => verdict(signedBy(signer, content), { at: new Date(DAY.getTime() - 3 * 60_000) }),
    'believed',
  ],
  [
    'the key may only encrypt',
    () => verdict(signedBy(secretary('rsa', root, { keyUsage: ['keyEncipherment'] }), content)),
    'cades.usage',
  ],
  [
    'the key may only sign certificates',
    () => verdict(signedBy(secretary('rsa', root, { keyUsage: ['keyCertSign'] }), content)),
    'cades.usage',
  ],
  [
    'a person issues a certificate to another',
    () => verdict(signedBy(leafAsAuthority(), content, { chain: [signer.certificate] })),
    'cades.usage',
  ],
  [
    'an authority below one that may have none below',
    () =>
      verdict(signedBy(secretary('rsa', below), content, { chain: [below.certificate] }), {
        trusted: [short],
      }),
    'cades.usage',
  ],
  [
    'the authority may not sign certificates',
    () => verdict(signedBy(secretary('rsa', withoutSigning), content), { trusted: [withoutSigning] }),
    'cades.usage',
  ],
])('%s', ([, judge, wanted]) => {
  expect(judge()).toBe(wanted)
})

test('a certificate says who it is, in Cyrillic and with СНИЛС', () => {
  const { subject, issuerName, keyUsage, algorithm, bits, notBefore } = certificateOf(signer)
  expect({ subject, issuerName, keyUsage, algorithm, bits, notBefore }).toEqual({
    subject: SECRETARY,
    issuerName: 'TEST Учебный центр',
    keyUsage: new Set(['digitalSignature', 'nonRepudiation']),
    algorithm: 'ecdsa-p256',
    bits: 256,
    notBefore: days('2026-01-01'),
  })
  expect(certificateOf(secretary('rsa', root)).bits).toBe(2048)
})

test('a certificate without any name but its own has only that name', () => {
  expect(certificateOf(root).subject).toEqual({ commonName: 'TEST Учебный центр' })
})

/** A self-signed certificate on the curve P-384, made by OpenSSL. */
const P384 = [
  'MIIBsTCCATigAwIBAgIUNk11I+iPxrbyfVGY8xUG6I91g4AwCgYIKoZIzj0EAwIwDzENMAsGA1UEAwwEVEVTVDAgFw0yNjEx',
  'MjIxNDE3MjNaGA8yMTI2MTAyOTE0MTcyM1owDzENMAsGA1UEAwwEVEVTVDB2MBAGByqGSM49AgEGBSuBBAAiA2IABHQNkojG',
  '3cPhRaz9uWO0F5JqYXec5yWeegSpI8MDW1dTXKy9TxxUzIGwDrry6sF6uRrqdJNBdA64qG+jOYdLJXFg3UgP2PQq/ab8aTWF',
  'YsiMtz2UWvt83RzMRKvT7JJ5GaNTMFEwHQYDVR0OBBYEFGs8N7hvgxFJcmdTb5UTAs/yhoBmMB8GA1UdIwQYMBaAFGs8N7hv',
  'gxFJcmdTb5UTAs/yhoBmMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDZwAwZAIwI1YtkpydQf8zpYWgqwjP6txju1yg',
  'a0R2SEOm4rUJSGW3x5Mskx6LDfs4mqJLmgV1AjBWnS467utBMwv3kmtiCwPwHA+BqL+DhN/mwI5cNjoZzkKbE1lgYnlcF4h9',
  '7zhEAeU=',
].join('')

test('a kind of key that nobody here signs with is named as such', () => {
  expect(readUnusable(Buffer.from(P384, 'base64'))).toMatchObject({ key: 'ECDSA P-384' })
  expect(readCertificate(Buffer.from(P384, 'base64'))).toEqual({
    ok: false,
    fault: { code: 'cades.algorithm' },
  })
})
