import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { element, sequence, smallInteger, TAG } from '../../cades/der.ts'
import { readRevocations } from '../../cades/revocations.ts'
import { addTimeStamp, readTimeStampAnswer, requestTimeStamp } from '../../cades/time-stamp.ts'
import { verifyCades } from '../../cades/verify.ts'
import { listOf } from './crl.ts'
import { opensslVerdict } from './openssl.ts'
import { authority, DAY, secretary, signedBy } from './pki.ts'
import { asked, stampedBy } from './stamped.ts'
import { GOST_KEY, openStamper, P256_KEY, P384_KEY, type Stamper } from './stamper.ts'

const content = Buffer.from('{"becomes":"11223344595"}')
const root = authority('ecdsa-p256')
const signer = secretary('rsa', root)
const bare = signedBy(signer, content)
const stamper = openStamper()
const strange = openStamper({ key: P256_KEY })
afterAll(() => {
  for (const one of [stamper, strange]) one[Symbol.dispose]()
})
const NOW = new Date()

type How = { stampers?: readonly Uint8Array[] | undefined; of?: Uint8Array; at?: Date }

function verdict(signature: Uint8Array, { of = content, at = NOW, ...how }: How = {}) {
  const stampers = 'stampers' in how ? how.stampers : [stamper.authority]
  const verified = verifyCades({
    content: of,
    signature,
    trusted: [root.certificate],
    at,
    ...(stampers && { stampers }),
  })
  return verified.ok ? verified.value.signers.map(({ stamp }) => stamp).join() : verified.fault.code
}

test.for<[string, () => Stamper]>([
  ['RSA with SHA-256', () => openStamper()],
  [
    'RSA with SHA-512, its certificate named by SHA-1',
    () => openStamper({ digest: 'sha512', named: 'sha1' }),
  ],
  [
    'RSA with SHA-384, its certificate named by SHA-512',
    () => openStamper({ digest: 'sha384', named: 'sha512' }),
  ],
  ['RSA, without its authority in the stamp', () => openStamper({ chain: false })],
  ['ECDSA on P-256', () => openStamper({ key: P256_KEY })],
  ['ECDSA on P-384', () => openStamper({ key: P384_KEY, digest: 'sha384' })],
  ['GOST', () => openStamper({ key: GOST_KEY, digest: 'md_gost12_256', engine: 'gost' })],
])('OpenSSL and this program believe the stamp of a service: %s', ([, open]) => {
  using service = open()
  const question = asked(bare)
  const answer = service.answer(question.request)
  expect(service.verifies(answer, question.stamped)).toBe(true)

  const stamped = stampedBy(service, bare)
  const verified = verifyCades({
    content,
    signature: stamped,
    trusted: [root.certificate],
    stampers: [service.authority],
    at: new Date(),
  })
  expect(verified).toMatchObject({
    ok: true,
    value: { signedAt: DAY, signers: [{ stamp: 'good', stampedBy: 'TEST Time service', signedAt: DAY }] },
  })
  expect(opensslVerdict(stamped, content, root.certificate)).toBe('verified')
})

test.for(['gost-256', 'gost-512'] as const)('a %s signature is stamped over Streebog', (kind) => {
  using service = openStamper({ key: GOST_KEY, digest: 'md_gost12_256', engine: 'gost' })
  const above = authority(kind)
  const stamped = stampedBy(service, signedBy(secretary(kind, above), content))
  const verified = verifyCades({
    content,
    signature: stamped,
    trusted: [above.certificate],
    stampers: [service.authority],
    at: new Date(),
  })
  expect(verified).toMatchObject({ ok: true, value: { signers: [{ stamp: 'good' }] } })
  expect(opensslVerdict(stamped, content, above.certificate)).toBe('verified')
})

test('a service that knows no Streebog stamps a GOST signature over SHA-256', () => {
  const above = authority('gost-256')
  const signature = signedBy(secretary('gost-256', above), content)
  const read = (over: 'own' | 'sha256') => {
    const question = requestTimeStamp(signature, Buffer.of(1, 2, 3, 4, 5, 6, 7, 8), over)
    if (!question.ok || !question.value) throw new Error('nothing to stamp')
    const answer = stamper.answer(question.value.request)
    const stampers = [stamper.authority]
    return readTimeStampAnswer({ answer, asked: question.value, stampers, at: new Date() })
  }
  expect(read('own')).toEqual({ ok: false, fault: { code: 'time-stamp.refused', status: 2 } })
  const token = read('sha256')
  const stamped = token.ok ? addTimeStamp(signature, token.value) : token
  if (!stamped.ok) throw new Error(stamped.fault.code)
  expect(opensslVerdict(stamped.value, content, above.certificate)).toBe('verified')
  const question = { content, signature: stamped.value, trusted: [above.certificate], at: new Date() }
  expect(verifyCades({ ...question, stampers: [stamper.authority] })).toMatchObject({
    ok: true,
    value: { signers: [{ stamp: 'good' }] },
  })
})

test.for([
  ['superseded', 1, 'good'],
  ['keyCompromise', 1, 'cades.time-stamp'],
  [undefined, 1, 'cades.time-stamp'],
  ['superseded', -1, 'cades.time-stamp'],
] as const)('a service revoked for «%s» %d h after the stamp: %s', ([reason, hours, wanted]) => {
  const stamped = stampedBy(stamper, bare)
  const at = new Date(NOW.getTime() + hours * 3_600_000)
  const key = createPrivateKey(readFileSync(stamper.path('ca.key')))
  const service = { certificate: stamper.authority, key, algorithm: 'rsa' as const }
  const of = { certificate: stamper.certificate, key, algorithm: 'rsa' as const }
  const list = readRevocations(
    listOf(service, { from: at, revoked: [{ of, at, ...(reason && { reason }) }] }),
  )
  if (!list.ok) throw new Error(list.fault.code)
  const verified = verifyCades({
    content,
    signature: stamped,
    trusted: [root.certificate],
    stampers: [stamper.authority],
    at: NOW,
    revocations: [list.value],
  })
  expect(verified.ok ? verified.value.signers[0]!.stamp : verified.fault.code).toBe(wanted)
})

test('a service may be believed for itself, whoever stands above it', () => {
  const question = asked(bare)
  const stampers = [stamper.certificate]
  const answer = stamper.answer(question.request)
  const read = readTimeStampAnswer({ answer, asked: question, stampers, at: new Date() })
  const stamped = read.ok ? addTimeStamp(bare, read.value) : read
  expect(stamped.ok && verdict(stamped.value, { stampers })).toBe('good')
  expect(stamped.ok && verdict(stamped.value)).toBe('good')
})

test('a signature is stamped once for each signer', () => {
  const stamped = stampedBy(stamper, bare)
  expect(requestTimeStamp(stamped, Buffer.of(1))).toEqual({ ok: true, value: undefined })
  expect(verdict(bare)).toBe('none')
  expect(verdict(stamped)).toBe('good')
  expect(verdict(stamped, { of: Buffer.from('{}') })).toBe('cades.digest')
})

test('a stamp is believed of the services that are named, and proves nothing when none is asked for', () => {
  const stamped = stampedBy(stamper, bare)
  expect(verdict(stamped, { stampers: [stamper.certificate] })).toBe('good')
  expect(verdict(stamped, { stampers: [strange.authority] })).toBe('cades.time-stamp')
  expect(verdict(stamped, { stampers: [] })).toBe('cades.time-stamp')
  expect(verdict(stamped, { stampers: undefined })).toBe('unasked')
  expect(verdict(stamped, { at: new Date(NOW.getTime() - 3_600_000) })).toBe('cades.time-stamp')
})

test('an answer is held against its question', () => {
  const question = asked(bare)
  const answer = stamper.answer(question.request)
  const read = (more: Partial<Parameters<typeof readTimeStampAnswer>[0]>) => {
    const from = { answer, asked: question, stampers: [stamper.authority], at: new Date() }
    const outcome = readTimeStampAnswer({ ...from, ...more })
    return outcome.ok ? 'good' : outcome.fault
  }
  const refusal = (status: number) => sequence(sequence(smallInteger(status)))
  const bad = { code: 'cades.time-stamp' }
  expect([
    read({}),
    read({ asked: { ...question, nonce: Buffer.of(1, 2, 3) } }),
    read({ asked: { ...question, stamped: Buffer.from('other bytes') } }),
    read({ stampers: [strange.authority] }),
    read({ at: new Date(0) }),
    read({ answer: Buffer.from('<html>') }),
    read({ answer: answer.subarray(0, 200) }),
    read({ answer: refusal(2) }),
    read({ answer: sequence(sequence(element(TAG.integer, Buffer.of(0x80)))) }),
  ]).toEqual(['good', bad, bad, bad, bad, bad, bad, { code: 'time-stamp.refused', status: 2 }, bad])
})

test('a stamp of another signature is not put in, and not believed', () => {
  const other = signedBy(secretary('rsa', root), content)
  const question = asked(other)
  const read = readTimeStampAnswer({
    answer: stamper.answer(question.request),
    asked: question,
    stampers: [stamper.authority],
    at: new Date(),
  })
  if (!read.ok) throw new Error(read.fault.code)
  expect(addTimeStamp(bare, read.value)).toEqual({ ok: false, fault: { code: 'cades.time-stamp' } })
  expect(addTimeStamp(bare, Buffer.from('no stamp'))).toEqual({
    ok: false,
    fault: { code: 'cades.time-stamp' },
  })
  expect(addTimeStamp(Buffer.from('no signature'), read.value)).toEqual({
    ok: false,
    fault: { code: 'cades.form' },
  })
})

test('a revocation after the stamp leaves the signature good, one before it does not', () => {
  const stamped = stampedBy(stamper, bare)
  const revocation = (hours: number) => {
    const at = new Date(NOW.getTime() + hours * 3_600_000)
    const list = readRevocations(listOf(root, { from: at, revoked: [{ of: signer, at }] }))
    if (!list.ok) throw new Error(list.fault.code)
    const verified = verifyCades({
      content,
      signature: stamped,
      trusted: [root.certificate],
      stampers: [stamper.authority],
      at: new Date(),
      revocations: [list.value],
    })
    return verified.ok ? verified.value.signers[0]!.revocation : verified.fault.code
  }
  expect([revocation(-1), revocation(1)]).toEqual(['cades.revoked', 'revoked'])
})
