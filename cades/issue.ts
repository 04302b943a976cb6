import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'
import { type Algorithm, ALGORITHMS } from './algorithm.ts'
import type { Subject } from './certificate.ts'
import {
  bits,
  context,
  element,
  integer,
  namedBits,
  octets,
  oid,
  sequence,
  setOf,
  smallInteger,
  TAG,
  text,
  time,
  yes,
} from './der.ts'
import { OID } from './oids.ts'
import { x509 } from './x509.ts'
import { KEY_USAGES, type KeyUsage } from './x509-extensions.ts'

/**
 * A small issuer of certificates for the training mode and the tests: real X.509, trusted by nobody else.
 * A real school never uses it; its certificates come from an accredited authority.
 */

/** A certificate together with its private key. */
export type Issued = {
  /** DER. */
  readonly certificate: Uint8Array
  readonly key: KeyObject
  readonly algorithm: Algorithm
}

type Terms = {
  subject: Subject
  algorithm: Algorithm
  notBefore: Date
  notAfter: Date
  /** A key that exists already (an authority of an earlier start); otherwise one is made. */
  key?: KeyObject
}

/** An authority: self-signed, or subordinate when `above` is given. `pathLength` bounds the authorities below. */
export function createAuthority(
  terms: Terms & { above?: Issued; pathLength?: number; keyUsage?: readonly KeyUsage[] },
): Issued {
  const length = terms.pathLength === undefined ? [] : [smallInteger(terms.pathLength)]
  return issue(terms, terms.above, [
    extension(OID.basicConstraints, sequence(yes, ...length), 'critical'),
    usageOf(terms.keyUsage ?? ['keyCertSign', 'cRLSign']),
  ])
}

/** A certificate for a person's signature, unless `keyUsage` says otherwise. */
export function issueCertificate(
  terms: Terms & { authority: Issued; keyUsage?: readonly KeyUsage[] },
): Issued {
  return issue(terms, terms.authority, [usageOf(terms.keyUsage ?? ['digitalSignature', 'nonRepudiation'])])
}

/** A fresh private key. */
export function createKey(algorithm: Algorithm): KeyObject {
  return algorithm === 'rsa'
    ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    : generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey
}

function issue(terms: Terms, above: Issued | undefined, extensions: readonly Uint8Array[]): Issued {
  const key = terms.key ?? createKey(terms.algorithm)
  const issuerAlgorithm = (above ?? terms).algorithm
  const issuerKey = above?.key ?? key
  const algorithmName = ALGORITHMS[issuerAlgorithm].certificateAlgorithm
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' })
  const subject = nameOf(terms.subject)
  const issuerPublicKey = above ? x509(above.certificate).publicKey : publicKey

  const signed = sequence(
    element(context(0), smallInteger(2)),
    integer(Buffer.concat([Uint8Array.of(0x40), randomBytes(15)])),
    algorithmName,
    above ? x509(above.certificate).subject : subject,
    sequence(time(terms.notBefore), time(terms.notAfter)),
    subject,
    publicKey,
    element(
      context(3),
      sequence(
        ...extensions,
        extension(OID.subjectKeyIdentifier, octets(keyIdentifier(publicKey))),
        extension(OID.authorityKeyIdentifier, sequence(element(0x80, keyIdentifier(issuerPublicKey)))),
      ),
    ),
  )
  const signature = sign('sha256', signed, { key: issuerKey, dsaEncoding: 'der' })
  return { certificate: sequence(signed, algorithmName, bits(signature)), key, algorithm: terms.algorithm }
}

function extension(name: string, value: Uint8Array, critical?: 'critical'): Uint8Array {
  return sequence(oid(name), ...(critical ? [yes] : []), octets(value))
}

const usageOf = (usages: readonly KeyUsage[]): Uint8Array =>
  extension(OID.keyUsage, namedBits(usages.map((usage) => KEY_USAGES.indexOf(usage))), 'critical')

/** Any unique value serves (RFC 5280 §4.2.1.2): it helps to find a certificate, it proves nothing. */
const keyIdentifier = (publicKey: Uint8Array): Uint8Array =>
  createHash('sha256').update(publicKey).digest().subarray(0, 20)

function nameOf({ commonName, surname, givenName, snils, organisation }: Subject): Uint8Array {
  const part = (name: string, value: string | undefined, tag: number = TAG.utf8): Uint8Array[] =>
    value === undefined ? [] : [setOf([sequence(oid(name), text(value, tag))])]
  return sequence(
    ...part(OID.organisation, organisation),
    ...part(OID.commonName, commonName),
    ...part(OID.surname, surname),
    ...part(OID.givenName, givenName),
    ...part(OID.snils, snils, TAG.numeric),
  )
}
