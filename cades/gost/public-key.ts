import { bits, octets, oid, sequence, TAG } from '../der.ts'
import { OID } from '../oids.ts'
import { fields, malformed, oidOf, only, wholeBits } from '../reading.ts'
import { GOST_CURVES, type GostCurve } from './curves.ts'

/** The two sizes of GOST R 34.10-2012 keys. */
export type GostAlgorithm = 'gost-256' | 'gost-512'

/** A public key taken out of a certificate. */
export type GostKey = {
  readonly algorithm: GostAlgorithm
  readonly curve: GostCurve
  /** x and y, each little-endian; nobody has looked yet whether the point is on the curve. */
  readonly point: Uint8Array
}

const KINDS: ReadonlyMap<string, GostAlgorithm> = new Map([
  [OID.gost256, 'gost-256'],
  [OID.gost512, 'gost-512'],
])

const DIGESTS: { readonly [Name in GostAlgorithm]: string } = {
  'gost-256': OID.streebog256,
  'gost-512': OID.streebog512,
}

/**
 * The key in a SubjectPublicKeyInfo (RFC 9215 §4.2), or `unknown` for another kind of key, another curve, or
 * a digest that does not belong to the size. Malformed bytes end the surrounding `reading`.
 */
export function gostKeyOf(publicKey: Uint8Array): GostKey | 'unknown' {
  const outer = fields(only(publicKey, TAG.sequence))
  const named = fields(outer.take(TAG.sequence))
  const value = wholeBits(outer.take(TAG.bits))
  outer.end()

  const algorithm = KINDS.get(oidOf(named.take(TAG.oid)))
  if (!algorithm) return 'unknown'
  const parameters = fields(named.take(TAG.sequence))
  named.end()
  const curve = GOST_CURVES.get(oidOf(parameters.take(TAG.oid)))
  const digest = parameters.optional(TAG.oid)
  parameters.end()
  if (digest && oidOf(digest) !== DIGESTS[algorithm]) return 'unknown'
  if (!curve || curve.bytes !== SIZES[algorithm]) return 'unknown'

  const point = only(value, TAG.octets).content
  return point.length === 2 * curve.bytes ? { algorithm, curve, point } : malformed()
}

const SIZES: { readonly [Name in GostAlgorithm]: number } = { 'gost-256': 32, 'gost-512': 64 }

/** A SubjectPublicKeyInfo; the digest is written for the older curves only, as RFC 9215 §4.2 demands. */
export function gostPublicKeyInfo(
  algorithm: GostAlgorithm,
  parameterSet: string,
  point: Uint8Array,
): Uint8Array {
  const kind = algorithm === 'gost-256' ? OID.gost256 : OID.gost512
  const digest = NAMES_DIGEST.has(parameterSet) ? [oid(DIGESTS[algorithm])] : []
  return sequence(sequence(oid(kind), sequence(oid(parameterSet), ...digest)), bits(octets(point)))
}

const NAMES_DIGEST: ReadonlySet<string> = new Set([
  OID.cryptoProA,
  OID.cryptoProB,
  OID.cryptoProC,
  OID.cryptoProXchA,
  OID.cryptoProXchB,
  OID.tc26Gost512A,
  OID.tc26Gost512B,
])
