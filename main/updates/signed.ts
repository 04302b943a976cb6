import { createHash, verify } from 'node:crypto'
import { canonicalJson, type Canonical } from '../../domain/canonical.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import { updateDescriptor, type UpdateDescriptor } from '../../contract/updates.ts'
import type { UpdateKey } from './keys.ts'

/** A description that is believed. `digest`: SHA-256 of its bytes, hex; `keys`: who vouches for it. */
export type Signed = {
  readonly descriptor: UpdateDescriptor
  readonly digest: string
  readonly keys: readonly string[]
}

type Fault = {
  code: 'updates.no-key' | 'updates.unsigned' | 'updates.stranger' | 'updates.signature' | 'updates.form'
}

/** One line of the signature file: the name of the key and 64 bytes in base64. */
const LINE = /^([0-9a-f]{16}) ([A-Za-z0-9+/]{86}==)$/

/** More signatures than keys could be replaced at once are no signatures. */
const MOST_LINES = 20

/**
 * Reads a description and believes it only when a key known here has signed these very bytes. Nothing is parsed before
 * that, and what is parsed must be the canonical spelling (RFC 8785): so no two readers can see two things in it.
 */
export function readSigned(
  bytes: Uint8Array,
  signatures: string,
  keys: readonly UpdateKey[],
): Outcome<Signed, Fault> {
  if (keys.length === 0) return failed({ code: 'updates.no-key' })
  const lines = signatures
    .split('\n')
    .slice(0, MOST_LINES)
    .map((line) => LINE.exec(line.trimEnd()))
  const given = lines.flatMap((line) =>
    line ? [{ id: line[1]!, signature: Buffer.from(line[2]!, 'base64') }] : [],
  )
  if (given.length === 0) return failed({ code: 'updates.unsigned' })

  const known = given.flatMap(({ id, signature }) => {
    const held = keys.find((key) => key.id === id)
    return held ? [{ ...held, signature }] : []
  })
  if (known.length === 0) return failed({ code: 'updates.stranger' })
  const good = known.filter(({ key, signature }) => verify(null, bytes, key, signature))
  if (good.length === 0) return failed({ code: 'updates.signature' })

  const descriptor = parsed(bytes)
  if (!descriptor) return failed({ code: 'updates.form' })
  const digest = createHash('sha256').update(bytes).digest('hex')
  return done({ descriptor, digest, keys: [...new Set(good.map(({ id }) => id))] })
}

function parsed(bytes: Uint8Array): UpdateDescriptor | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const value = JSON.parse(text) as Canonical
    if (canonicalJson(value) !== text) return undefined
    return updateDescriptor.safeParse(value).data
  } catch {
    return undefined // no UTF-8, no JSON, deeper than the stack: signed or not, it says nothing
  }
}
