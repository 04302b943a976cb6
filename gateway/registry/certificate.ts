import { certificatesIn } from '../../cades/certificates-in.ts'
import { readCertificate, subjectOf, type Certificate } from '../../cades/certificate.ts'
import { checkChain, faultOf } from '../../cades/chain.ts'
import { context, TAG } from '../../cades/der.ts'
import { OID } from '../../cades/oids.ts'
import { all, fields, oidOf, only, reading } from '../../cades/reading.ts'
import type { Revocations } from '../../cades/revocations.ts'
import { standingOf } from '../../cades/standing.ts'
import { taken } from '../../cades/taken.ts'
import type { X509 } from '../../cades/x509.ts'
import { isForMachines } from '../../cades/x509-extensions.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'

/** Why a certificate cannot be allowed. */
export type CertificateFault =
  'unread' | 'authority' | 'expired' | 'usage' | 'weak' | 'gost-2001' | 'algorithm' | 'revoked'

/** A certificate that may be allowed; `trustedBy` names the authority it leads to, where there is one. */
export type Allowable = { readonly certificate: Certificate; readonly trustedBy: string | undefined }

/** What certificates are held against. */
export type Belief = {
  readonly trusted: readonly Uint8Array[]
  readonly revocations: () => readonly Revocations[]
  readonly at: Date
}

/** The most certificates looked at in one file: a person's with the authorities above, with room to spare. */
const MOST = 20

/**
 * The certificates of persons in a file (DER, PEM, or a PKCS#7 bag of either form); authorities beside them are taken
 * for the way up. The fault is of the first where none can be allowed.
 */
export function allowableIn(
  file: Uint8Array,
  belief: Belief,
): Outcome<readonly Allowable[], CertificateFault> {
  const found = taken(certificatesOf(file).slice(0, MOST))
  const persons = found.filter(({ authority }) => !authority)
  if (persons.length === 0) return failed(found.length > 0 ? 'authority' : 'unread')

  const judged = persons.map((person) => judge(person, found, belief))
  const allowable = judged.flatMap((one) => (one.ok ? [one.value] : []))
  const fault = judged.find((one) => !one.ok)
  return allowable.length > 0 || !fault ? done(allowable) : fault
}

function judge(
  leaf: X509,
  brought: readonly X509[],
  { trusted, revocations, at }: Belief,
): Outcome<Allowable, CertificateFault> {
  const read = readCertificate(leaf.der)
  const fault = read.ok ? faultOf(leaf, at) : read.fault
  if (fault && fault.code !== 'cades.not-yet') return failed(FAULTS[fault.code] ?? 'weak')
  if (!read.ok) return failed('unread')
  const maySign = leaf.usage?.has('digitalSignature') || leaf.usage?.has('nonRepudiation')
  if (!maySign || isForMachines(leaf.extendedUsage)) return failed('usage')

  const day = at < leaf.notBefore ? leaf.notBefore : at
  const way = checkChain({ leaf, brought, trusted: taken(trusted), at: day })
  if (!way.ok) return done({ certificate: read.value, trustedBy: undefined })
  if (standingOf(way.value, revocations()).state === 'revoked') return failed('revoked')
  return done({ certificate: read.value, trustedBy: subjectOf(way.value.at(-1)!.subject).commonName })
}

const FAULTS: Readonly<Record<string, CertificateFault | undefined>> = {
  'cades.expired': 'expired',
  'cades.gost-2001': 'gost-2001',
  'cades.algorithm': 'algorithm',
}

const PKCS7 = /-----BEGIN (?:PKCS7|CMS)-----([^-]*)-----END (?:PKCS7|CMS)-----/

function certificatesOf(file: Uint8Array): Uint8Array[] {
  const armoured = PKCS7.exec(Buffer.from(file).toString('latin1'))?.[1]
  return reading(() => bagged(armoured ? Buffer.from(armoured, 'base64') : file)) ?? certificatesIn(file)
}

/** The certificates of a PKCS#7 bag (RFC 5652 §5.1), which nobody has signed; malformed bytes end the `reading`. */
function bagged(der: Uint8Array): Uint8Array[] {
  const outer = fields(only(der, TAG.sequence))
  if (oidOf(outer.take(TAG.oid)) !== OID.signedData) return []
  const signed = fields(only(outer.take(context(0)).content, TAG.sequence))
  signed.take(TAG.integer)
  signed.take(TAG.set)
  signed.take(TAG.sequence)
  return all(signed.take(context(0)).content, TAG.sequence).map(({ whole }) => whole)
}
