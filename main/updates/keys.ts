import { createHash, createPublicKey, type KeyObject } from 'node:crypto'

/** A public key with the name under which signatures are written: the first 16 hex digits of its SHA-256. */
export type UpdateKey = { readonly id: string; readonly key: KeyObject }

/** What stands before the 32 bytes of an Ed25519 key in its DER (RFC 8410). */
const BEFORE = Buffer.from('302a300506032b6570032100', 'hex')

/** @param text 32 bytes in base64 @throws when it is no key of Ed25519 */
export function updateKeyOf(text: string): UpdateKey {
  const raw = Buffer.from(text, 'base64')
  if (raw.length !== 32) throw new Error('a key of updates has 32 bytes')
  return {
    id: createHash('sha256').update(raw).digest('hex').slice(0, 16),
    key: createPublicKey({ key: Buffer.concat([BEFORE, raw]), format: 'der', type: 'spki' }),
  }
}

/** The 32 bytes of a public key in base64. @throws when it is another kind of key */
export function textOfKey(key: KeyObject): string {
  const der = key.export({ format: 'der', type: 'spki' })
  if (!der.subarray(0, BEFORE.length).equals(BEFORE)) throw new Error('not a key of Ed25519')
  return der.subarray(BEFORE.length).toString('base64')
}
