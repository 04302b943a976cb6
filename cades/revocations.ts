import { done, failed, type Outcome } from '../domain/outcome.ts'
import { subjectOf } from './certificate.ts'
import { isSame } from './chain.ts'
import { context, TAG } from './der.ts'
import { extensionsIn } from './extensions.ts'
import { isForeignSignature } from './foreign-signature.ts'
import { OID } from './oids.ts'
import { fields, instantOf, malformed, only, reading, smallNumber, wholeBits } from './reading.ts'
import { readEntries, type Revocation, revocationIn } from './revocation-entries.ts'
import { x509, type X509 } from './x509.ts'

/** A list of revoked certificates (CRL, RFC 5280 §5) as it came; whose it really is, `isIssuedBy` tells. */
export type Revocations = {
  readonly der: Uint8Array
  /** Name of the authority, DER. */
  readonly issuer: Uint8Array
  /** Common name of the authority. */
  readonly issuerName: string
  readonly from: Date
  /** When the next list is promised. */
  readonly until: Date | undefined
  /** How many certificates stand in it. */
  readonly count: number
  readonly signed: Uint8Array
  readonly algorithm: Uint8Array
  readonly signature: Uint8Array
  /** Moment and reason packed, by serial number; see revocation-entries.ts. */
  readonly entries: ReadonlyMap<string, number>
}

/**
 * Why a list is not taken.
 *
 * form: no CRL of version 2 · delta: only the changes to another list · indirect: it speaks for other
 * authorities too · partial: for some kinds of certificates or one part of them only · critical: it demands
 * something this version does not know
 */
export type RevocationsFault = {
  code:
    | 'revocations.form'
    | 'revocations.delta'
    | 'revocations.indirect'
    | 'revocations.partial'
    | 'revocations.critical'
}

/** The largest authorities publish some tens of megabytes. */
const LONGEST_BYTES = 48 * 1024 * 1024

/**
 * Reads a list of revoked certificates, DER or PEM. A list of some megabytes costs one number for each
 * certificate in it. Says nothing about whether it is to be trusted: `isIssuedBy` does.
 */
export function readRevocations(file: Uint8Array): Outcome<Revocations, RevocationsFault> {
  if (file.length > LONGEST_BYTES) return failed({ code: 'revocations.form' })
  const der = derOf(file)
  const read = reading(() => revocations(der))
  if (!read) return failed({ code: 'revocations.form' })
  return typeof read === 'string' ? failed({ code: `revocations.${read}` }) : done(read)
}

const PEM = /-----BEGIN X509 CRL-----([A-Za-z0-9+/=\s]+)-----END X509 CRL-----/

function derOf(file: Uint8Array): Uint8Array {
  if (file[0] === TAG.sequence) return file
  const block = PEM.exec(Buffer.from(file).toString('latin1'))
  return block ? Buffer.from(block[1]!, 'base64') : file
}

type Kind = 'delta' | 'indirect' | 'partial' | 'critical'

function revocations(der: Uint8Array): Revocations | Kind {
  const outer = fields(only(der, TAG.sequence))
  const list = outer.take(TAG.sequence)
  const algorithm = outer.take(TAG.sequence).whole
  const signature = wholeBits(outer.take(TAG.bits))
  outer.end()

  const parts = fields(list)
  if (smallNumber(parts.take(TAG.integer)) !== 1) return malformed() // 1 is version 2
  if (!isSame(parts.take(TAG.sequence).whole, algorithm)) return malformed()
  const issuer = parts.take(TAG.sequence).whole
  const from = instantOf(parts.takeAny())
  const next = parts.optional(TAG.utcTime) ?? parts.optional(TAG.generalizedTime)
  const entries = readEntries(parts.optional(TAG.sequence)?.content ?? new Uint8Array())
  const wrapped = parts.optional(context(0))
  parts.end()

  const kind = wrapped && kindOf(only(wrapped.content, TAG.sequence))
  if (kind) return kind
  if (typeof entries === 'string') return entries
  return {
    der,
    issuer,
    issuerName: reading(() => subjectOf(issuer).commonName) ?? '',
    from,
    until: next && instantOf(next),
    count: entries.size,
    signed: list.whole,
    algorithm,
    signature,
    entries,
  }
}

/** What the list says of itself that would make an answer from it false. */
function kindOf(extensions: ReturnType<typeof only>): Kind | undefined {
  const found = extensionsIn(extensions)
  if (found.has(OID.deltaList)) return 'delta'
  const point = found.get(OID.issuingPoint)
  // indirectCRL is [4]; whatever else stands there says that the list is only a part of all.
  if (point) return fieldsOf(point.value).includes(0x84) ? 'indirect' : 'partial'
  return [...found.values()].some(({ isCritical }) => isCritical) ? 'critical' : undefined
}

function fieldsOf(value: Uint8Array): number[] {
  const parts = fields(only(value, TAG.sequence))
  const tags: number[] = []
  for (let tag = 0xa0; tag <= 0xa5; tag += 1) {
    const found = parts.optional(tag) ?? parts.optional(tag & 0x9f)
    if (found) tags.push(found.tag)
  }
  parts.end()
  return tags
}

/** Whether this authority (DER) made the list: the name, the right to sign lists, and the signature fit. */
export function isIssuedBy(list: Revocations, authority: Uint8Array): boolean {
  const parts = reading(() => x509(authority))
  return parts !== undefined && isMadeBy(list, parts)
}

/** As `isIssuedBy`, for an authority that is taken apart already. */
export const isMadeBy = (list: Revocations, { subject, usage, publicKey }: X509): boolean =>
  isSame(list.issuer, subject) &&
  (!usage || usage.has('cRLSign')) &&
  isForeignSignature({
    algorithm: list.algorithm,
    publicKey,
    message: list.signed,
    signature: list.signature,
  })

/** What the list says of a serial number (lower-case hexadecimal, as in `Certificate`). */
export const revocationOf = ({ entries }: Revocations, serial: string): Revocation | undefined =>
  revocationIn(entries, serial)
