import { expect, test } from 'vitest'
import { fingerprintOf } from '../../../cades/certificate.ts'
import { verifyCades } from '../../../cades/verify.ts'
import { certificateRefusal } from '../../../contract/trust.ts'
import { createSigner } from '../../../main/signing/signer.ts'
import { authority, DAY, secretary } from '../../cades/pki.ts'
import { signDigest } from '../../cards/sign-digest.ts'
import { judging, wellJudged } from '../../fakes/cards.ts'
import {
  batch,
  content,
  failed,
  fakes,
  foreign,
  open,
  own,
  pin,
  ready,
  root,
  signing,
  slotWith,
} from './told-signer.ts'

test('what is handed on is whole, verified, and carries its chain', async () => {
  const { signer } = open(signing(own))
  const signed: [string, boolean][] = []
  const outcome = await signer.signBatch({
    ...batch,
    pin: pin(),
    onSigned: (id, signature) => {
      const verified = verifyCades({ content, signature, trusted: [root.certificate], at: DAY })
      const withChain = Buffer.from(signature).includes(Buffer.from(root.certificate))
      signed.push([id, verified.ok && withChain])
    },
  })
  expect([outcome.ok, signed]).toEqual([
    true,
    [
      ['a', true],
      ['b', true],
    ],
  ])
})

test('a signature that does not fit the certificate is never handed on, and the batch is stopped', async () => {
  const { signer, last } = open(signing(foreign))
  const signed: string[] = []
  const outcome = await signer.signBatch({ ...batch, pin: pin(), onSigned: (id) => void signed.push(id) })
  expect([outcome, signed]).toEqual([failed('device.mismatch'), []])
  expect(last().asked.at(-1)).toEqual({ ask: 'stop', operation: 1 })
})

test('a batch ends only when everything handed on is kept, and says when it could not be', async () => {
  const { signer } = open(signing(own))
  let kept = 0
  const slow = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve))
    kept += 1
  }
  expect((await signer.signBatch({ ...batch, pin: pin(), onSigned: slow })).ok).toBe(true)
  expect(kept).toBe(2)
  const full = () => Promise.reject(new Error('the disk is full'))
  await expect(signer.signBatch({ ...batch, pin: pin(), onSigned: full })).rejects.toThrow('the disk is full')
  expect((await signer.signBatch({ ...batch, pin: pin() })).ok).toBe(true)
})

test.for<[string, object, string]>([
  ['the card is gone', { card: 'R#2' }, 'device.no-card'],
  ['the certificate is not on it', { certificate: fingerprintOf(foreign.certificate) }, 'device.mismatch'],
  ['the certificate has ended', { signedAt: new Date('2030-01-01T00:00:00Z') }, 'certificate.expired'],
  ['the certificate is not valid yet', { signedAt: new Date('2020-01-01T00:00:00Z') }, 'certificate.not-yet'],
  ['the PIN is in Cyrillic', { pin: Buffer.from('йцукен') }, 'pin.form'],
  ['the person has broken off already', { signal: AbortSignal.abort() }, 'device.cancelled'],
])('no PIN leaves the main process when %s', async ([, more, code]) => {
  const { signer, last } = open(signing(own))
  const given = pin()
  expect(await signer.signBatch({ ...batch, pin: given, ...more })).toEqual(failed(code))
  expect(last().asked.map(({ ask }) => ask)).toEqual(['start'])
})

test('a certificate that may not sign is refused before the PIN is used', async () => {
  const wrong = secretary('ecdsa-p256', root, { keyUsage: ['keyEncipherment'] })
  const line = fakes(signing(wrong))
  const signer = createSigner({ start: line.start, authorities: [], ...judging() })
  const [slot] = ready.slots
  line
    .last()
    .tell({ ...ready, slots: [{ ...slot, card: { ...slot!.card, certificates: [wrong.certificate] } }] })
  const outcome = await signer.signBatch({
    ...batch,
    certificate: fingerprintOf(wrong.certificate),
    pin: pin(),
  })
  expect(outcome).toEqual(failed('certificate.usage'))
})

test('a certificate whose key is not on the card is refused before the PIN is used', async () => {
  const { signer, last } = open(signing(own))
  last().tell(slotWith({ certificates: [], keyless: [own.certificate] }))
  expect(await signer.signBatch({ ...batch, pin: pin() })).toEqual(failed('device.no-key'))
  expect(last().asked.map(({ ask }) => ask)).toEqual(['start'])
})

test.for(certificateRefusal.options)('what the judge calls %s signs nothing', async (refusal) => {
  const line = fakes(signing(own))
  const judge = () => ({ ...wellJudged, refusal })
  const signer = createSigner({ start: line.start, authorities: [], ...judging(), judge })
  line.last().tell(ready)
  const given = pin()
  const code = refusal === 'no-key' ? 'device.no-key' : `certificate.${refusal}`
  expect(await signer.signBatch({ ...batch, pin: given })).toEqual(failed(code))
  expect([line.last().asked.length, [...given]]).toEqual([1, [0, 0, 0, 0, 0, 0]])
})

test('authorities the card brings travel in the signature up to those known now', async () => {
  const between = authority('ecdsa-p256', { above: root, name: 'TEST между' })
  const below = secretary('ecdsa-p256', between)
  const line = fakes(signing(below))
  const known: Uint8Array[] = []
  const signer = createSigner({
    start: line.start,
    authorities: () => known,
    ...judging(),
    judge: () => wellJudged,
  })
  line.last().tell(slotWith({ certificates: [below.certificate], authorities: [between.certificate] }))
  known.push(root.certificate) // a list was imported meanwhile
  const chains: boolean[] = []
  await signer.signBatch({
    ...batch,
    certificate: fingerprintOf(below.certificate),
    pin: pin(),
    onSigned: (_id, signature, _certificate, { device, assessment }) => {
      const held = [between, root].every((one) =>
        Buffer.from(signature).includes(Buffer.from(one.certificate)),
      )
      chains.push(held && device.reader === 'R' && assessment === wellJudged)
    },
  })
  expect(chains).toEqual([true, true])
})

test('a PIN typed on the reader never passes through here', async () => {
  const { signer, last } = open(signing(own))
  expect((await signer.signBatch({ ...batch, pin: 'pad' })).ok).toBe(true)
  expect(last().asked.at(-1)).toMatchObject({ ask: 'sign', pin: 'pad' })
})

test('a lock in the middle stops the batch and keeps what is signed', async () => {
  const lock = new AbortController()
  const { signer, last } = open(({ operation, documents: [first] }, tell) => {
    tell({ tell: 'signed', operation, id: first!.id, signature: signDigest(own.key, first!.digest) })
    lock.abort()
    tell({ tell: 'ended', operation, fault: { code: 'device.cancelled' } })
  })
  const signed: string[] = []
  const onSigned = (id: string) => void signed.push(id)
  const outcome = await signer.signBatch({ ...batch, pin: pin(), signal: lock.signal, onSigned })
  expect([outcome, signed]).toEqual([failed('device.cancelled'), ['a']])
  expect(last().asked.at(-1)).toEqual({ ask: 'stop', operation: 1 })
})

test('the PIN is zero in the main process as soon as it is sent', async () => {
  const given = pin()
  let atSending: number[] = []
  const { signer } = open((request, tell) => {
    atSending = request.pin === 'pad' ? [] : [...request.pin]
    queueMicrotask(() => {
      expect([...given]).toEqual([0, 0, 0, 0, 0, 0])
      signing(own)(request, tell)
    })
  })
  await signer.signBatch({ ...batch, pin: given })
  expect(atSending).toEqual([...pin()])
})
