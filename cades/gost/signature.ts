import { randomBytes } from 'node:crypto'
import type { WeierstrassPoint } from '@noble/curves/abstract/weierstrass.js'
import type { GostCurve } from './curves.ts'

/**
 * GOST R 34.10-2012 over a ready digest (RFC 7091). Byte orders are those of certificates and tokens
 * (RFC 9215): a public key is x and y, each little-endian; a digest is as Streebog gives it, and is read as a
 * little-endian number; a signature is s and r, each big-endian.
 */

type Question = { publicKey: Uint8Array; digest: Uint8Array; signature: Uint8Array }

/**
 * Whether a signature over a digest is good. Never throws: a key that is off the curve, at infinity or outside
 * the group of the generator has signed nothing.
 */
export function verifyGost(curve: GostCurve, { publicKey, digest, signature }: Question): boolean {
  const { bytes, point } = curve
  if (publicKey.length !== 2 * bytes || digest.length !== bytes || signature.length !== 2 * bytes)
    return false
  const { BASE, Fn } = point
  const s = bigEndian(signature.subarray(0, bytes))
  const r = bigEndian(signature.subarray(bytes))
  if (!Fn.isValidNot0(s) || !Fn.isValidNot0(r)) return false
  const inverse = Fn.inv(messageNumber(curve, digest))
  try {
    const key = keyIn(curve, publicKey)
    const sum = BASE.multiplyUnsafe(Fn.mul(s, inverse)).add(key.multiplyUnsafe(Fn.mul(Fn.neg(r), inverse)))
    return !sum.is0() && Fn.create(sum.toAffine().x) === r
  } catch {
    return false // the library refuses a senseless point by throwing
  }
}

type LastKey = { readonly bytes: Uint8Array; readonly point: WeierstrassPoint<bigint>; uses: number }

/** A batch asks for the same key again and again: it is held, one of each curve. */
const lastKeys = new WeakMap<GostCurve, LastKey>()

/** Bits of a step through the table of a key's multiples. */
const STEP_BITS = 8

/** A valid key; from the second time in a row with a table of its multiples, which makes it several times as quick. */
function keyIn(curve: GostCurve, publicKey: Uint8Array): WeierstrassPoint<bigint> {
  const last = lastKeys.get(curve)
  if (last && Buffer.compare(last.bytes, publicKey) === 0) {
    last.uses += 1
    if (last.uses === 2) last.point.precompute(STEP_BITS)
    return last.point
  }
  const point = pointIn(curve, publicKey)
  point.assertValidity()
  lastKeys.set(curve, { bytes: Uint8Array.from(publicKey), point, uses: 1 })
  return point
}

/**
 * Signs a digest. For tests, virtual tokens and the training issuer only: it is not constant in time, so it
 * never touches a real key. Those stay inside their token.
 *
 * @param nonce gives the random number of the standard's own examples; in life it is left out
 */
export function signGost(
  curve: GostCurve,
  secret: bigint,
  digest: Uint8Array,
  nonce: () => bigint = () => createGostSecret(curve),
): Uint8Array {
  const { bytes, point } = curve
  const { BASE, Fn } = point
  if (digest.length !== bytes) throw new Error('a digest of another size than the key wants')
  const message = messageNumber(curve, digest)
  for (;;) {
    const k = nonce()
    const r = Fn.create(BASE.multiply(k).toAffine().x)
    const s = Fn.add(Fn.mul(r, secret), Fn.mul(k, message))
    if (r !== 0n && s !== 0n) return Buffer.concat([toBigEndian(s, bytes), toBigEndian(r, bytes)])
  }
}

/** A fresh private key for tests and the training issuer. */
export function createGostSecret({ bytes, point }: GostCurve): bigint {
  // Eight bytes more than the order has: what the remainder favours is then beyond measure.
  return (bigEndian(randomBytes(bytes + 8)) % (point.Fn.ORDER - 1n)) + 1n
}

/** The public half of a private key. */
export function gostPublicKey({ bytes, point }: GostCurve, secret: bigint): Uint8Array {
  const { x, y } = point.BASE.multiply(secret).toAffine()
  return Buffer.concat([toBigEndian(x, bytes).toReversed(), toBigEndian(y, bytes).toReversed()])
}

/** The digest as a number; the standard takes one for zero. */
function messageNumber({ point }: GostCurve, digest: Uint8Array): bigint {
  return point.Fn.create(littleEndian(digest)) || 1n
}

function pointIn({ bytes, point }: GostCurve, publicKey: Uint8Array): WeierstrassPoint<bigint> {
  const x = littleEndian(publicKey.subarray(0, bytes))
  const y = littleEndian(publicKey.subarray(bytes))
  return point.fromAffine({ x, y })
}

const bigEndian = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`)

const littleEndian = (bytes: Uint8Array): bigint => bigEndian(Buffer.from(bytes).toReversed())

const toBigEndian = (value: bigint, bytes: number): Buffer =>
  Buffer.from(value.toString(16).padStart(2 * bytes, '0'), 'hex')
