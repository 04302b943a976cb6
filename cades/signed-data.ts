import { SHA256 } from './algorithm.ts'
import { context, nothing, oid, sequence, TAG } from './der.ts'
import { OID } from './oids.ts'
import { all, type Element, fields, malformed, oidOf, only, smallNumber, timeOf } from './reading.ts'
import { x509, type X509 } from './x509.ts'

/** A detached CAdES-BES taken apart; nothing in it has been checked yet but its form. */
export type SignedData = {
  readonly certificates: readonly X509[]
  readonly issuer: Uint8Array
  readonly serial: Uint8Array
  readonly signatureAlgorithm: Uint8Array
  readonly signature: Uint8Array
  /** The attributes as they were hashed: a SET OF. */
  readonly hashed: Uint8Array
  readonly messageDigest: Uint8Array
  readonly signedAt: Date
  readonly certificateHash: Uint8Array
}

const MOST_CERTIFICATES = 8

/**
 * Takes a signature apart. Only one form is read: one signer named by issuer and serial number, SHA-256,
 * certificates inside, no content, no revocation lists, no unsigned attributes. Whatever is not covered by
 * the signature has exactly one way to be written, so no altered byte passes.
 */
export function signedData(der: Uint8Array): SignedData {
  const outer = fields(only(der, TAG.sequence))
  if (oidOf(outer.take(TAG.oid)) !== OID.signedData) return malformed()
  const parts = fields(only(outer.take(context(0)).content, TAG.sequence))
  outer.end()

  if (smallNumber(parts.take(TAG.integer)) !== 1) return malformed()
  demand(only(parts.take(TAG.set).content, TAG.sequence), SHA256)
  demand(parts.take(TAG.sequence), sequence(oid(OID.data)))
  const certificates = all(parts.take(context(0)).content, TAG.sequence)
  if (certificates.length === 0 || certificates.length > MOST_CERTIFICATES) return malformed()
  const signer = fields(only(parts.take(TAG.set).content, TAG.sequence))
  parts.end()

  if (smallNumber(signer.take(TAG.integer)) !== 1) return malformed()
  const named = fields(signer.take(TAG.sequence))
  const issuer = named.take(TAG.sequence).whole
  const serial = named.take(TAG.integer).whole
  named.end()
  demand(signer.take(TAG.sequence), SHA256)
  const attributes = signer.take(context(0))
  const signatureAlgorithm = signer.take(TAG.sequence).whole
  const signature = signer.take(TAG.octets).content
  signer.end()

  const hashed = Buffer.from(attributes.whole)
  hashed[0] = TAG.set
  return {
    certificates: certificates.map(({ whole }) => x509(whole)),
    issuer,
    serial,
    signatureAlgorithm,
    signature,
    hashed,
    ...attributesOf(attributes, { issuer, serial }),
  }
}

function demand(found: Element, wanted: Uint8Array): void {
  if (Buffer.compare(found.whole, wanted) !== 0) malformed()
}

type Attributes = Pick<SignedData, 'messageDigest' | 'signedAt' | 'certificateHash'>

function attributesOf(set: Element, signer: { issuer: Uint8Array; serial: Uint8Array }): Attributes {
  const values = new Map<string, Element>()
  for (const attribute of all(set.content, TAG.sequence)) {
    const parts = fields(attribute)
    const type = oidOf(parts.take(TAG.oid))
    const [value, second] = all(parts.take(TAG.set).content)
    parts.end()
    if (!value || second || values.has(type)) return malformed()
    values.set(type, value)
  }
  const valueOf = (type: string): Element => values.get(type) ?? malformed()

  demand(valueOf(OID.contentType), oid(OID.data))
  return {
    messageDigest: only(valueOf(OID.messageDigest).whole, TAG.octets).content,
    signedAt: timeOf(valueOf(OID.signingTime)),
    certificateHash: certificateHashOf(valueOf(OID.signingCertificateV2), signer),
  }
}

/** SHA-256 is the default and should be left out; some programs write it nevertheless. */
const EXPLICIT_SHA256 = [SHA256, sequence(oid(OID.sha256), nothing)]

function certificateHashOf(value: Element, signer: { issuer: Uint8Array; serial: Uint8Array }): Uint8Array {
  const [list] = all(only(value.whole, TAG.sequence).content, TAG.sequence)
  const [first] = list ? all(list.content, TAG.sequence) : []
  const id = fields(first ?? malformed())
  const algorithm = id.optional(TAG.sequence)
  if (algorithm && !EXPLICIT_SHA256.some((form) => Buffer.compare(form, algorithm.whole) === 0))
    return malformed()
  const hash = id.take(TAG.octets).content
  const issuerSerial = id.optional(TAG.sequence)
  id.end()

  if (issuerSerial) {
    const parts = fields(issuerSerial)
    const name = only(parts.take(TAG.sequence).content, context(4))
    demand(only(name.content, TAG.sequence), signer.issuer)
    demand(parts.take(TAG.integer), signer.serial)
    parts.end()
  }
  return hash
}
