import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, randomInt } from 'node:crypto'
import { SECRET_DIGITS } from '../../domain/recovery-code.ts'
import { base64, bytes, keysFrom, type CodeHeld, type Ring } from './ring.ts'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** What `base.recovery` holds; everything but the two sealed parts may be read by anybody. */
type Written = {
  readonly version: 1
  readonly id: string
  readonly made: string
  readonly salt: string
  readonly wrapped: string
  readonly ring: string
}

/** Whose sheet opens it. */
export type EnvelopeHead = Pick<Written, 'id' | 'made'>

/** A code that nobody has had before, and what is kept of it. @param now ms since 1970 */
export function freshCode(now: number): { readonly digits: string; readonly held: CodeHeld } {
  const digits = Array.from({ length: SECRET_DIGITS }, () => randomInt(10)).join('')
  const head = { id: String(randomInt(1_000, 10_000)), made: new Date(now).toISOString() }
  const salt = randomBytes(32)
  const secret = randomBytes(32)
  return {
    digits,
    held: { ...head, salt, secret, wrapped: sealed(keyOf(digits, salt), secret, head, 'code') },
  }
}

/** The file for the sheet: the ring under the secret, the secret under the code. */
export function envelopeOf(keys: Ring['keys'], code: CodeHeld): Uint8Array {
  const ring = Buffer.from(JSON.stringify(keys.map(base64)))
  const written: Written = {
    version: 1,
    id: code.id,
    made: code.made,
    salt: base64(code.salt),
    wrapped: base64(code.wrapped),
    ring: base64(sealed(code.secret, ring, code, 'ring')),
  }
  return Buffer.from(`${JSON.stringify(written, undefined, 2)}\n`)
}

/** Whose sheet a file waits for; undefined where it is none, or none of this program. */
export function headOf(file: Uint8Array): EnvelopeHead | undefined {
  const written = readWritten(file)
  return written && { id: written.id, made: written.made }
}

/** Opens the file with the digits of the sheet; undefined when they are another's, or the file was altered. */
export function opened(file: Uint8Array, digits: string): Ring | undefined {
  const written = readWritten(file)
  if (!written) return undefined
  const { id, made } = written
  const [salt, wrapped] = [bytes(written.salt), bytes(written.wrapped)]
  const secret = unsealed(keyOf(digits, salt), wrapped, written, 'code')
  if (!secret) return undefined
  return withKeys({ id, made, salt, wrapped, secret }, written)
}

/** Whether the file holds these keys under this code already. */
export function holds(file: Uint8Array, keys: Ring['keys'], code: CodeHeld): boolean {
  const written = readWritten(file)
  if (!written || written.id !== code.id || written.wrapped !== base64(code.wrapped)) return false
  const ring = withKeys(code, written)
  return ring !== undefined && ring.keys.map(base64).join() === keys.map(base64).join()
}

function withKeys(code: CodeHeld, written: Written): Ring | undefined {
  const ring = unsealed(code.secret, bytes(written.ring), written, 'ring')
  return ring && { keys: keysFrom(JSON.parse(Buffer.from(ring).toString()) as string[]), code }
}

/**
 * The code has 166 random bits, so nobody can try them all and a slow derivation would protect nothing: HKDF makes
 * a key of the right form of it. scrypt is for what people think up themselves.
 */
const keyOf = (digits: string, salt: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', digits, salt, 'sverka recovery code 1', 32))

type Part = 'code' | 'ring'

/** What stands in plain beside a sealed part is sealed with it: neither part fits into another file. */
const beside = ({ id, made }: EnvelopeHead, part: Part): Uint8Array =>
  Buffer.from(`sverka recovery 1 ${id} ${made} ${part}`)

function sealed(key: Uint8Array, held: Uint8Array, head: EnvelopeHead, part: Part): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(beside(head, part))
  const body = Buffer.concat([cipher.update(held), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function unsealed(key: Uint8Array, held: Uint8Array, head: EnvelopeHead, part: Part): Uint8Array | undefined {
  try {
    const tagEnd = NONCE_BYTES + TAG_BYTES
    const cipher = createDecipheriv(CIPHER, key, held.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    cipher.setAAD(beside(head, part)).setAuthTag(held.subarray(NONCE_BYTES, tagEnd))
    return Buffer.concat([cipher.update(held.subarray(tagEnd)), cipher.final()])
  } catch {
    return undefined
  }
}

function readWritten(file: Uint8Array): Written | undefined {
  try {
    const written = JSON.parse(Buffer.from(file).toString()) as Written
    const texts = [written.id, written.made, written.salt, written.wrapped, written.ring]
    const isWhole = written.version === 1 && texts.every((text) => typeof text === 'string')
    return isWhole && !Number.isNaN(Date.parse(written.made)) ? written : undefined
  } catch {
    return undefined
  }
}
