import { createPublicKey, generateKeyPairSync, KeyObject, sign } from 'node:crypto'
import { type Algorithm, digestOf } from './algorithm.ts'
import type { GostAlgorithm } from './gost/public-key.ts'
import { createGostKey, gostPublicKeyOf, type GostSecret, signGostDigest } from './gost/secret.ts'

/** A private key that the small issuer holds in memory. */
export type KeyFor<Name extends Algorithm> = Name extends GostAlgorithm ? GostSecret : KeyObject

/** A fresh private key. */
export function createKey<Name extends Algorithm>(algorithm: Name): KeyFor<Name> {
  return madeKey(algorithm) as KeyFor<Name>
}

function madeKey(algorithm: Algorithm): KeyFor<Algorithm> {
  if (algorithm === 'gost-256' || algorithm === 'gost-512') return createGostKey(algorithm)
  return algorithm === 'rsa'
    ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    : generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey
}

/** SubjectPublicKeyInfo of the public half, DER. */
export const publicKeyOf = (key: KeyFor<Algorithm>): Uint8Array =>
  key instanceof KeyObject
    ? createPublicKey(key).export({ format: 'der', type: 'spki' })
    : gostPublicKeyOf(key)

/** Signs a message by such a key with the digest that goes with it; the form is that of `Verifier`. */
export const signMessage = (key: KeyFor<Algorithm>, message: Uint8Array): Uint8Array =>
  key instanceof KeyObject
    ? sign('sha256', message, { key, dsaEncoding: 'der' })
    : signGostDigest(key, digestOf(key.algorithm, message))
