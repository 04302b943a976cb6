import { createHash, createPublicKey, verify } from 'node:crypto'
import { nothing, oid, sequence } from './der.ts'
import { gostKeyOf } from './gost/public-key.ts'
import { verifyGost } from './gost/signature.ts'
import { streebog256, streebog512 } from './gost/streebog.ts'
import { OID } from './oids.ts'
import { reading } from './reading.ts'

/** The kinds of key a signature may be made with. The curve of a GOST key is said by the key itself. */
export type Algorithm = 'rsa' | 'ecdsa-p256' | 'gost-256' | 'gost-512'

/** AlgorithmIdentifiers, DER: what is written, and the other forms that are read. */
type Profile = {
  readonly digest: (bytes: Uint8Array) => Uint8Array
  readonly digestAlgorithm: Uint8Array
  /** Of the digest; `digestAlgorithm` first. */
  readonly digestAlgorithms: readonly Uint8Array[]
  readonly signatureAlgorithm: Uint8Array
  /** Of the signature inside CMS; for RSA and GOST it names the key only (RFC 3370 §3.2). */
  readonly signatureAlgorithms: readonly Uint8Array[]
  readonly certificateAlgorithm: Uint8Array
  /** Of a signature that an authority with such a key puts on a certificate. */
  readonly certificateAlgorithms: readonly Uint8Array[]
}

/** SHA-256 as CMS wants it, without parameters (RFC 5754 §2). */
export const SHA256: Uint8Array = sequence(oid(OID.sha256))

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()

type Form = readonly [written: Uint8Array, ...others: Uint8Array[]]

const profile = (
  digest: Profile['digest'],
  [digests, signatures, certificates]: [Form, Form, Form],
): Profile => ({
  digest,
  digestAlgorithm: digests[0],
  digestAlgorithms: digests,
  signatureAlgorithm: signatures[0],
  signatureAlgorithms: signatures,
  certificateAlgorithm: certificates[0],
  certificateAlgorithms: certificates,
})

/** Without parameters as RFC 9215 has it, and with the empty ones that older programs of the field write. */
const bothForms = (...names: string[]): Form => {
  const bare = names.map((name) => sequence(oid(name)))
  return [bare[0]!, ...bare.slice(1), ...names.map((name) => sequence(oid(name), nothing))]
}

/** What each kind of key writes into a signature, and what is read. */
export const ALGORITHMS: { readonly [Name in Algorithm]: Profile } = {
  rsa: profile(sha256, [
    [SHA256],
    [sequence(oid(OID.rsaEncryption), nothing)],
    [sequence(oid(OID.sha256WithRsa), nothing)],
  ]),
  'ecdsa-p256': profile(sha256, [
    [SHA256],
    [sequence(oid(OID.ecdsaWithSha256))],
    [sequence(oid(OID.ecdsaWithSha256))],
  ]),
  'gost-256': profile(streebog256, [
    bothForms(OID.streebog256),
    bothForms(OID.gost256, OID.gost256WithStreebog),
    bothForms(OID.gost256WithStreebog),
  ]),
  'gost-512': profile(streebog512, [
    bothForms(OID.streebog512),
    bothForms(OID.gost512, OID.gost512WithStreebog),
    bothForms(OID.gost512WithStreebog),
  ]),
}

/** The digest that a signature with such a key is made over. */
export const digestOf = (algorithm: Algorithm, bytes: Uint8Array): Uint8Array =>
  ALGORITHMS[algorithm].digest(bytes)

/**
 * Whether a signature over a message is good: PKCS#1 v1.5 block as it is, ECDSA as SEQUENCE of r and s, GOST as
 * s and r one after the other.
 */
export type Verifier = (message: Uint8Array, signature: Uint8Array) => boolean

/**
 * The verifier for the key whose public half is `publicKey` (SubjectPublicKeyInfo, DER). A key the library
 * refuses (a point off the curve, a senseless modulus) has signed nothing.
 */
export function verifierOf(algorithm: Algorithm, publicKey: Uint8Array): Verifier {
  const name = `${algorithm} ${Buffer.from(publicKey).toString('latin1')}`
  const before = verifiers.get(name)
  if (before) return before
  const verifier = newVerifier(algorithm, Uint8Array.from(publicKey))
  if (verifiers.size === MOST_VERIFIERS) verifiers.clear()
  verifiers.set(name, verifier)
  return verifier
}

/** In a batch the same few keys come with every signature, and to make one ready takes a fifth of a verification. */
const verifiers = new Map<string, Verifier>()
const MOST_VERIFIERS = 256

function newVerifier(algorithm: Algorithm, publicKey: Uint8Array): Verifier {
  if (algorithm === 'gost-256' || algorithm === 'gost-512') return gostVerifier(algorithm, publicKey)
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
    return (message, signature) => verify('sha256', message, { key, dsaEncoding: 'der' }, signature)
  } catch {
    return () => false
  }
}

function gostVerifier(algorithm: Algorithm, publicKey: Uint8Array): Verifier {
  const key = reading(() => gostKeyOf(publicKey))
  if (!key || key === 'unknown' || key.algorithm !== algorithm) return () => false
  const { curve, point } = key
  return (message, signature) =>
    verifyGost(curve, { publicKey: point, digest: digestOf(algorithm, message), signature })
}
