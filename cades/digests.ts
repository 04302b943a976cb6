import { createHash } from 'node:crypto'
import { TAG } from './der.ts'
import { streebog256, streebog512 } from './gost/streebog.ts'
import { OID } from './oids.ts'
import { type Element, fields, oidOf } from './reading.ts'

/** A digest function over whole bytes. */
export type Digest = (bytes: Uint8Array) => Uint8Array

const sha =
  (name: 'sha1' | 'sha256' | 'sha384' | 'sha512'): Digest =>
  (bytes) =>
    createHash(name).update(bytes).digest()

/** SHA-1: only the older signing-certificate attribute still has it, where nothing hangs on collisions. */
export const sha1: Digest = sha('sha1')

export const sha256: Digest = sha('sha256')

const DIGESTS: ReadonlyMap<string, Digest> = new Map([
  [OID.sha256, sha256],
  [OID.sha384, sha('sha384')],
  [OID.sha512, sha('sha512')],
  [OID.streebog256, streebog256],
  [OID.streebog512, streebog512],
])

/**
 * The digest that an AlgorithmIdentifier names, without parameters or with an empty one: both are in use.
 * `undefined` for one that is unknown or out of use.
 */
export function digestNamed(algorithm: Element): Digest | undefined {
  const parts = fields(algorithm)
  const name = oidOf(parts.take(TAG.oid))
  parts.optional(TAG.nothing)
  parts.end()
  return DIGESTS.get(name)
}
