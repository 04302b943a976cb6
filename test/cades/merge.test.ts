import { afterAll, expect, test } from 'vitest'
import { mergeSignatures } from '../../cades/merge.ts'
import { requestTimeStamp } from '../../cades/time-stamp.ts'
import { verifyCades } from '../../cades/verify.ts'
import { opensslVerdict } from './openssl.ts'
import { authority, DAY, SECRETARY, secretary, signedBy } from './pki.ts'
import { stampedBy } from './stamped.ts'
import { openStamper } from './stamper.ts'

const content = Buffer.from('{"becomes":"11223344595"}')
const root = authority('ecdsa-p256')
const middle = authority('rsa', { above: root, name: 'TEST Промежуточный центр' })
const first = secretary('ecdsa-p256', root)
const second = secretary('rsa', middle, {
  subject: { ...SECRETARY, commonName: 'TEST Второй Пётр Тестович' },
})
const LATER = new Date(DAY.getTime() + 3_600_000)
const stamper = openStamper()
afterAll(() => stamper[Symbol.dispose]())

function merged(one: Uint8Array, other: Uint8Array): Uint8Array {
  const outcome = mergeSignatures(one, other)
  if (!outcome.ok) throw new Error(outcome.fault.code)
  return outcome.value
}

const byFirst = signedBy(first, content, { chain: [root.certificate] })
const bySecond = signedBy(second, content, {
  signedAt: LATER,
  chain: [middle.certificate, root.certificate],
})

function verdict(signature: Uint8Array, of: Uint8Array = content) {
  const verified = verifyCades({
    content: of,
    signature,
    trusted: [root.certificate],
    stampers: [stamper.authority],
    at: new Date(),
  })
  if (!verified.ok) return [verified.fault.code, verified.fault.signer].join(' ')
  return verified.value.signers.map(({ signer, stamp }) => `${signer.subject.commonName} ${stamp}`)
}

const ANNA = 'TEST Учебная Анна Тестовна'
const PETR = 'TEST Второй Пётр Тестович'

test('two persons sign one document, the earlier stands first, and OpenSSL believes both', () => {
  const both = merged(bySecond, byFirst)
  expect(both).toEqual(merged(byFirst, bySecond))
  expect(verdict(both)).toEqual([`${ANNA} none`, `${PETR} none`])
  expect(verdict(both, Buffer.from('{}'))).toBe('cades.digest 1')
  expect(opensslVerdict(both, content, root.certificate, { at: LATER })).toBe('verified')
})

test('a time stamp outlives the joining, and comes to each signer alone', () => {
  const both = merged(stampedBy(stamper, byFirst), bySecond)
  expect(verdict(both)).toEqual([`${ANNA} good`, `${PETR} none`])
  const all = stampedBy(stamper, both)
  expect(verdict(all)).toEqual([`${ANNA} good`, `${PETR} good`])
  expect(requestTimeStamp(all, Buffer.of(1))).toEqual({ ok: true, value: undefined })
  expect(opensslVerdict(all, content, root.certificate, { at: LATER })).toBe('verified')
})

test('a signature that stands in both is taken once, with its time stamp', () => {
  const stamped = stampedBy(stamper, byFirst)
  expect(merged(byFirst, byFirst)).toEqual(byFirst)
  expect(merged(byFirst, stamped)).toEqual(stamped)
  expect(merged(stamped, byFirst)).toEqual(stamped)
  expect(merged(merged(byFirst, bySecond), stamped)).toEqual(merged(stamped, bySecond))
})

test('signatures of other contents, too many of them, and other bytes are not joined', () => {
  const other = signedBy(second, Buffer.from('{}'))
  const more = [1, 2, 3].map((hour) =>
    signedBy(first, content, { signedAt: new Date(DAY.getTime() + hour * 3_600_000) }),
  )
  const four = more.reduce(merged, byFirst)
  const code = (outcome: ReturnType<typeof mergeSignatures>) => (outcome.ok ? 'joined' : outcome.fault.code)
  expect(verdict(four)).toHaveLength(4)
  expect([
    code(mergeSignatures(byFirst, other)),
    code(mergeSignatures(four, bySecond)),
    code(mergeSignatures(byFirst, Buffer.from('no signature'))),
  ]).toEqual(['cades.digest', 'cades.form', 'cades.form'])
})

test('one bad signer spoils all', () => {
  const stranger = secretary('ecdsa-p256', authority('ecdsa-p256', { name: 'TEST Чужой центр' }))
  expect(verdict(merged(byFirst, signedBy(stranger, content, { signedAt: LATER })))).toBe('cades.untrusted 2')
})

test('an authority that a signature brings along above the trusted one is no obstacle', () => {
  const believed = verifyCades({
    content,
    signature: bySecond,
    trusted: [middle.certificate],
    at: LATER,
  })
  expect(believed.ok).toBe(true)
})
