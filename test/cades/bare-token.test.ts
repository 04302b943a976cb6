import { expect, test } from 'vitest'
import { context, element, oid, sequence, setOf, smallInteger } from '../../cades/der.ts'
import { bareToken } from '../../cades/bare-token.ts'
import { OID } from '../../cades/oids.ts'
import { all, fields, only } from '../../cades/reading.ts'
import { signedDataOf } from '../../cades/time-stamp-token.ts'
import { verifyTimeStamp } from '../../cades/verify-time-stamp.ts'
import { attribute } from '../../cades/write-signed-data.ts'
import { listOf } from './crl.ts'
import { authority, DAY, secretary, signedBy } from './pki.ts'
import { asked } from './stamped.ts'
import { openStamper, P256_KEY } from './stamper.ts'

const root = authority('ecdsa-p256')
const above = authority('ecdsa-p256', { name: 'TEST Чужой центр' })
const crossed = authority('ecdsa-p256', { above, name: 'TEST Перекрёстный центр' })

/** A stamp of a service that sends more than is needed: lists, other certificates, unsigned attributes. */
function withExtras(token: Uint8Array): Uint8Array {
  const parts = signedDataOf(token)
  parts.takeAny()
  const [digests, content] = [parts.takeAny().whole, parts.takeAny().whole]
  const certificates = all(parts.take(context(0)).content).map(({ whole }) => whole)
  const [signer] = all(parts.takeAny().content)
  const extra = setOf([attribute('1.2.3.4', sequence())], context(1))
  const signedData = sequence(
    smallInteger(3),
    digests,
    content,
    setOf([...certificates, crossed.certificate], context(0)),
    setOf([listOf(above, { from: DAY })], context(1)),
    setOf([sequence(signer!.content, extra)]),
  )
  return sequence(oid(OID.signedData), element(context(0), signedData))
}

test('what a stamp carries beside itself is left out, and the rest is as it was', () => {
  using stamper = openStamper({ key: P256_KEY })
  const question = asked(signedBy(secretary('rsa', root), Buffer.from('{}')))
  const answer = fields(only(stamper.answer(question.request), 0x30))
  answer.takeAny()
  const token = answer.takeAny().whole
  const stampers = [stamper.authority]
  const verdict = (one: Uint8Array) =>
    verifyTimeStamp({ token: one, stamped: question.stamped, stampers, at: new Date() }).ok

  const full = withExtras(token)
  expect([verdict(token), verdict(full), verdict(bareToken(full, stampers))]).toEqual([true, false, true])
  expect(bareToken(token, stampers)).toBe(token)
  expect(bareToken(full, stampers)).toHaveLength(token.length)
})
