import type { Algorithm } from './algorithm.ts'
import { context, TAG } from './der.ts'
import { extensionsIn } from './extensions.ts'
import { gostKeyOf } from './gost/public-key.ts'
import { OID } from './oids.ts'
import {
  type Element,
  fields,
  malformed,
  oidOf,
  only,
  smallNumber,
  timeOf,
  unsigned,
  wholeBits,
} from './reading.ts'
import { type ExtensionFacts, factsIn } from './x509-extensions.ts'

/** A kind of key that is not read: GOST R 34.10-2001 (or its forerunner of 1994), out of use since 2019; any other. */
export type UnreadKey = 'gost-2001' | 'unknown'

/** A certificate taken apart; byte fields are whole DER elements unless said otherwise. */
export type X509 = {
  readonly der: Uint8Array
  readonly signed: Uint8Array
  readonly serial: Uint8Array
  readonly issuer: Uint8Array
  readonly subject: Uint8Array
  readonly notBefore: Date
  readonly notAfter: Date
  readonly publicKey: Uint8Array
  readonly key: { readonly algorithm: Algorithm; readonly bits: number } | UnreadKey
  readonly certificateAlgorithm: Uint8Array
  /** The bare signature of the issuer. */
  readonly signature: Uint8Array
} & ExtensionFacts

/** Takes a certificate apart; malformed bytes end the surrounding `reading`. */
export function x509(der: Uint8Array): X509 {
  const outer = fields(only(der, TAG.sequence))
  const signed = outer.take(TAG.sequence)
  const certificateAlgorithm = outer.take(TAG.sequence)
  const signature = wholeBits(outer.take(TAG.bits))
  outer.end()

  const inner = fields(signed)
  const version = inner.take(context(0))
  if (smallNumber(only(version.content, TAG.integer)) !== 2) return malformed()
  const serial = inner.take(TAG.integer)
  if (unsigned(serial).length > 20) return malformed()
  const promised = inner.take(TAG.sequence)
  if (!Buffer.from(promised.whole).equals(certificateAlgorithm.whole)) return malformed()
  const issuer = inner.take(TAG.sequence)
  const validity = fields(inner.take(TAG.sequence))
  const notBefore = timeOf(validity.takeAny())
  const notAfter = timeOf(validity.takeAny())
  validity.end()
  const subject = inner.take(TAG.sequence)
  const publicKey = inner.take(TAG.sequence)
  inner.optional(0x81) // unique identifiers of issuer and subject: nobody writes them, they say nothing
  inner.optional(0x82)
  const extensions = inner.optional(context(3))
  inner.end()

  return {
    der,
    signed: signed.whole,
    serial: serial.whole,
    issuer: issuer.whole,
    subject: subject.whole,
    notBefore,
    notAfter,
    publicKey: publicKey.whole,
    key: keyOf(publicKey),
    certificateAlgorithm: certificateAlgorithm.whole,
    signature,
    ...factsIn(extensions && extensionsIn(only(extensions.content, TAG.sequence))),
  }
}

function keyOf(publicKey: Element): X509['key'] {
  const outer = fields(publicKey)
  const named = fields(outer.take(TAG.sequence))
  const value = wholeBits(outer.take(TAG.bits))
  outer.end()

  const kind = oidOf(named.take(TAG.oid))
  if (kind === OID.rsaEncryption) {
    named.take(TAG.nothing)
    named.end()
    const numbers = fields(only(value, TAG.sequence))
    const modulus = unsigned(numbers.take(TAG.integer))
    smallNumber(numbers.take(TAG.integer)) // a giant exponent would make every verification slow
    numbers.end()
    return { algorithm: 'rsa', bits: modulus.length * 8 - Math.clz32(modulus[0]!) + 24 }
  }
  if (OUTDATED.has(kind)) return 'gost-2001'
  if (kind === OID.gost256 || kind === OID.gost512) {
    const key = gostKeyOf(publicKey.whole)
    return key === 'unknown' ? key : { algorithm: key.algorithm, bits: key.curve.bytes * 8 }
  }
  if (kind !== OID.ecPublicKey) return 'unknown'

  const curve = oidOf(named.take(TAG.oid))
  named.end()
  if (curve !== OID.p256) return 'unknown'
  return value.length === 65 && value[0] === 4 ? { algorithm: 'ecdsa-p256', bits: 256 } : malformed()
}

const OUTDATED: ReadonlySet<string> = new Set([OID.gost2001, OID.gost2001Exchange, OID.gost94])
