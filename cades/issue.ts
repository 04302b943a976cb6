import { createHash, randomBytes } from 'node:crypto'
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
import { createKey, type KeyFor, publicKeyOf, signMessage } from './issued-key.ts'
import { OID } from './oids.ts'
import { x509 } from './x509.ts'
import { KEY_USAGES, type KeyUsage } from './x509-extensions.ts'

/**
 * A small issuer of certificates for the training mode and the tests: real X.509, trusted by nobody else.
 * A real school never uses it; its certificates come from an accredited authority.
 */

/** A certificate together with its private key. */
export type Issued<Name extends Algorithm = 'rsa' | 'ecdsa-p256'> = {
  /** DER. */
  readonly certificate: Uint8Array
  readonly key: KeyFor<Name>
  readonly algorithm: Name
}

/** A holder of a certificate with any kind of key. */
export type AnyIssued = Issued<Algorithm>

/** What every certificate says, and may say. */
type Facts = {
  subject: Subject
  notBefore: Date
  notAfter: Date
  /** Where the certificate of the authority, and the list of those it revoked, can be had. */
  authorityInfo?: readonly string[]
  revocationPoints?: readonly string[]
  /** Purposes, as object identifiers: the key may serve these only. */
  extendedUsage?: readonly string[]
}

type Terms<Name extends Algorithm> = Facts & {
  algorithm: Name
  /** A key that exists already (an authority of an earlier start); otherwise one is made. */
  key?: KeyFor<Name>
}

type Authority = { above?: AnyIssued; pathLength?: number; keyUsage?: readonly KeyUsage[] }
type Below = { authority: AnyIssued; keyUsage?: readonly KeyUsage[] }

/** An authority: self-signed, or subordinate when `above` is given. `pathLength` bounds the authorities below. */
export function createAuthority<Name extends Algorithm>(terms: Terms<Name> & Authority): Issued<Name> {
  const length = terms.pathLength === undefined ? [] : [smallInteger(terms.pathLength)]
  const key = terms.key ?? createKey(terms.algorithm)
  const publicKey = publicKeyOf(key)
  const certificate = written(terms, publicKey, terms.above ?? { key, algorithm: terms.algorithm }, [
    extension(OID.basicConstraints, sequence(yes, ...length), 'critical'),
    usageOf(terms.keyUsage ?? ['keyCertSign', 'cRLSign']),
  ])
  return { certificate, key, algorithm: terms.algorithm }
}

/** A certificate for a person's signature, unless `keyUsage` says otherwise. */
export function issueCertificate<Name extends Algorithm>(terms: Terms<Name> & Below): Issued<Name> {
  const key = terms.key ?? createKey(terms.algorithm)
  return {
    certificate: certifyKey({ ...terms, publicKey: publicKeyOf(key) }),
    key,
    algorithm: terms.algorithm,
  }
}

/** A certificate (DER) for a key whose private half stays where it is: in a token. */
export function certifyKey(terms: Facts & Below & { publicKey: Uint8Array }): Uint8Array {
  const usage = usageOf(terms.keyUsage ?? ['digitalSignature', 'nonRepudiation'])
  return written(terms, terms.publicKey, terms.authority, [usage])
}

type Signer = { certificate?: Uint8Array; key: KeyFor<Algorithm>; algorithm: Algorithm }

function written(
  facts: Facts,
  publicKey: Uint8Array,
  by: Signer,
  extensions: readonly Uint8Array[],
): Uint8Array {
  const algorithmName = ALGORITHMS[by.algorithm].certificateAlgorithm
  const subject = nameOf(facts.subject)
  const issuer = by.certificate ? x509(by.certificate) : { subject, publicKey }

  const signed = sequence(
    element(context(0), smallInteger(2)),
    integer(Buffer.concat([Uint8Array.of(0x40), randomBytes(15)])),
    algorithmName,
    issuer.subject,
    sequence(time(facts.notBefore), time(facts.notAfter)),
    subject,
    publicKey,
    element(
      context(3),
      sequence(
        ...extensions,
        extension(OID.subjectKeyIdentifier, octets(keyIdentifier(publicKey))),
        extension(OID.authorityKeyIdentifier, sequence(element(0x80, keyIdentifier(issuer.publicKey)))),
        ...furtherOf(facts),
      ),
    ),
  )
  return sequence(signed, algorithmName, bits(signMessage(by.key, signed)))
}

function furtherOf({ authorityInfo, revocationPoints, extendedUsage }: Facts): Uint8Array[] {
  const address = (url: string): Uint8Array => text(url, 0x86)
  const found: Uint8Array[] = []
  const add = (name: string, values: Uint8Array[] | undefined, critical?: 'critical') => {
    if (values) found.push(extension(name, sequence(...values), critical))
  }
  add(
    OID.authorityInfo,
    authorityInfo?.map((url) => sequence(oid(OID.authorityCertificates), address(url))),
  )
  add(
    OID.revocationPoints,
    revocationPoints?.map((url) => sequence(element(context(0), element(context(0), address(url))))),
  )
  // Critical, as RFC 3161 §2.3 demands of a time-stamping service.
  add(OID.extendedKeyUsage, extendedUsage?.map(oid), 'critical')
  return found
}

function extension(name: string, value: Uint8Array, critical?: 'critical'): Uint8Array {
  return sequence(oid(name), ...(critical ? [yes] : []), octets(value))
}

const usageOf = (usages: readonly KeyUsage[]): Uint8Array =>
  extension(OID.keyUsage, namedBits(usages.map((usage) => KEY_USAGES.indexOf(usage))), 'critical')

/** Any unique value serves (RFC 5280 §4.2.1.2): it helps to find a certificate, it proves nothing. */
const keyIdentifier = (publicKey: Uint8Array): Uint8Array =>
  createHash('sha256').update(publicKey).digest().subarray(0, 20)

function nameOf({ commonName, surname, givenName, snils, organisation, title, inn }: Subject): Uint8Array {
  const part = (name: string, value: string | undefined, tag: number = TAG.utf8): Uint8Array[] =>
    value === undefined ? [] : [setOf([sequence(oid(name), text(value, tag))])]
  return sequence(
    ...part(OID.organisation, organisation),
    ...part(OID.commonName, commonName),
    ...part(OID.surname, surname),
    ...part(OID.givenName, givenName),
    ...part(OID.title, title),
    ...part(OID.snils, snils, TAG.numeric),
    ...part(OID.inn, inn, TAG.numeric),
  )
}
