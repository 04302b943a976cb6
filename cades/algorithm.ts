import { createHash, createPublicKey, verify } from 'node:crypto'
import { nothing, oid, sequence } from './der.ts'
import { OID } from './oids.ts'

/** The kinds of key a signature may be made with. GOST R 34.10-2012 will be two more lines of `ALGORITHMS`. */
export type Algorithm = 'rsa' | 'ecdsa-p256'

type Profile = {
  /** As OpenSSL and BoringSSL name it. */
  digest: 'sha256'
  /** AlgorithmIdentifier of the digest. */
  digestAlgorithm: Uint8Array
  /** AlgorithmIdentifier of the signature inside CMS; for RSA it names the key only (RFC 3370 §3.2). */
  signatureAlgorithm: Uint8Array
  /** AlgorithmIdentifier of a signature that an authority with such a key puts on a certificate. */
  certificateAlgorithm: Uint8Array
}

/** SHA-256 as CMS wants it, without parameters (RFC 5754 §2). */
export const SHA256: Uint8Array = sequence(oid(OID.sha256))

/** What each kind of key writes into a signature. */
export const ALGORITHMS: { readonly [Name in Algorithm]: Profile } = {
  rsa: {
    digest: 'sha256',
    digestAlgorithm: SHA256,
    signatureAlgorithm: sequence(oid(OID.rsaEncryption), nothing),
    certificateAlgorithm: sequence(oid(OID.sha256WithRsa), nothing),
  },
  'ecdsa-p256': {
    digest: 'sha256',
    digestAlgorithm: SHA256,
    signatureAlgorithm: sequence(oid(OID.ecdsaWithSha256)),
    certificateAlgorithm: sequence(oid(OID.ecdsaWithSha256)),
  },
}

/** The digest that a signature with such a key is made over. */
export const digestOf = (algorithm: Algorithm, bytes: Uint8Array): Uint8Array =>
  createHash(ALGORITHMS[algorithm].digest).update(bytes).digest()

/** Whether a signature over a message is good: PKCS#1 v1.5 block as it is, or ECDSA as SEQUENCE of r and s. */
export type Verifier = (message: Uint8Array, signature: Uint8Array) => boolean

/**
 * The verifier for the key whose public half is `publicKey` (SubjectPublicKeyInfo, DER). A key the library
 * refuses (a point off the curve, a senseless modulus) has signed nothing.
 */
export function verifierOf(algorithm: Algorithm, publicKey: Uint8Array): Verifier {
  const { digest } = ALGORITHMS[algorithm]
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
    return (message, signature) => verify(digest, message, { key, dsaEncoding: 'der' }, signature)
  } catch {
    return () => false
  }
}
