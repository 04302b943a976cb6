import { OID } from '../oids.ts'
import { GOST_CURVES, type GostCurve } from './curves.ts'
import { type GostAlgorithm, gostPublicKeyInfo } from './public-key.ts'
import { createGostSecret, gostPublicKey, signGost } from './signature.ts'

/**
 * A private key of GOST R 34.10-2012 in memory, which node:crypto has not. For tests, virtual tokens and the
 * training issuer only (see `signGost`).
 */
export type GostSecret = {
  readonly algorithm: GostAlgorithm
  /** Object identifier of the curve. */
  readonly parameterSet: string
  readonly secret: bigint
}

const USUAL: { readonly [Name in GostAlgorithm]: string } = {
  'gost-256': OID.cryptoProA,
  'gost-512': OID.tc26Gost512A,
}

const curveOfSet = (parameterSet: string): GostCurve => {
  const curve = GOST_CURVES.get(parameterSet)
  if (!curve) throw new Error('an unknown parameter set of GOST R 34.10-2012')
  return curve
}

/** A fresh private key, by default on the curve that most certificates of its size are on. */
export function createGostKey(algorithm: GostAlgorithm, parameterSet = USUAL[algorithm]): GostSecret {
  return { algorithm, parameterSet, secret: createGostSecret(curveOfSet(parameterSet)) }
}

/** SubjectPublicKeyInfo of the public half, DER. */
export const gostPublicKeyOf = ({ algorithm, parameterSet, secret }: GostSecret): Uint8Array =>
  gostPublicKeyInfo(algorithm, parameterSet, gostPublicKey(curveOfSet(parameterSet), secret))

/** Signs a ready Streebog digest as a token would. */
export const signGostDigest = ({ parameterSet, secret }: GostSecret, digest: Uint8Array): Uint8Array =>
  signGost(curveOfSet(parameterSet), secret, digest)
