import {
  bits,
  context,
  element,
  integer,
  octets,
  oid,
  sequence,
  setOf,
  smallInteger,
  time,
} from '../../cades/der.ts'
import { createGostKey, gostPublicKeyOf } from '../../cades/gost/secret.ts'
import { signMessage } from '../../cades/issued-key.ts'
import { ALGORITHMS } from '../../cades/algorithm.ts'

/** What a certificate of other makers may hold; whatever is left out is usual. */
type Terms = {
  /** The parts of the name: type, tag of the string, its bytes. */
  name?: readonly [type: string, tag: number, value: Uint8Array][]
  /** Type and whole DER value; all uncritical. */
  extensions?: readonly [type: string, value: Uint8Array][]
  publicKey?: Uint8Array
  /** AlgorithmIdentifiers, DER: under the signature, and beside it. */
  inner?: Uint8Array
  outer?: Uint8Array
}

const KEY = createGostKey('gost-256')

/** A self-signed certificate with a GOST key, written as other programs do. */
export function foreignCertificate(terms: Terms = {}): Uint8Array {
  const { inner = ALGORITHMS['gost-256'].certificateAlgorithm, outer = inner } = terms
  const name = sequence(
    ...(terms.name ?? []).map(([type, tag, value]) => setOf([sequence(oid(type), element(tag, value))])),
  )
  const extensions = (terms.extensions ?? []).map(([type, value]) => sequence(oid(type), octets(value)))
  const signed = sequence(
    element(context(0), smallInteger(2)),
    integer(Buffer.from('0123456789abcdef', 'hex')),
    inner,
    name,
    sequence(time(new Date('2026-01-01T00:00:00Z')), time(new Date('2028-01-01T00:00:00Z'))),
    name,
    terms.publicKey ?? gostPublicKeyOf(KEY),
    ...(extensions.length > 0 ? [element(context(3), sequence(...extensions))] : []),
  )
  return sequence(signed, outer, bits(signMessage(KEY, signed)))
}
