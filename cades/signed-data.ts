import { context, oid, sequence, TAG } from './der.ts'
import { type Digest, digestNamed, sha256 } from './digests.ts'
import { OID } from './oids.ts'
import { all, type Element, fields, malformed, oidOf, only, smallNumber, timeOf } from './reading.ts'
import { knownX509 } from './taken.ts'
import type { X509 } from './x509.ts'

/** A detached CAdES taken apart; nothing in it has been checked yet but its form. */
export type SignedData = {
  /** AlgorithmIdentifiers, DER. */
  readonly digestAlgorithms: readonly Uint8Array[]
  readonly certificates: readonly X509[]
  readonly signers: readonly SignerPart[]
}

/** One SignerInfo; byte fields are whole DER elements unless said otherwise. */
export type SignerPart = {
  readonly whole: Uint8Array
  /** Its fields one after another, without the unsigned attributes. */
  readonly covered: Uint8Array
  readonly issuer: Uint8Array
  readonly serial: Uint8Array
  readonly digestAlgorithm: Uint8Array
  readonly signatureAlgorithm: Uint8Array
  /** The bare signature value. */
  readonly signature: Uint8Array
  /** The attributes as they were hashed: a SET OF. */
  readonly hashed: Uint8Array
  /** Bare. */
  readonly messageDigest: Uint8Array
  readonly signedAt: Date
  readonly certificateHash: { readonly digest: Digest; readonly value: Uint8Array }
  /** The time stamp over the signature value: a ContentInfo. */
  readonly timeStamp: Uint8Array | undefined
}

const MOST_CERTIFICATES = 24

/** Certificates of one name: more would only make whoever verifies try each against each. */
const MOST_NAMESAKES = 4

/** Persons who may sign one document. */
export const MOST_SIGNERS = 4

/**
 * Takes a signature apart. Only one form is read: one to four signers named by issuer and serial number,
 * certificates inside, no content, no revocation lists, no unsigned attribute but one time stamp each.
 * Whatever is not covered by a signature has exactly one way to be written, so no altered byte passes.
 */
export function signedData(der: Uint8Array): SignedData {
  const outer = fields(only(der, TAG.sequence))
  if (oidOf(outer.take(TAG.oid)) !== OID.signedData) return malformed()
  const parts = fields(only(outer.take(context(0)).content, TAG.sequence))
  outer.end()

  if (smallNumber(parts.take(TAG.integer)) !== 1) return malformed()
  const digestAlgorithms = ascending(parts.take(TAG.set).content).map(({ whole }) => whole)
  demand(parts.take(TAG.sequence), sequence(oid(OID.data)))
  const certificates = ascending(parts.take(context(0)).content)
  const signers = ascending(parts.take(TAG.set).content)
  parts.end()
  if (certificates.length > MOST_CERTIFICATES || signers.length > MOST_SIGNERS) return malformed()

  const read = signers.map(signerPart)
  const isUsed = (one: Uint8Array) => read.some(({ digestAlgorithm }) => isEqual(digestAlgorithm, one))
  const isListed = ({ digestAlgorithm }: SignerPart) =>
    digestAlgorithms.some((one) => isEqual(one, digestAlgorithm))
  if (!digestAlgorithms.every(isUsed) || !read.every(isListed)) return malformed()
  const brought = certificates.map(({ whole }) => knownX509(whole))
  const namesakes = Map.groupBy(brought, ({ subject }) => Buffer.from(subject).toString('latin1'))
  if ([...namesakes.values()].some(({ length }) => length > MOST_NAMESAKES)) return malformed()
  return { digestAlgorithms, certificates: brought, signers: read }
}

/** The elements of a SET OF that has some, none twice, in the order DER demands. */
function ascending(content: Uint8Array): Element[] {
  const found = all(content, TAG.sequence)
  const isInOrder = found.every((one, place) => {
    const before = found[place - 1]
    return !before || Buffer.compare(before.whole, one.whole) < 0
  })
  return found.length > 0 && isInOrder ? found : malformed()
}

function signerPart(info: Element): SignerPart {
  const signer = fields(info)
  if (smallNumber(signer.take(TAG.integer)) !== 1) return malformed()
  const named = fields(signer.take(TAG.sequence))
  const issuer = named.take(TAG.sequence).whole
  const serial = named.take(TAG.integer).whole
  named.end()
  const digestAlgorithm = signer.take(TAG.sequence).whole
  const attributes = signer.take(context(0))
  const signatureAlgorithm = signer.take(TAG.sequence).whole
  const signature = signer.take(TAG.octets).content
  const unsigned = signer.optional(context(1))
  signer.end()

  const hashed = Buffer.from(attributes.whole)
  hashed[0] = TAG.set
  return {
    whole: info.whole,
    covered: info.content.subarray(0, info.content.length - (unsigned?.whole.length ?? 0)),
    issuer,
    serial,
    digestAlgorithm,
    signatureAlgorithm,
    signature,
    hashed,
    ...attributesOf(attributes, { issuer, serial }),
    timeStamp: unsigned && timeStampOf(unsigned),
  }
}

const isEqual = (first: Uint8Array, second: Uint8Array): boolean => Buffer.compare(first, second) === 0

function demand(found: Element, wanted: Uint8Array): void {
  if (!isEqual(found.whole, wanted)) malformed()
}

/** The values of attributes by their types; every attribute has one value, no type stands twice. */
export function attributeValues(set: Element): ReadonlyMap<string, Element> {
  const values = new Map<string, Element>()
  for (const attribute of all(set.content, TAG.sequence)) {
    const parts = fields(attribute)
    const type = oidOf(parts.take(TAG.oid))
    const [value, second] = all(parts.take(TAG.set).content)
    parts.end()
    if (!value || second || values.has(type)) return malformed()
    values.set(type, value)
  }
  return values
}

function timeStampOf(unsigned: Element): Uint8Array {
  const values = attributeValues(unsigned)
  return values.size === 1 ? (values.get(OID.signatureTimeStamp)?.whole ?? malformed()) : malformed()
}

type Attributes = Pick<SignerPart, 'messageDigest' | 'signedAt' | 'certificateHash'>
type Named = Pick<SignerPart, 'issuer' | 'serial'>

function attributesOf(set: Element, signer: Named): Attributes {
  const values = attributeValues(set)
  const valueOf = (type: string): Element => values.get(type) ?? malformed()

  demand(valueOf(OID.contentType), oid(OID.data))
  return {
    messageDigest: only(valueOf(OID.messageDigest).whole, TAG.octets).content,
    signedAt: timeOf(valueOf(OID.signingTime)),
    certificateHash: certificateHashOf(valueOf(OID.signingCertificateV2), signer),
  }
}

/**
 * The hash by which signing-certificate-v2 names the signer's certificate. SHA-256 is the default and should be
 * left out; some programs write it nevertheless.
 */
export function certificateHashOf(value: Element, signer?: Named): SignerPart['certificateHash'] {
  const [list] = all(only(value.whole, TAG.sequence).content, TAG.sequence)
  const [first] = list ? all(list.content, TAG.sequence) : []
  const id = fields(first ?? malformed())
  const algorithm = id.optional(TAG.sequence)
  const digest = algorithm ? (digestNamed(algorithm) ?? malformed()) : sha256
  const hash = id.take(TAG.octets).content
  const issuerSerial = id.optional(TAG.sequence)
  id.end()

  if (issuerSerial && signer) {
    const parts = fields(issuerSerial)
    const name = only(parts.take(TAG.sequence).content, context(4))
    demand(only(name.content, TAG.sequence), signer.issuer)
    demand(parts.take(TAG.integer), signer.serial)
    parts.end()
  }
  return { digest, value: hash }
}
