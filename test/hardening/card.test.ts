import { expect, test } from 'vitest'
import { verifyCades } from '../../cades/verify.ts'
import { certificateOf, DAY, secretary } from '../cades/pki.ts'
import { signDigest } from '../cards/sign-digest.ts'
import {
  batch,
  content,
  failed,
  foreign,
  open,
  own,
  pin,
  ready,
  root,
  slotWith,
} from '../main/signing/told-signer.ts'

type Sign = Parameters<NonNullable<Parameters<typeof open>[0]>>[0]
type Lie = (request: Sign, tell: (news: unknown) => void) => void

const signed = ({ operation }: Sign, id: string, signature: Uint8Array) => ({
  tell: 'signed',
  operation,
  id,
  signature,
})

/** Says of every document that this is its signature, and that all went well. */
const saying =
  (signature: (request: Sign, place: number) => Uint8Array): Lie =>
  (request, tell) => {
    for (const [place, { id }] of request.documents.entries())
      tell(signed(request, id, signature(request, place)))
    tell({ tell: 'ended', operation: request.operation })
  }

const right = ({ documents }: Sign, place: number): Uint8Array =>
  signDigest(own.key, documents[place]!.digest)

const flipped = (bytes: Uint8Array, place: number): Uint8Array =>
  Uint8Array.from(bytes, (byte, at) => (at === place ? byte ^ 1 : byte))

/** What a card, its driver or the process that touches them may say of a signature, and what becomes of it. */
const LIES: readonly (readonly [string, Lie, number])[] = [
  ['nothing', saying(() => new Uint8Array()), 0],
  ['one byte', saying(() => Uint8Array.of(0x30)), 0],
  ['zeros of the right length', saying(() => new Uint8Array(72)), 0],
  ['ten million bytes', saying(() => new Uint8Array(10_000_000).fill(0x30)), 0],
  ['a length beyond the end', saying(() => Uint8Array.of(0x30, 0x84, 0x7f, 0xff, 0xff, 0xff)), 0],
  ['r and s of zero', saying(() => Buffer.from('3006020100020100', 'hex')), 0],
  [
    'the signature of another key',
    saying(({ documents }, at) => signDigest(foreign.key, documents[at]!.digest)),
    0,
  ],
  ['the signature of other bytes', saying(() => signDigest(own.key, new Uint8Array(32))), 0],
  ['a signature with one bit turned', saying((request, at) => flipped(right(request, at), 40)), 0],
  [
    'a right one with more behind it',
    saying((request, at) => Buffer.concat([right(request, at), Buffer.of(0)])),
    0,
  ],
  [
    'the first one twice, once for another document',
    (request, tell) => {
      const first = right(request, 0)
      tell(signed(request, 'a', first))
      tell(signed(request, 'a', first))
    },
    1,
  ],
  [
    'a signature for a document nobody gave',
    (request, tell) => tell(signed(request, 'z', right(request, 0))),
    0,
  ],
  ['that all went well, with nothing signed', ({ operation }, tell) => tell({ tell: 'ended', operation }), 0],
  [
    'that all went well, with one of two signed',
    (request, tell) => {
      tell(signed(request, 'a', right(request, 0)))
      tell({ tell: 'ended', operation: request.operation })
    },
    1,
  ],
]

test.each(LIES)('no signature is kept that does not verify: a card says %s', async (_what, lie, kept) => {
  const { signer } = open(lie)
  const seen: Uint8Array[] = []
  const begun = performance.now()
  const outcome = await signer.signBatch({
    ...batch,
    pin: pin(),
    onSigned: (_id, signature) => void seen.push(signature),
  })
  expect(outcome.ok).toBe(false)
  expect(['device.mismatch', 'device.failed']).toContain(!outcome.ok && outcome.fault.code)
  expect(seen).toHaveLength(kept)
  for (const signature of seen)
    expect(verifyCades({ content, signature, trusted: [root.certificate], at: DAY }).ok).toBe(true)
  expect(performance.now() - begun).toBeLessThan(5_000)
})

test('a signature of a batch that is over is heard by no other', async () => {
  let before: Sign | undefined
  const { signer } = open((request, tell) => {
    if (before)
      for (const [at, { id }] of before.documents.entries()) tell(signed(before, id, right(before, at)))
    before ??= request
    tell({ tell: 'ended', operation: request.operation, fault: { code: 'device.cancelled' } })
  })
  const seen: string[] = []
  const onSigned = (id: string) => void seen.push(id)
  for (const _ of [1, 2])
    expect(await signer.signBatch({ ...batch, pin: pin(), onSigned })).toEqual(failed('device.cancelled'))
  expect(seen).toEqual([])
})

test('a certificate that changes between question and signature gets no PIN, or nothing of it is kept', async () => {
  const { signer, last } = open((request, tell) => {
    tell(slotWith({ certificates: [foreign.certificate] })) // in the midst of the work
    saying(({ documents }, at) => signDigest(foreign.key, documents[at]!.digest))(request, tell)
  })
  const seen: string[] = []
  const onSigned = (id: string) => void seen.push(id)
  expect(await signer.signBatch({ ...batch, pin: pin(), onSigned })).toEqual(failed('device.mismatch'))
  const asked = last().asked.length
  expect(await signer.signBatch({ ...batch, pin: pin(), onSigned })).toEqual(failed('device.mismatch'))
  expect([seen, last().asked.length]).toEqual([[], asked])
})

const nested = (depth: number): Uint8Array => {
  const bytes = new Uint8Array(depth * 6)
  for (let at = 0; at < depth; at += 1) {
    bytes.set([0x30, 0x84], at * 6)
    new DataView(bytes.buffer).setUint32(at * 6 + 2, (depth - at - 1) * 6)
  }
  return bytes
}

test.each([
  ['nothing', new Uint8Array()],
  ['ten million zeros', new Uint8Array(10_000_000)],
  [
    'ten million bytes in one element',
    Buffer.concat([Buffer.from('30840098967a', 'hex'), new Uint8Array(9_999_994)]),
  ],
  ['elements in elements, a million deep', nested(1_000_000)],
  [
    'a certificate with ten million bytes behind it',
    Buffer.concat([own.certificate, new Uint8Array(10_000_000)]),
  ],
  ['half a certificate', own.certificate.subarray(0, own.certificate.length / 2)],
])('what is no certificate is shown as none, and soon: %s', (_what, der) => {
  const { signer, last } = open()
  const begun = performance.now()
  last().tell(slotWith({ certificates: [der], keyless: [der], authorities: [der] }))
  expect([signer.look().state, signer.look().cards[0]!.certificates]).toEqual(['unknown-card', []])
  expect(performance.now() - begun).toBeLessThan(3_000)
})

test.each([
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  'Директор\nподписано: да',
  'Секретарь\u202eанатна',
  'Секре\u200bтарь\u0000',
  '"><svg/onload=1>',
])('a name in a certificate is the text it is: %j', (commonName) => {
  const evil = secretary('ecdsa-p256', root, {
    subject: { commonName, surname: commonName, organisation: commonName },
  })
  const { signer, last } = open()
  last().tell(slotWith({ certificates: [evil.certificate] }))
  const [card] = signer.look().cards
  const name = certificateOf(evil).subject.commonName
  expect([card!.label, card!.certificates[0]!.name, card!.certificates[0]!.surname]).toEqual([
    name,
    name,
    name,
  ])
})

test('names of tokens and readers that pretend to be parts of the program are texts too', () => {
  const { signer, last } = open()
  const token = { label: '__proto__', serial: '<b>', model: '', maker: '\u202e', module: 'constructor' }
  last().tell({ ...slotWith({ id: '__proto__', kind: 'pkcs11', token }) })
  expect([signer.look().cards[0]!.id, signer.look().cards[0]!.token]).toEqual(['__proto__', token])
  expect('label' in {}).toBe(false)
  last().tell(ready)
  expect(signer.look().cards[0]!.id).toBe('R#1')
})
