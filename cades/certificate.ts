import { createHash } from 'node:crypto'
import { done, failed, type Outcome } from '../domain/outcome.ts'
import type { Algorithm } from './algorithm.ts'
import { TAG } from './der.ts'
import type { CadesFault } from './fault.ts'
import { OID } from './oids.ts'
import { all, fields, oidOf, only, reading, textOf, unsigned } from './reading.ts'
import { type UnreadKey, x509, type X509 } from './x509.ts'
import type { KeyUsage } from './x509-extensions.ts'

/** The person or authority a certificate names; all but the common name may be absent. */
export type Subject = {
  readonly commonName: string
  readonly surname?: string
  readonly givenName?: string
  /** Eleven digits as the certificate has them; the control number is not checked here. */
  readonly snils?: string
  readonly organisation?: string
  /** Post in the organisation. */
  readonly title?: string
  /** Digits as the certificate has them: twelve of a person; an organisation's ten may follow two zeros. */
  readonly inn?: string
}

/** A certificate as the other rooms need it. */
export type Certificate = {
  readonly der: Uint8Array
  readonly subject: Subject
  /** Common name of the authority that issued it. */
  readonly issuerName: string
  /** Lower-case hexadecimal. */
  readonly serial: string
  readonly notBefore: Date
  readonly notAfter: Date
  readonly keyUsage: ReadonlySet<KeyUsage>
  /** SHA-256 of the DER, lower-case hexadecimal. */
  readonly fingerprint: string
  readonly algorithm: Algorithm
  readonly bits: number
}

/** The fingerprint by which a certificate is known: SHA-256 of its DER, lower-case hexadecimal. */
export const fingerprintOf = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex')

/**
 * Reads a certificate that anybody may have written. Says nothing about whether it is to be trusted.
 *
 * Faults: `cades.certificate` for bytes that are no X.509 v3 certificate, `cades.gost-2001` for a key of that
 * year, `cades.algorithm` for another kind of key this version does not know.
 */
export function readCertificate(der: Uint8Array): Outcome<Certificate, CadesFault> {
  if (der.length > LONGEST_BYTES) return failed({ code: 'cades.certificate' })
  const certificate = reading(() => described(x509(der)))
  if (!certificate) return failed({ code: 'cades.certificate' })
  return typeof certificate === 'string' ? failed(faultOfKey(certificate)) : done(certificate)
}

/** A certificate whose key nobody here can verify with: everything else of it is known, and `key` by its name. */
export type UnusableCertificate = Omit<Certificate, 'algorithm' | 'bits'> & { readonly key: string }

/** Reads a certificate that `readCertificate` refuses for its key alone, so that it can be shown with the reason. */
export function readUnusable(der: Uint8Array): UnusableCertificate | undefined {
  if (der.length > LONGEST_BYTES) return undefined
  return reading(() => {
    const parts = x509(der)
    if (typeof parts.key !== 'string') return undefined
    return { ...shared(parts), key: unreadTitle(parts) }
  })
}

/** What a key is called that no person here may sign with: the curves of authorities; others by their number. */
function unreadTitle({ key, publicKey }: X509): string {
  if (key === 'gost-2001') return 'ГОСТ Р 34.10-2001'
  const named = fields(fields(only(publicKey, TAG.sequence)).take(TAG.sequence))
  const kind = oidOf(named.take(TAG.oid))
  const curve = kind === OID.ecPublicKey ? named.optional(TAG.oid) : undefined
  return (curve && CURVES.get(oidOf(curve))) ?? kind
}

const CURVES: ReadonlyMap<string, string> = new Map([
  [OID.p384, 'ECDSA P-384'],
  [OID.p521, 'ECDSA P-521'],
])

/** What the key of any certificate is called, an authority's too. */
export const anyKeyTitle = (parts: X509): string =>
  typeof parts.key === 'string' ? unreadTitle(parts) : keyTitle(parts.key)

/** Why a certificate with such a key is not read. */
export const faultOfKey = (key: UnreadKey): CadesFault => ({
  code: key === 'gost-2001' ? 'cades.gost-2001' : 'cades.algorithm',
})

const LONGEST_BYTES = 64 * 1024

/** The certificate in the words of the other rooms; malformed names end the surrounding `reading`. */
export function described(parts: X509): Certificate | UnreadKey {
  return typeof parts.key === 'string' ? parts.key : { ...shared(parts), ...parts.key }
}

function shared(parts: X509): Omit<Certificate, 'algorithm' | 'bits'> {
  return {
    der: parts.der,
    subject: subjectOf(parts.subject),
    issuerName: subjectOf(parts.issuer).commonName,
    serial: Buffer.from(unsigned(only(parts.serial, TAG.integer))).toString('hex'),
    notBefore: parts.notBefore,
    notAfter: parts.notAfter,
    keyUsage: parts.usage ?? new Set(),
    fingerprint: fingerprintOf(parts.der),
  }
}

/** What the key is called on screens and papers; the same in every language. */
export const keyTitle = ({ algorithm, bits }: Pick<Certificate, 'algorithm' | 'bits'>): string =>
  ({
    rsa: `RSA ${bits}`,
    'ecdsa-p256': 'ECDSA P-256',
    'gost-256': 'ГОСТ Р 34.10-2012 (256)',
    'gost-512': 'ГОСТ Р 34.10-2012 (512)',
  })[algorithm]

const NAMES: { readonly [Name in keyof Subject]-?: string } = {
  commonName: OID.commonName,
  surname: OID.surname,
  givenName: OID.givenName,
  snils: OID.snils,
  organisation: OID.organisation,
  title: OID.title,
  inn: OID.inn,
}

/** What a distinguished name says; malformed ones end the surrounding `reading`. */
export function subjectOf(name: Uint8Array): Subject {
  const texts = new Map<string, string>()
  for (const set of all(only(name, TAG.sequence).content, TAG.set)) {
    for (const pair of all(set.content, TAG.sequence)) {
      const parts = fields(pair)
      const kind = oidOf(parts.take(TAG.oid))
      const value = parts.takeAny()
      parts.end()
      if (NAMED.has(kind)) texts.set(kind, textOf(value))
    }
  }
  const known = Object.entries(NAMES).flatMap(([key, kind]) =>
    texts.has(kind) ? [[key, texts.get(kind)]] : [],
  )
  return { commonName: '', ...Object.fromEntries(known) }
}

const NAMED: ReadonlySet<string> = new Set(Object.values(NAMES))
