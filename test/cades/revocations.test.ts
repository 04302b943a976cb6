import { execFileSync } from 'node:child_process'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { context, element, sequence, smallInteger, yes } from '../../cades/der.ts'
import { OID } from '../../cades/oids.ts'
import { isIssuedBy, readRevocations, type Revocations, revocationOf } from '../../cades/revocations.ts'
import { isStamperRevoked } from '../../cades/stamper-way.ts'
import { verifyCades } from '../../cades/verify.ts'
import { x509 } from '../../cades/x509.ts'
import { extension, listOf, type Revoked } from './crl.ts'
import { opensslVerdict, pem } from './openssl.ts'
import { authority, certificateOf, DAY, secretary, signedBy } from './pki.ts'

const content = Buffer.from('{"becomes":"11223344595"}')
const days = (text: string): Date => new Date(`${text}T00:00:00Z`)
const root = authority('rsa')
const middle = authority('ecdsa-p256', { above: root, name: 'TEST Промежуточный центр' })
const signer = secretary('ecdsa-p256', middle)
const signature = signedBy(signer, content, { chain: [middle.certificate] })
const life = { from: days('2026-08-25'), until: days('2026-09-25') }

function read(list: Uint8Array): Revocations {
  const outcome = readRevocations(list)
  if (!outcome.ok) throw new Error(outcome.fault.code)
  return outcome.value
}

const ofRoot = (revoked: readonly Revoked[] = []) => listOf(root, { ...life, revoked })
const ofMiddle = (revoked: readonly Revoked[] = [], from = life.from) =>
  listOf(middle, { ...life, from, revoked })

function verdict(...lists: Uint8Array[]): string {
  const verified = verifyCades({
    content,
    signature,
    trusted: [root.certificate],
    at: DAY,
    revocations: lists.map(read),
  })
  return verified.ok ? verified.value.signers[0]!.revocation : verified.fault.code
}

const at = days('2026-08-20')
const stranger = authority('ecdsa-p256', { above: root, name: 'TEST Промежуточный центр' })

test.for<[string, () => string, string]>([
  ['no list is there', () => verdict(), 'unknown'],
  ['only the list of the authority above', () => verdict(ofRoot()), 'unknown'],
  ['only the list of the nearest authority', () => verdict(ofMiddle()), 'unknown'],
  ['both lists are there', () => verdict(ofRoot(), ofMiddle()), 'good'],
  ['others stand in the list', () => verdict(ofRoot(), ofMiddle([{ of: '0102', at }])), 'good'],
  ['the signer stands in it', () => verdict(ofMiddle([{ of: signer, at }])), 'cades.revoked'],
  ['the authority stands in it', () => verdict(ofRoot([{ of: middle, at }]), ofMiddle()), 'cades.revoked'],
  [
    'the signer was revoked after it says it has signed',
    () => verdict(ofMiddle([{ of: signer, at: days('2026-09-20') }])),
    'cades.revoked',
  ],
  [
    'the list is of another authority of the same name',
    () => verdict(ofRoot(), listOf(stranger, { ...life, revoked: [{ of: signer, at }] })),
    'unknown',
  ],
  ['it is held', () => verdict(ofMiddle([{ of: signer, at, reason: 'certificateHold' }])), 'cades.revoked'],
  [
    'the hold is lifted by a later list',
    () =>
      verdict(
        ofRoot(),
        ofMiddle([{ of: signer, at, reason: 'certificateHold' }], days('2026-08-21')),
        ofMiddle(),
      ),
    'good',
  ],
  [
    'a later list does not name it any more',
    () => verdict(ofRoot(), ofMiddle(), ofMiddle([{ of: signer, at }], days('2026-08-21'))),
    'cades.revoked',
  ],
  [
    'it was taken off the list',
    () => verdict(ofRoot(), ofMiddle([{ of: signer, at, reason: 'removeFromCRL' }])),
    'good',
  ],
])('%s', ([, judge, wanted]) => {
  expect(judge()).toBe(wanted)
})

test('OpenSSL reads the same lists and comes to the same verdict', () => {
  const signed = signedBy(secretary('rsa', root), content)
  const [good, bad] = [listOf(root, life), listOf(root, { ...life, revoked: [{ of: signer, at }] })]
  expect(opensslVerdict(signed, content, root.certificate, { lists: [good] })).toBe('verified')
  expect(opensslVerdict(signature, content, root.certificate, { lists: [ofRoot(), ofMiddle()] })).toBe(
    'verified',
  )
  expect(
    opensslVerdict(signature, content, root.certificate, { lists: [ofMiddle([{ of: signer, at }])] }),
  ).toMatch(/certificate revoked/)

  const text = execFileSync('openssl', ['crl', '-inform', 'DER', '-text', '-noout'], { input: bad })
  expect(text.toString()).toMatch(/Revocation Date: Aug 20 00:00:00 2026 GMT/)
})

test('a list says whose it is, from when, and what stands in it, from DER and from PEM', () => {
  const revoked: Revoked[] = [
    { of: signer, at, reason: 'keyCompromise' },
    { of: '00ff', at: DAY },
  ]
  const der = ofMiddle(revoked)
  for (const file of [der, Buffer.from(`a list\n${pem('X509 CRL', der)}`)]) {
    const list = read(file)
    expect({
      issuer: list.issuerName,
      from: list.from,
      until: list.until,
      count: list.count,
      signer: revocationOf(list, certificateOf(signer).serial),
      other: revocationOf(list, 'ff'),
      nobody: revocationOf(list, '03'),
    }).toEqual({
      issuer: 'TEST Промежуточный центр',
      ...life,
      count: 2,
      signer: { at, reason: 'keyCompromise' },
      other: { at: DAY, reason: undefined },
      nobody: undefined,
    })
    expect([middle, root, stranger].map(({ certificate }) => isIssuedBy(list, certificate))).toEqual([
      true,
      false,
      false,
    ])
  }
})

test('OpenSSL and this program read the list of a GOST authority', () => {
  const above = authority('gost-256')
  const [good, bad] = [secretary('gost-512', above), secretary('gost-256', above)]
  const list = listOf(above, { ...life, revoked: [{ of: bad, at }] })
  const judged = [good, bad].map((one) => {
    const signed = signedBy(one, content)
    const question = { content, signature: signed, trusted: [above.certificate], at: DAY }
    const verified = verifyCades({ ...question, revocations: [read(list)] })
    return [
      verified.ok ? verified.value.signers[0]!.revocation : verified.fault.code,
      opensslVerdict(signed, content, above.certificate, { lists: [list] }).match(/verified|revoked/)?.[0],
    ]
  })
  expect(judged).toEqual([
    ['good', 'verified'],
    ['cades.revoked', 'revoked'],
  ])
})

test('an authority without the right to sign lists has made none', () => {
  const without = authority('ecdsa-p256', { keyUsage: ['keyCertSign'] })
  expect(isIssuedBy(read(listOf(without, life)), without.certificate)).toBe(false)
})

const pointWith = (flag: number) =>
  extension(OID.issuingPoint, sequence(element(flag, Uint8Array.of(0xff))), 'critical')

test.for<[string, () => Uint8Array]>([
  [
    'delta',
    () => listOf(root, { ...life, extensions: [extension(OID.deltaList, smallInteger(1), 'critical')] }),
  ],
  ['indirect', () => listOf(root, { ...life, extensions: [pointWith(0x84)] })],
  ['partial', () => listOf(root, { ...life, extensions: [pointWith(0x81)] })],
  ['critical', () => listOf(root, { ...life, extensions: [extension('1.2.3.4', yes, 'critical')] })],
  ['critical', () => ofRoot([{ of: '01', at, extensions: [extension('1.2.3.4', yes, 'critical')] }])],
  [
    'indirect',
    () => ofRoot([{ of: '01', at, extensions: [extension(OID.certificateIssuer, sequence(), 'critical')] }]),
  ],
  ['form', () => Buffer.concat([ofRoot(), Buffer.of(0)])],
  ['form', () => Buffer.from('-----BEGIN X509 CRL-----\nabc\n-----END X509 CRL-----\n')],
  ['form', () => element(context(0), ofRoot())],
])('a list that would mislead is refused: %s', ([kind, make]) => {
  expect(readRevocations(make())).toEqual({ ok: false, fault: { code: `revocations.${kind}` } })
})

test('no list outlives a change of any one of its bytes', () => {
  const list = ofMiddle([{ of: signer, at, reason: 'keyCompromise' }])
  const survivors = [0x01, 0x80, 0xff].flatMap((mask) =>
    [...list.keys()].filter((place) => {
      const changed = readRevocations(Buffer.from(list).fill(list[place]! ^ mask, place, place + 1))
      return changed.ok && isIssuedBy(changed.value, middle.certificate)
    }),
  )
  expect(survivors).toEqual([])
})

test('a mangled list is read or refused, never an exception', () => {
  const list = ofMiddle([{ of: signer, at, reason: 'keyCompromise' }])
  fc.assert(
    fc.property(fc.nat(list.length), fc.nat(40), fc.uint8Array({ maxLength: 40 }), (from, cut, put) => {
      const bytes = Buffer.concat([list.subarray(0, from), put, list.subarray(from + cut)])
      expect(() => readRevocations(bytes)).not.toThrow()
    }),
    { numRuns: 3_000 },
  )
})

test('a list of several megabytes is read whole', () => {
  const revoked = Array.from({ length: 60_000 }, (_, number) => ({
    of: (number + 0x40_0000_0000).toString(16).padStart(32, '4'),
    at,
    reason: 'superseded' as const,
  }))
  const der = ofRoot(revoked)
  expect(der.length).toBeGreaterThan(2_500_000)
  const list = read(der)
  expect(list.count).toBe(60_000)
  expect(revocationOf(list, revoked[59_999]!.of)).toEqual({ at, reason: 'superseded' })
  expect(isIssuedBy(list, root.certificate)).toBe(true)
})

test('a harmless revocation of a service does not hide that its authority was broken into', () => {
  const way = [signer, middle, root].map(({ certificate }) => x509(certificate))
  const after = days('2026-08-21')
  const replaced = ofMiddle([{ of: signer, at, reason: 'superseded' }])
  const broken = ofRoot([{ of: middle, at: after, reason: 'keyCompromise' }])
  const stamped = days('2026-08-19')
  expect(isStamperRevoked(way, [read(replaced)], stamped)).toBe(false)
  expect(isStamperRevoked(way, [read(replaced), read(broken)], stamped)).toBe(true)
})
