import { constants, KeyObject, privateEncrypt } from 'node:crypto'
import { p256 } from '@noble/curves/nist.js'
import { signGostDigest } from '../../cades/gost/secret.ts'
import type { AnyIssued } from '../../cades/issue.ts'

/** DigestInfo of SHA-256 without the hash itself (RFC 8017 §9.2). */
const SHA256_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex')

/** Signs a ready digest as a card would: node:crypto hashes once more for elliptic curves. */
export function signDigest(key: AnyIssued['key'], digest: Uint8Array): Uint8Array {
  if (!(key instanceof KeyObject)) return signGostDigest(key, digest)
  return key.asymmetricKeyType === 'rsa'
    ? privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.concat([SHA256_INFO, digest]))
    : signP256(key, digest)
}

/** Signs a block that is already padded to the size of the RSA key. */
export const signPadded = (key: KeyObject, block: Uint8Array): Uint8Array =>
  privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, block)

/** ECDSA over a ready digest, as SEQUENCE of r and s. */
export function signP256(key: KeyObject, digest: Uint8Array): Uint8Array {
  const secret = Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url')
  return p256.sign(digest, secret, { prehash: false, lowS: false, format: 'der' })
}
