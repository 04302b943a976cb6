import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCertificate } from '../../cades/certificate.ts'
import { element, sequence } from '../../cades/der.ts'
import { mergeSignatures } from '../../cades/merge.ts'
import { addTimeStamp, readTimeStampAnswer, requestTimeStamp } from '../../cades/time-stamp.ts'
import { verifyCades } from '../../cades/verify.ts'
import { authority, DAY, secretary, signedBy } from './pki.ts'
import { asked, stampedBy } from './stamped.ts'
import { openStamper, P256_KEY } from './stamper.ts'

const content = Buffer.from('{"becomes":"11223344595"}')
const root = authority('ecdsa-p256')
const signer = secretary('rsa', root)
const another = secretary('ecdsa-p256', root)
const signature = signedBy(signer, content)

const verdict = (bytes: Uint8Array) =>
  verifyCades({ content, signature: bytes, trusted: [root.certificate], at: DAY })

/** Bytes cut, doubled, overwritten or filled in at any place. */
const mangled = (whole: Uint8Array) =>
  fc
    .tuple(fc.nat(whole.length - 1), fc.nat(64), fc.uint8Array({ maxLength: 64 }))
    .map(([at, cut, put]) => Buffer.concat([whole.subarray(0, at), put, whole.subarray(at + cut)]))

test('bytes of any kind are refused with a fault, never with an exception', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2048 }), (bytes) => {
      expect(verdict(bytes).ok).toBe(false)
      expect(readCertificate(bytes).ok).toBe(false)
    }),
    { numRuns: 500 },
  )
})

test('a mangled signature is refused, never an exception', () => {
  fc.assert(
    fc.property(mangled(signature), (bytes) => {
      expect(verdict(bytes).ok).toBe(Buffer.compare(bytes, signature) === 0)
    }),
    { numRuns: 3_000 },
  )
})

test('a mangled certificate is read or refused, never an exception', () => {
  fc.assert(
    fc.property(mangled(signer.certificate), (bytes) => {
      expect(() => readCertificate(bytes)).not.toThrow()
    }),
    { numRuns: 3_000 },
  )
})

test('a mangled stamped signature of two persons is refused, never an exception', () => {
  using stamper = openStamper({ key: P256_KEY })
  const both = mergeSignatures(stampedBy(stamper, signedBy(signer, content)), signedBy(another, content))
  if (!both.ok) throw new Error(both.fault.code)
  const whole = both.value
  fc.assert(
    fc.property(mangled(whole), (bytes) => {
      const stampers = [stamper.authority]
      const question = { content, signature: bytes, trusted: [root.certificate], stampers, at: new Date() }
      expect(verifyCades(question).ok).toBe(Buffer.compare(bytes, whole) === 0)
      expect(() => mergeSignatures(bytes, whole)).not.toThrow()
      expect(() => requestTimeStamp(bytes, Buffer.of(1))).not.toThrow()
      expect(() => addTimeStamp(whole, bytes)).not.toThrow()
    }),
    { numRuns: 1_500 },
  )
})

test('a mangled answer of a time-stamping service is refused, never an exception', () => {
  using stamper = openStamper({ key: P256_KEY })
  const question = asked(signature)
  const answer = stamper.answer(question.request)
  fc.assert(
    fc.property(mangled(answer), (bytes) => {
      const stampers = [stamper.authority]
      const read = readTimeStampAnswer({ answer: bytes, asked: question, stampers, at: new Date() })
      // What is neither covered nor needed may change: it is left out of the stamp.
      if (!read.ok) return
      const stamped = addTimeStamp(signature, read.value)
      const at = new Date()
      const trusted = [root.certificate]
      if (!stamped.ok) throw new Error(stamped.fault.code)
      expect(verifyCades({ content, signature: stamped.value, trusted, stampers, at }).ok).toBe(true)
    }),
    { numRuns: 1_500 },
  )
})

test('thousands of nested elements and a giant length end at once', () => {
  let nested: Uint8Array = sequence()
  for (let depth = 0; depth < 5_000; depth += 1) nested = sequence(nested)
  const giant = Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 0x00)
  const endless = Uint8Array.of(0x30, 0x80, 0x06, 0x01)
  const overlong = element(0x30, new Uint8Array(300_000))
  const started = performance.now()
  expect([nested, giant, endless, overlong].map((bytes) => verdict(bytes))).toEqual(
    Array.from({ length: 4 }, () => ({ ok: false, fault: { code: 'cades.form' } })),
  )
  expect(performance.now() - started).toBeLessThan(1_000)
})
