import { expect, test } from 'vitest'
import { chainAbove } from '../../cades/chain.ts'
import { context, element, oid, sequence, smallInteger, text } from '../../cades/der.ts'
import type { AnyIssued } from '../../cades/issue.ts'
import { verifyCades } from '../../cades/verify.ts'
import { type AnyAuthority, anyAuthority, anyPerson, type Kind } from './any-certificate.ts'
import { opensslVerdict } from './openssl.ts'
import { DAY, signedBy } from './pki.ts'

const content = Buffer.from('{"becomes":"11223344595"}')

const verdict = (signature: Uint8Array, ...trusted: AnyAuthority[]): string => {
  const outcome = verifyCades({
    content,
    signature,
    trusted: trusted.map(({ certificate }) => certificate),
    at: DAY,
  })
  return outcome.ok ? 'believed' : outcome.fault.code
}

const signed = (signer: AnyIssued, ...chain: AnyAuthority[]): Uint8Array =>
  signedBy(signer, content, { chain: chain.map(({ certificate }) => certificate) })

test.for<[Kind, Kind]>([
  [
    { key: 'p384', hash: 'sha384' },
    { key: 'rsa', hash: 'sha512' },
  ],
  [
    { key: 'rsa', hash: 'sha384' },
    { key: 'p384', hash: 'sha256' },
  ],
  [
    { key: 'p521', hash: 'sha512' },
    { key: 'p521', hash: 'sha512' },
  ],
])('authorities sign with whatever is in use: %j above %j', ([above, below]) => {
  const root = anyAuthority(above)
  const middle = anyAuthority(below, { above: root, name: 'TEST Средний центр' })
  const person = anyPerson(middle)
  const chain = chainAbove(person.certificate, [root.certificate, middle.certificate])
  expect(chain).toEqual([middle.certificate, root.certificate])
  const signature = signedBy(person, content, { chain })
  expect(verdict(signature, root)).toBe('believed')
  expect(opensslVerdict(signature, content, root.certificate)).toBe('verified')
  expect(verdict(signature, anyAuthority(above))).toBe('cades.untrusted')
})

const root = anyAuthority({ key: 'p384', hash: 'sha384' })
const before = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2026-08-01T00:00:00Z') }
const names = sequence(element(context(0), sequence(sequence(text('example.test', 0x82)))))
const NAME_CONSTRAINTS = '2.5.29.30'
const PURPOSES = '2.5.29.37'
const TLS_ONLY = sequence(oid('1.3.6.1.5.5.7.3.1'))
const EVERY_USE = sequence(oid('1.3.6.1.5.5.7.3.2'), oid('1.3.6.1.5.5.7.3.4'))

const below = (terms: Parameters<typeof anyAuthority>[1]): string => {
  const middle = anyAuthority({ key: 'rsa', hash: 'sha256' }, { above: root, name: 'TEST Средний', ...terms })
  return verdict(signed(anyPerson(middle), middle), root)
}

const person = (terms: Parameters<typeof anyPerson>[1]): string =>
  verdict(signed(anyPerson(root, terms)), root)

test.for<[string, () => string, string]>([
  ['a usual authority below another', () => below({}), 'believed'],
  ['an authority that had expired when it was signed', () => below(before), 'cades.expired'],
  [
    'an authority for some names only',
    () => below({ extensions: [[NAME_CONSTRAINTS, names]] }),
    'cades.certificate',
  ],
  [
    'an authority with a demand that is unknown',
    () => below({ extensions: [['1.2.3.4', smallInteger(1), 'critical']] }),
    'cades.certificate',
  ],
  ['an authority for servers only', () => below({ extensions: [[PURPOSES, TLS_ONLY]] }), 'cades.usage'],
  [
    'a person with a key for servers only',
    () => person({ extensions: [[PURPOSES, TLS_ONLY]] }),
    'cades.usage',
  ],
  [
    'a person with a key for the usual purposes',
    () => person({ extensions: [[PURPOSES, EVERY_USE]] }),
    'believed',
  ],
  [
    'a weak key of an authority',
    () => {
      const weak = anyAuthority({ key: 'rsa-1024', hash: 'sha256' })
      return verdict(signed(anyPerson(weak)), weak)
    },
    'cades.untrusted',
  ],
])('%s', ([, judge, wanted]) => {
  expect(judge()).toBe(wanted)
})

test('of several certificates of one authority the one that leads up is taken, wherever it stands', () => {
  const middle = anyAuthority({ key: 'rsa', hash: 'sha256' }, { above: root, name: 'TEST Центр о двух' })
  const selfMade = anyAuthority({ key: 'rsa', hash: 'sha256' }, { of: middle })
  const expired = anyAuthority({ key: 'rsa', hash: 'sha256' }, { of: middle, above: root, ...before })
  const signer = anyPerson(middle)
  for (const chain of [
    [middle, selfMade],
    [middle, expired],
  ])
    expect(verdict(signed(signer, ...chain), root)).toBe('believed')
  expect(verdict(signed(signer), expired, middle)).toBe('believed')
  expect(verdict(signed(signer), expired)).toBe('cades.expired')
})

test('two dozen authorities that all vouch for one another end at once', () => {
  const kind: Kind = { key: 'rsa', hash: 'sha256' }
  const first = anyAuthority(kind, { name: 'TEST Круг' })
  const circle = [first, ...Array.from({ length: 22 }, () => anyAuthority(kind, { of: first, above: first }))]
  expect(verdict(signed(anyPerson(first), ...circle), root)).toBe('cades.form')
})
