import { expect, test } from 'vitest'
import type { Algorithm } from '../../cades/algorithm.ts'
import { prepareCades } from '../../cades/prepare.ts'
import { verifyCades } from '../../cades/verify.ts'
import { signDigest } from '../cards/sign-digest.ts'
import { opensslVerdict } from './openssl.ts'
import { authority, certificateOf, DAY, secretary, signedBy } from './pki.ts'

const content = Buffer.from('{"becomes":"11223344595"}')
const algorithms: Algorithm[] = ['rsa', 'ecdsa-p256', 'gost-256', 'gost-512']

test.for(algorithms.flatMap((signer) => algorithms.map((by) => [signer, by] as const)))(
  'OpenSSL and this program both believe a %s signature under a %s authority',
  ([kind, by]) => {
    const root = authority(by)
    const middle = authority(by, { above: root, name: 'TEST Промежуточный центр', pathLength: 0 })
    const signer = secretary(kind, middle)
    const signature = signedBy(signer, content, { chain: [middle.certificate] })

    expect(opensslVerdict(signature, content, root.certificate)).toBe('verified')
    expect(verifyCades({ content, signature, trusted: [root.certificate], at: DAY })).toEqual({
      ok: true,
      value: {
        signer: certificateOf(signer),
        signedAt: DAY,
        signers: [{ signer: certificateOf(signer), signedAt: DAY, stamp: 'none', revocation: 'unknown' }],
      },
    })
    expect(opensslVerdict(signature, Buffer.from('{}'), root.certificate)).toMatch(/digest|verification/i)
  },
)

test.for(['rsa', 'ecdsa-p256'] as const)(
  'no %s signature outlives a change of any one of its bytes',
  (kind) => {
    const root = authority('ecdsa-p256')
    const middle = authority('ecdsa-p256', { above: root, name: 'TEST Промежуточный центр' })
    const signature = signedBy(secretary(kind, middle), content, {
      chain: [middle.certificate, root.certificate],
    })
    const verdict = (of: Uint8Array, by: Uint8Array) =>
      verifyCades({ content: of, signature: by, trusted: [root.certificate], at: DAY })
    expect(verdict(content, signature).ok).toBe(true)

    const flipped = (bytes: Uint8Array, at: number, mask: number) => bytes.with(at, bytes[at]! ^ mask)
    const survivors = [0x01, 0xff].flatMap((mask) => [
      ...[...signature.keys()].filter((at) => verdict(content, flipped(signature, at, mask)).ok),
      ...[...content.keys()].filter((at) => verdict(flipped(content, at, mask), signature).ok),
    ])
    expect(survivors).toEqual([])
    expect([...signature.keys()].filter((size) => verdict(content, signature.slice(0, size)).ok)).toEqual([])
    expect(verdict(content, Buffer.concat([signature, Buffer.of(0)])).ok).toBe(false)
  },
)

test('a signature made with a key that is not the one of the certificate cannot be finished', () => {
  const root = authority('ecdsa-p256')
  const [own, foreign] = [secretary('rsa', root), secretary('rsa', root)]
  const prepared = prepareCades({ content, certificate: certificateOf(own), chain: [], signedAt: DAY })

  expect(prepared.finish(signDigest(foreign.key, prepared.digest))).toEqual({
    ok: false,
    fault: { code: 'cades.signature' },
  })
  expect(prepared.finish(signDigest(own.key, prepared.digest)).ok).toBe(true)
})

test('signing times up to 2049 are written short, later ones long, and both come back', () => {
  const life = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2060-01-01T00:00:00Z') }
  const root = authority('ecdsa-p256', life)
  const signer = secretary('ecdsa-p256', root, life)
  const times = ['2026-01-01T00:00:00Z', '2049-12-31T23:59:59Z', '2050-01-01T00:00:00Z'].map(
    (t) => new Date(t),
  )
  const read = times.map((signedAt) => {
    const signature = signedBy(signer, content, { signedAt })
    const verified = verifyCades({ content, signature, trusted: [root.certificate], at: signedAt })
    return verified.ok ? verified.value.signedAt : verified.fault
  })
  expect(read).toEqual(times)
})
