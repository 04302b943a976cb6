import { afterAll, expect, test } from 'vitest'
import type { Algorithm } from '../../cades/algorithm.ts'
import { mergeSignatures } from '../../cades/merge.ts'
import { verifyCades } from '../../cades/verify.ts'
import { unnoticed } from './flips.ts'
import { authority, secretary, signedBy } from './pki.ts'
import { stampedBy } from './stamped.ts'
import { openStamper } from './stamper.ts'

const content = Buffer.from('{"becomes":"11223344595"}')
const root = authority('ecdsa-p256')
const middle = authority('ecdsa-p256', { above: root, name: 'TEST Промежуточный центр' })
const stamper = openStamper()
afterAll(() => stamper[Symbol.dispose]())

const isGood =
  (trusted: Uint8Array = root.certificate) =>
  (signature: Uint8Array): boolean =>
    verifyCades({
      content,
      signature,
      trusted: [trusted],
      stampers: [stamper.authority],
      at: new Date(),
    }).ok

test('no byte of a signature of two persons can be altered', () => {
  const both = mergeSignatures(
    signedBy(secretary('ecdsa-p256', root), content, { chain: [root.certificate] }),
    signedBy(secretary('rsa', middle), content, { chain: [middle.certificate] }),
  )
  if (!both.ok) throw new Error(both.fault.code)
  expect(isGood()(both.value)).toBe(true)
  expect(unnoticed(both.value, { isGood: isGood(), masks: [0x01, 0xff] })).toEqual([])
})

test('no byte of a stamped signature can be altered, in the stamp or beside it', () => {
  const stamped = stampedBy(stamper, signedBy(secretary('ecdsa-p256', root), content))
  expect(isGood()(stamped)).toBe(true)
  expect(unnoticed(stamped, { isGood: isGood(), masks: [0x01, 0x80] })).toEqual([])
})

test.for<[Algorithm, number]>([
  ['gost-256', 5],
  ['gost-512', 29],
])('no byte of a %s signature can be altered: every %d-th', ([kind, stride]) => {
  const above = authority(kind)
  const judge = isGood(above.certificate)
  const signature = signedBy(secretary(kind, above), content, { chain: [above.certificate] })
  expect(judge(signature)).toBe(true)
  expect(unnoticed(signature, { isGood: judge, stride })).toEqual([])
})
