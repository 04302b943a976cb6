import { execFileSync } from 'node:child_process'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ALGORITHMS } from '../../cades/algorithm.ts'
import { keyTitle, readCertificate, type Subject } from '../../cades/certificate.ts'
import { checkChain } from '../../cades/chain.ts'
import {
  bits,
  context,
  element,
  nothing,
  octets,
  oid,
  sequence,
  smallInteger,
  TAG,
  text,
} from '../../cades/der.ts'
import { createGostKey, gostPublicKeyOf } from '../../cades/gost/secret.ts'
import { certifyKey, createAuthority } from '../../cades/issue.ts'
import { OID } from '../../cades/oids.ts'
import { x509 } from '../../cades/x509.ts'
import { foreignCertificate } from './foreign-certificate.ts'
import { authority, certificateOf, DAY, secretary, SECRETARY } from './pki.ts'

const root = authority('gost-512')
const LIFE = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2028-01-01T00:00:00Z') }

test('a key is called as people know it', () => {
  expect(
    (['rsa', 'ecdsa-p256', 'gost-256', 'gost-512'] as const).map((kind) =>
      keyTitle(certificateOf(secretary(kind, root))),
    ),
  ).toEqual(['RSA 2048', 'ECDSA P-256', 'ГОСТ Р 34.10-2012 (256)', 'ГОСТ Р 34.10-2012 (512)'])
})

test('a key that stays in its token is certified by its public half', () => {
  const key = createGostKey('gost-256', OID.tc26Gost256A)
  const subject: Subject = { ...SECRETARY, title: 'Секретарь', inn: '123456789012' }
  const der = certifyKey({
    ...LIFE,
    subject,
    authority: root,
    publicKey: gostPublicKeyOf(key),
    authorityInfo: ['http://ca.test/root.cer'],
    revocationPoints: ['http://ca.test/root.crl', 'ldap://ca.test/root'],
    extendedUsage: ['1.3.6.1.5.5.7.3.4'],
  })
  const parts = x509(der)
  const { authorityInfo, revocationPoints, extendedUsage, subjectKeyIdentifier, authorityKeyIdentifier } =
    parts
  expect(certificateOf({ certificate: der }).subject).toEqual(subject)
  expect({ authorityInfo, revocationPoints, extendedUsage, size: subjectKeyIdentifier?.length }).toEqual({
    authorityInfo: ['http://ca.test/root.cer'],
    revocationPoints: ['http://ca.test/root.crl'],
    extendedUsage: new Set(['1.3.6.1.5.5.7.3.4']),
    size: 20,
  })
  expect(authorityKeyIdentifier).toEqual(x509(root.certificate).subjectKeyIdentifier)
  expect(checkChain({ leaf: parts, brought: [], trusted: [x509(root.certificate)], at: DAY }).ok).toBe(true)
})

const utf8 = (value: string): [number, Uint8Array] => [TAG.utf8, Buffer.from(value)]
const ascii = (tag: number, value: string): [number, Uint8Array] => [tag, Buffer.from(value)]

test('a qualified certificate as the field has them is read: its strings and its extensions', () => {
  const der = foreignCertificate({
    name: [
      ['2.5.4.6', ...ascii(TAG.printable, 'RU')],
      ['1.2.643.100.1', ...ascii(TAG.numeric, '1020000000000')],
      ['1.2.643.100.4', ...ascii(TAG.numeric, '1234567890')],
      ['1.2.840.113549.1.9.1', ...ascii(TAG.ia5, 'school@example.test')],
      [OID.inn, ...ascii(TAG.numeric, '123456789012')],
      [OID.snils, ...ascii(TAG.printable, '11223344595')],
      [OID.organisation, TAG.bmp, Buffer.from('ШКОЛА', 'utf16le').swap16()],
      [OID.title, ...ascii(TAG.teletex, 'Director')],
      [OID.surname, ...utf8('Учебная')],
      [OID.givenName, ...utf8('Анна Тестовна')],
      [OID.commonName, ...utf8('Учебная Анна Тестовна')],
    ],
    extensions: [
      [OID.keyUsage, Buffer.from('030204f0', 'hex')],
      [
        '2.5.29.16',
        sequence(
          element(0x80, Buffer.from('20260101000000Z')),
          element(0x81, Buffer.from('20270101000000Z')),
        ),
      ],
      ['1.2.643.100.111', text('"Учебное средство подписи" 5.0')],
      [
        '1.2.643.100.112',
        sequence(...['средство', 'центр', 'заключение', 'заключение'].map((word) => text(word))),
      ],
      ['1.2.643.100.114', smallInteger(0)],
      [OID.certificatePolicies, sequence(sequence(oid('1.2.643.100.113.1')))],
      [
        OID.authorityInfo,
        sequence(
          sequence(oid('1.3.6.1.5.5.7.48.1'), text('http://ocsp.test/', 0x86)),
          sequence(oid(OID.authorityCertificates), text('http://ca.test/a.cer', 0x86)),
          sequence(oid(OID.authorityCertificates), text('ldap://ca.test/a', 0x86)),
        ),
      ],
      [
        OID.revocationPoints,
        sequence(
          sequence(
            element(
              context(0),
              element(context(0), text('http://ca.test/1.crl', 0x86), text('http://ca.test/2.crl', 0x86)),
            ),
          ),
          sequence(element(context(2), element(context(4), sequence()))),
        ),
      ],
      [
        OID.authorityKeyIdentifier,
        sequence(
          element(0x80, Buffer.from('0102', 'hex')),
          element(context(1), element(context(4), sequence())),
          element(0x82, Buffer.from('07', 'hex')),
        ),
      ],
    ],
  })
  const { subject, keyUsage } = certificateOf({ certificate: der })
  const { authorityInfo, revocationPoints, authorityKeyIdentifier, hasUnknownDemands } = x509(der)
  expect({ subject, keyUsage, authorityInfo, revocationPoints, hasUnknownDemands }).toEqual({
    subject: {
      commonName: 'Учебная Анна Тестовна',
      surname: 'Учебная',
      givenName: 'Анна Тестовна',
      snils: '11223344595',
      inn: '123456789012',
      organisation: 'ШКОЛА',
      title: 'Director',
    },
    keyUsage: new Set(['digitalSignature', 'nonRepudiation', 'keyEncipherment', 'dataEncipherment']),
    authorityInfo: ['http://ca.test/a.cer'],
    revocationPoints: ['http://ca.test/1.crl', 'http://ca.test/2.crl'],
    hasUnknownDemands: false,
  })
  expect(Buffer.from(authorityKeyIdentifier ?? []).toString('hex')).toBe('0102')
})

const WRITTEN = ALGORITHMS['gost-256'].certificateAlgorithm
const WITH_NOTHING = sequence(oid(OID.gost256WithStreebog), nothing)
const OTHER_SIZE = ALGORITHMS['gost-512'].certificateAlgorithm

/** A SubjectPublicKeyInfo of any kind around any point. */
const info = (kind: string, parameters: string[], point = Buffer.alloc(64, 1)): Uint8Array =>
  sequence(sequence(oid(kind), sequence(...parameters.map(oid))), bits(octets(point)))

test.each<[string, Uint8Array, string]>([
  [
    'a key of 2001',
    foreignCertificate({ publicKey: info('1.2.643.2.2.19', [OID.cryptoProA, '1.2.643.2.2.30.1']) }),
    'cades.gost-2001',
  ],
  [
    'a key of 1994',
    foreignCertificate({ publicKey: info('1.2.643.2.2.20', ['1.2.643.2.2.32.2', '1.2.643.2.2.30.1']) }),
    'cades.gost-2001',
  ],
  [
    'a curve of the examples',
    foreignCertificate({ publicKey: info(OID.gost256, ['1.2.643.2.2.35.0', OID.streebog256]) }),
    'cades.algorithm',
  ],
  [
    'a digest of 1994 beside a key of 2012',
    foreignCertificate({ publicKey: info(OID.gost256, [OID.cryptoProA, '1.2.643.2.2.30.1']) }),
    'cades.algorithm',
  ],
  [
    'a curve of the other size',
    foreignCertificate({ publicKey: info(OID.gost256, [OID.tc26Gost512A]) }),
    'cades.algorithm',
  ],
  [
    'a point of the other size',
    foreignCertificate({ publicKey: info(OID.gost256, [OID.cryptoProA], Buffer.alloc(128, 1)) }),
    'cades.certificate',
  ],
  ['another algorithm inside than outside', foreignCertificate({ outer: OTHER_SIZE }), 'cades.certificate'],
  [
    'the same algorithm in another form outside',
    foreignCertificate({ outer: WITH_NOTHING }),
    'cades.certificate',
  ],
])('a certificate is refused: %s', (_what, der, code) => {
  expect(readCertificate(der)).toEqual({ ok: false, fault: { code } })
})

test('a certificate of 2001 by OpenSSL is refused with the reason', () => {
  const flags =
    '-x509 -engine gost -newkey gost2001 -pkeyopt paramset:A -nodes -keyout /dev/null -outform DER'
  const der = execFileSync('openssl', ['req', ...flags.split(' '), '-subj', '/CN=TEST 2001'], {
    stdio: 'pipe',
  })
  expect(readCertificate(der)).toEqual({ ok: false, fault: { code: 'cades.gost-2001' } })
})

test('an algorithm without parameters and with empty ones is the same', () => {
  const verdicts = [WRITTEN, WITH_NOTHING, OTHER_SIZE].map((inner) => {
    const parts = x509(
      foreignCertificate({ inner, extensions: [[OID.basicConstraints, sequence(Uint8Array.of(1, 1, 255))]] }),
    )
    return checkChain({ leaf: parts, brought: [], trusted: [parts], at: DAY }).ok
  })
  expect(verdicts).toEqual([true, true, false])
})

test('no altered byte of a GOST certificate verifies', { timeout: 60_000 }, () => {
  const issuer = createAuthority({ subject: { commonName: 'TEST' }, algorithm: 'gost-256', ...LIFE })
  const { certificate } = secretary('gost-256', issuer)
  const trusted = [x509(issuer.certificate)]
  const passed: number[] = []
  for (let at = 0; at < certificate.length; at += 1) {
    const bytes = Uint8Array.from(certificate)
    bytes[at]! ^= 1 << (at % 8)
    const read = readCertificate(bytes)
    if (read.ok && checkChain({ leaf: x509(bytes), brought: [], trusted, at: DAY }).ok) passed.push(at)
  }
  expect(passed).toEqual([])
})

test('a mangled GOST certificate is read or refused, never an exception', () => {
  const { certificate } = secretary('gost-512', root)
  const place = fc.tuple(fc.nat(certificate.length - 1), fc.nat(32), fc.uint8Array({ maxLength: 32 }))
  fc.assert(
    fc.property(place, ([at, cut, put]) => {
      const bytes = Buffer.concat([certificate.subarray(0, at), put, certificate.subarray(at + cut)])
      expect(() => readCertificate(bytes)).not.toThrow()
    }),
    { numRuns: 2_000 },
  )
})
