import { expect, test } from 'vitest'
import type { AnyIssued } from '../../../cades/issue.ts'
import { createAuthority } from '../../../cades/issue.ts'
import { fingerprintOf } from '../../../cades/certificate.ts'
import type { TrustPolicy } from '../../../contract/trust.ts'
import { anyAuthority, anyPerson, type Kind } from '../../cades/any-certificate.ts'
import { listOf } from '../../cades/crl.ts'
import { authority, certificateOf, DAY, secretary } from '../../cades/pki.ts'
import { ownTrust, verdictOf } from './own-trust.ts'

const day = (text: string): Date => new Date(`${text}T00:00:00Z`)
const root = authority('ecdsa-p256', { name: 'TEST Корневой центр' })
const middle = authority('ecdsa-p256', { above: root, name: 'TEST Промежуточный центр' })
const anna = secretary('ecdsa-p256', middle)
const life = { from: day('2026-08-25'), until: day('2026-09-25') }
const ofRoot = listOf(root, life)
const ofMiddle = listOf(middle, life)

type Case = {
  of?: AnyIssued
  authorities?: AnyIssued[]
  brought?: AnyIssued[]
  revocations?: Uint8Array[]
  policy?: Partial<TrustPolicy>
  hasKey?: boolean
  at?: Date
}

function judged({
  of = anna,
  authorities = [root],
  brought = [middle],
  hasKey = true,
  at = DAY,
  ...more
}: Case) {
  const { trust } = ownTrust({ authorities, ...more })
  return trust.judge(certificateOf(of), {
    brought: brought.map(({ certificate }) => certificate),
    hasKey,
    at,
  })
}

const lists = [ofRoot, ofMiddle]
const revoked = [ofRoot, listOf(middle, { ...life, revoked: [{ of: anna, at: day('2026-08-24') }] })]
const middleRevoked = [listOf(root, { ...life, revoked: [{ of: middle, at: day('2026-08-24') }] }), ofMiddle]
const required = { revocation: 'required' } as const

test.for<[string, Case, string]>([
  ['all is well', { revocations: lists }, 'good'],
  ['nobody has a list', {}, 'unknown'],
  ['one of the two lists is there', { revocations: [ofMiddle] }, 'unknown'],
  ['its key is not on the card', { hasKey: false }, 'no-key'],
  ['it has not begun', { at: day('2025-12-31') }, 'not-yet'],
  ['it is over', { at: day('2028-01-02') }, 'expired'],
  [
    'it may only be used for secrecy',
    { of: secretary('rsa', middle, { keyUsage: ['keyEncipherment'] }) },
    'usage',
  ],
  ['the one in between is missing', { brought: [] }, 'untrusted'],
  ['nobody is trusted', { authorities: [] }, 'untrusted'],
  [
    'another authority of the same name is trusted',
    { authorities: [authority('ecdsa-p256', { name: 'TEST Корневой центр' })] },
    'untrusted',
  ],
  [
    'the one in between is trusted itself',
    { authorities: [middle], brought: [], revocations: [ofMiddle] },
    'good',
  ],
  [
    'the authority above is over',
    { authorities: [authority('rsa', { notAfter: day('2026-02-01') })] },
    'untrusted',
  ],
  ['it is revoked', { revocations: revoked }, 'revoked'],
  ['the one in between is revoked', { revocations: middleRevoked }, 'revoked'],
  [
    'it is revoked and lists are not asked',
    { revocations: revoked, policy: { revocation: 'off' } },
    'unknown',
  ],
  ['no list, and one is required', { policy: required }, 'list-old'],
  ['fresh lists are required and there', { revocations: lists, policy: required }, 'good'],
  [
    'lists past their own date, and fresh ones required',
    { revocations: lists, policy: required, at: day('2026-09-26') },
    'list-old',
  ],
  ['lists past their own date', { revocations: lists, at: day('2026-09-26') }, 'good'],
  [
    'lists older than the policy allows',
    { revocations: lists, policy: { ...required, revocationDays: 5 } },
    'list-old',
  ],
  ['revoked under old lists', { revocations: revoked, policy: required, at: day('2026-09-26') }, 'revoked'],
  [
    'expired and revoked and without a key',
    { revocations: revoked, at: day('2028-01-02'), hasKey: false },
    'expired',
  ],
  ['of a stranger and without a key', { authorities: [], hasKey: false }, 'no-key'],
])('when %s', ([, given, verdict]) => {
  expect(verdictOf(judged(given))).toBe(verdict)
})

test('an assessment says the way up, the date of the list and the days that are left', () => {
  expect(judged({ revocations: [listOf(root, { from: day('2026-08-20') }), ofMiddle] })).toEqual({
    daysLeft: 486,
    chain: [
      { name: 'TEST Промежуточный центр', fingerprint: fingerprintOf(middle.certificate), from: 'card' },
      { name: 'TEST Корневой центр', fingerprint: fingerprintOf(root.certificate), from: 'settings' },
    ],
    revocation: 'good',
    listFrom: '2026-08-20T00:00:00.000Z',
    isListOld: false,
    at: DAY.toISOString(),
  })
})

test('where the way breaks off the missing authority is named, and where it can be had', () => {
  const below = createAuthority({
    subject: { commonName: 'TEST Нижний центр' },
    algorithm: 'ecdsa-p256',
    above: middle,
    authorityInfo: ['http://authority.test/middle.cer'],
    notBefore: day('2026-01-01'),
    notAfter: day('2028-01-01'),
  })
  const { chain, missing } = judged({ of: secretary('ecdsa-p256', below), brought: [below] })
  expect(chain.map(({ name }) => name)).toEqual(['TEST Нижний центр'])
  expect(missing).toEqual({ issuer: 'TEST Промежуточный центр', address: 'http://authority.test/middle.cer' })
})

test('two authorities that have certified each other lead nowhere, and to an end', () => {
  const terms = {
    algorithm: 'ecdsa-p256',
    notBefore: day('2026-01-01'),
    notAfter: day('2028-01-01'),
  } as const
  const first = createAuthority({ ...terms, subject: { commonName: 'TEST A' } })
  const second = createAuthority({ ...terms, subject: { commonName: 'TEST B' }, above: first })
  const cross = createAuthority({
    ...terms,
    subject: { commonName: 'TEST A' },
    key: first.key,
    above: second,
  })
  const of = secretary('ecdsa-p256', first)
  expect(judged({ of, brought: [first, second, cross] })).toMatchObject({ refusal: 'untrusted' })
})

test('a certificate that is judged again stands the same', () => {
  const { trust } = ownTrust({ authorities: [root], revocations: lists })
  const certificate = certificateOf(anna)
  const circumstances = { brought: [middle.certificate], hasKey: true, at: DAY }
  const first = trust.judge(certificate, circumstances)
  for (let time = 0; time < 100; time += 1) expect(trust.judge(certificate, circumstances)).toEqual(first)
})

test('a fresh list of another authority of the same name does not make an old list new', () => {
  const namesake = authority('ecdsa-p256', { name: 'TEST Корневой центр' })
  const old = { from: day('2026-07-01'), until: day('2026-07-08') }
  const assessed = judged({
    of: secretary('ecdsa-p256', root),
    authorities: [root, namesake],
    brought: [],
    revocations: [listOf(root, old), listOf(namesake, life)],
    policy: { revocation: 'required' },
  })
  expect(assessed).toMatchObject({ refusal: 'list-old', isListOld: true, listFrom: old.from.toISOString() })
})

test('a token full of authorities that all vouch for one another leads nowhere, and to an end', () => {
  const kind: Kind = { key: 'rsa', hash: 'sha256' }
  const first = anyAuthority(kind)
  const circle = Array.from({ length: 24 }, () => anyAuthority(kind, { of: first, above: first }))
  const { trust } = ownTrust({ authorities: [root] })
  const brought = circle.map(({ certificate }) => certificate)
  const assessed = trust.judge(certificateOf(anyPerson(first)), { brought, hasKey: true, at: DAY })
  expect(assessed.refusal).toBe('untrusted')
})
