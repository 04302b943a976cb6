import { randomBytes } from 'node:crypto'
import { addTimeStamp, readTimeStampAnswer, requestTimeStamp } from '../../cades/time-stamp.ts'
import type { Stamper } from './stamper.ts'

/** A question to a service about a signature that has a signer without a stamp. */
export function asked(signature: Uint8Array) {
  const request = requestTimeStamp(signature, randomBytes(8))
  if (!request.ok || !request.value) throw new Error('nothing to stamp')
  return request.value
}

/** The signature with one more time stamp by this service. */
export function stampedBy(stamper: Stamper, signature: Uint8Array): Uint8Array {
  const question = asked(signature)
  const token = readTimeStampAnswer({
    answer: stamper.answer(question.request),
    asked: question,
    stampers: [stamper.authority],
    at: new Date(),
  })
  if (!token.ok) throw new Error(token.fault.code)
  const stamped = addTimeStamp(signature, token.value)
  if (!stamped.ok) throw new Error(stamped.fault.code)
  return stamped.value
}
