import { context, oid, TAG } from './der.ts'
import { type Digest, digestNamed, sha1 } from './digests.ts'
import { OID } from './oids.ts'
import { all, type Element, fields, instantOf, malformed, oidOf, only, smallNumber } from './reading.ts'
import { attributeValues, certificateHashOf } from './signed-data.ts'
import { x509, type X509 } from './x509.ts'

/** A time stamp (RFC 3161 §2.4.2) taken apart; nothing in it has been checked yet but its form. */
export type TimeStampToken = {
  readonly whole: Uint8Array
  readonly certificates: readonly X509[]
  /** The signer by issuer and serial number (DER elements), or by the bare key identifier. */
  readonly named:
    { readonly issuer: Uint8Array; readonly serial: Uint8Array } | { readonly keyIdentifier: Uint8Array }
  /** AlgorithmIdentifiers, DER. */
  readonly digestAlgorithm: Uint8Array
  readonly signatureAlgorithm: Uint8Array
  readonly digest: Digest
  /** Bare. */
  readonly signature: Uint8Array
  readonly hashed: Uint8Array
  readonly messageDigest: Uint8Array
  readonly certificateHash: { readonly digest: Digest; readonly value: Uint8Array }
  /** What is stamped: TSTInfo as it was hashed. */
  readonly content: Uint8Array
  readonly imprint: { readonly digest: Digest; readonly value: Uint8Array }
  readonly at: Date
  /** Bare content of the INTEGER. */
  readonly nonce: Uint8Array | undefined
}

const MOST_CERTIFICATES = 16

/**
 * Takes a time stamp apart, of whichever program: any of the usual digests, signers named in both ways,
 * signing-certificate of both versions, certificates or none. What no signature of it covers is either of use or
 * refused (`bareToken` leaves it out), so an altered byte does not pass, unless it turns
 * one name of the same algorithm into the other (RSA alone, RSA with its digest). DER only, as the RFC demands of what
 * is hashed and as all known services write the rest.
 */
export function timeStampToken(der: Uint8Array): TimeStampToken {
  const parts = signedDataOf(der)
  if (smallNumber(parts.take(TAG.integer)) !== 3) return malformed() // RFC 5652 §5.1: the content is no `data`
  const digests = parts.take(TAG.set)
  const content = contentOf(parts.take(TAG.sequence))
  const certificates = all(parts.optional(context(0))?.content ?? new Uint8Array(), TAG.sequence)
  if (certificates.length > MOST_CERTIFICATES) return malformed()
  const signer = fields(only(parts.take(TAG.set).content, TAG.sequence))
  parts.end()

  const version = smallNumber(signer.take(TAG.integer))
  const named = namedOf(signer.takeAny())
  if (version !== ('keyIdentifier' in named ? 3 : 1)) return malformed()
  const digestAlgorithm = signer.take(TAG.sequence)
  if (!isSameDigest(only(digests.content, TAG.sequence), digestAlgorithm)) return malformed()
  const attributes = signer.take(context(0))
  const signatureAlgorithm = signer.take(TAG.sequence).whole
  const signature = signer.take(TAG.octets).content
  signer.end()

  const hashed = Buffer.from(attributes.whole)
  hashed[0] = TAG.set
  return {
    whole: der,
    certificates: certificates.map(({ whole }) => x509(whole)),
    named,
    digestAlgorithm: digestAlgorithm.whole,
    signatureAlgorithm,
    digest: digestNamed(digestAlgorithm) ?? malformed(),
    signature,
    hashed,
    content,
    ...attributesOf(attributes),
    ...infoOf(content),
  }
}

/** The fields of the SignedData in a ContentInfo. */
export function signedDataOf(der: Uint8Array): ReturnType<typeof fields> {
  const outer = fields(only(der, TAG.sequence))
  if (oidOf(outer.take(TAG.oid)) !== OID.signedData) return malformed()
  const parts = fields(only(outer.take(context(0)).content, TAG.sequence))
  outer.end()
  return parts
}

/** Some write the one with empty parameters and the other without. */
const isSameDigest = (first: Element, second: Element): boolean => {
  const digest = digestNamed(first)
  return digest !== undefined && digest === digestNamed(second)
}

function contentOf(encapsulated: Element): Uint8Array {
  const parts = fields(encapsulated)
  if (oidOf(parts.take(TAG.oid)) !== OID.timeStampInfo) return malformed()
  const { content } = parts.take(context(0))
  parts.end()
  return only(content, TAG.octets).content
}

function namedOf(identifier: Element): TimeStampToken['named'] {
  if (identifier.tag === 0x80) return { keyIdentifier: identifier.content }
  if (identifier.tag !== TAG.sequence) return malformed()
  const parts = fields(identifier)
  const issuer = parts.take(TAG.sequence).whole
  const serial = parts.take(TAG.integer).whole
  parts.end()
  return { issuer, serial }
}

function attributesOf(set: Element): Pick<TimeStampToken, 'messageDigest' | 'certificateHash'> {
  const values = attributeValues(set)
  const type = values.get(OID.contentType)
  if (!type || Buffer.compare(type.whole, oid(OID.timeStampInfo)) !== 0) return malformed()
  const digest = values.get(OID.messageDigest) ?? malformed()
  const newer = values.get(OID.signingCertificateV2)
  const older = values.get(OID.signingCertificate)
  return {
    messageDigest: only(digest.whole, TAG.octets).content,
    certificateHash: newer ? certificateHashOf(newer) : olderHashOf(older ?? malformed()),
  }
}

/** signing-certificate of version 1 (RFC 2634 §5.4): the hash is SHA-1, and is first. */
function olderHashOf(value: Element): TimeStampToken['certificateHash'] {
  const [list] = all(only(value.whole, TAG.sequence).content, TAG.sequence)
  const [first] = list ? all(list.content, TAG.sequence) : []
  return { digest: sha1, value: fields(first ?? malformed()).take(TAG.octets).content }
}

function infoOf(content: Uint8Array): Pick<TimeStampToken, 'imprint' | 'at' | 'nonce'> {
  const info = fields(only(content, TAG.sequence))
  if (smallNumber(info.take(TAG.integer)) !== 1) return malformed()
  info.take(TAG.oid) // the policy of the service: nothing is asked of it
  const imprint = fields(info.take(TAG.sequence))
  const digest = digestNamed(imprint.take(TAG.sequence)) ?? malformed()
  const value = imprint.take(TAG.octets).content
  imprint.end()
  info.take(TAG.integer)
  const at = instantOf(info.take(TAG.generalizedTime))
  info.optional(TAG.sequence) // accuracy
  info.optional(TAG.boolean) // ordering
  const nonce = info.optional(TAG.integer)?.content
  info.optional(context(0)) // the name of the service once more
  const extensions = info.optional(context(1))
  info.end()
  return extensions ? malformed() : { imprint: { digest, value }, at, nonce }
}
