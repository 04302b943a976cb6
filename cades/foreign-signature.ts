import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { verifierOf } from './algorithm.ts'
import { TAG } from './der.ts'
import { OID } from './oids.ts'
import { fields, oidOf, only, reading } from './reading.ts'

/**
 * Signatures that other programs make: of time-stamping services and of lists of revoked certificates. More
 * algorithms are believed here than this program writes itself.
 */

type Hash = 'sha256' | 'sha384' | 'sha512'

/** Which key and which digest an AlgorithmIdentifier stands for. */
type Kind =
  { key: 'rsa' | 'ec'; hash: Hash; digest: string } | { key: 'gost-256' | 'gost-512'; digest: string }

const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  [OID.sha256WithRsa, { key: 'rsa', hash: 'sha256', digest: OID.sha256 }],
  [OID.sha384WithRsa, { key: 'rsa', hash: 'sha384', digest: OID.sha384 }],
  [OID.sha512WithRsa, { key: 'rsa', hash: 'sha512', digest: OID.sha512 }],
  [OID.ecdsaWithSha256, { key: 'ec', hash: 'sha256', digest: OID.sha256 }],
  [OID.ecdsaWithSha384, { key: 'ec', hash: 'sha384', digest: OID.sha384 }],
  [OID.ecdsaWithSha512, { key: 'ec', hash: 'sha512', digest: OID.sha512 }],
  [OID.gost256WithStreebog, { key: 'gost-256', digest: OID.streebog256 }],
  [OID.gost512WithStreebog, { key: 'gost-512', digest: OID.streebog512 }],
])

/** CMS may name the key alone (RFC 3370 §3.2): the digest stands beside it. */
const BY_KEY: ReadonlyMap<string, Kind['key']> = new Map([
  [OID.rsaEncryption, 'rsa'],
  [OID.gost256, 'gost-256'],
  [OID.gost512, 'gost-512'],
])

const CURVES: ReadonlySet<string> = new Set(['prime256v1', 'secp384r1', 'secp521r1'])
const WEAKEST_RSA_BITS = 2048
const STRONGEST_RSA_BITS = 8192

type Question = {
  /** AlgorithmIdentifier, DER. */
  algorithm: Uint8Array
  /** AlgorithmIdentifier of the digest in CMS, where `algorithm` may name the key alone. */
  digestAlgorithm?: Uint8Array
  /** SubjectPublicKeyInfo, DER. */
  publicKey: Uint8Array
  message: Uint8Array
  signature: Uint8Array
}

/** Whether the signature is good; false too for weak keys and for algorithms that are unknown. */
export function isForeignSignature(question: Question): boolean {
  const { algorithm, digestAlgorithm, publicKey, message, signature } = question
  const kind = kindOf(nameOf(algorithm), digestAlgorithm && nameOf(digestAlgorithm))
  if (!kind) return false
  if (!('hash' in kind)) return verifierOf(kind.key, publicKey)(message, signature)
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
    return isFit(key, kind.key) && verify(kind.hash, message, { key, dsaEncoding: 'der' }, signature)
  } catch {
    return false // a key the library refuses has signed nothing
  }
}

function kindOf(name = '', digest: string | undefined): Kind | undefined {
  const whole = KINDS.get(name)
  if (whole) return digest === undefined || digest === whole.digest ? whole : undefined
  const key = BY_KEY.get(name)
  return key && [...KINDS.values()].find((kind) => kind.key === key && kind.digest === digest)
}

/** The name in an AlgorithmIdentifier whose parameters are absent or empty. */
const nameOf = (algorithm: Uint8Array): string | undefined =>
  reading(() => {
    const parts = fields(only(algorithm, TAG.sequence))
    const name = oidOf(parts.take(TAG.oid))
    parts.optional(TAG.nothing)
    parts.end()
    return name
  })

function isFit({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject, wanted: string): boolean {
  if (asymmetricKeyType !== wanted) return false
  const { modulusLength = 0, namedCurve = '' } = asymmetricKeyDetails ?? {}
  return wanted === 'rsa'
    ? modulusLength >= WEAKEST_RSA_BITS && modulusLength <= STRONGEST_RSA_BITS
    : CURVES.has(namedCurve)
}
