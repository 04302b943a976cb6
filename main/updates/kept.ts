import { createHmac, timingSafeEqual } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Seen } from './offer.ts'
import type { Held } from './put-in.ts'

/** A version that is being put in: from which, when (ms since 1970), and how often it was started since. */
export type PutIn = {
  readonly from: string
  readonly to: string
  readonly at: number
  readonly starts: number
  readonly isRollback: boolean
  /** The copy of the base made before, a name in the folder of copies; and how many steps the base had then. */
  readonly copy: string
  readonly base: number
  readonly mode: 'training' | 'work'
  /** What it is put in with. */
  readonly fetched: Held
  /** What puts the version before back in; undefined where nothing does. */
  readonly before?: Held | undefined
}

/** What the desk remembers of updates over its starts. */
export type Kept = {
  readonly seen?: Seen | undefined
  /** When the server was last heard, ms since 1970. */
  readonly heard?: number | undefined
  readonly puttingIn?: PutIn | undefined
  /** The installer of the version that stands here, where it came by an update. */
  readonly installer?: Held | undefined
  /** Versions that did not start here. */
  readonly failed: readonly string[]
  readonly came?: { readonly from: string; readonly at: number; readonly isReturn: boolean } | undefined
  readonly fault?: 'updates.not-installed' | 'updates.returned' | undefined
}

const NOTHING: Kept = { failed: [] }

/**
 * What is remembered, in a file of the folder: whole or not at all, and under a seal that only this desk can set, so
 * that nobody else says what has been seen, or what puts a version back in. A broken seal is as good as no file.
 *
 * @param key the key of the base, 32 bytes
 */
export function keptIn(folder: string, key: Uint8Array) {
  const file = join(folder, 'kept.json')
  const sealOf = (body: string): Buffer =>
    createHmac('sha256', createHmac('sha256', key).update('sverka updates').digest()).update(body).digest()

  function read(): Kept {
    try {
      const [seal = '', body = ''] = readFileSync(file, 'utf8').split('\n')
      const given = Buffer.from(seal, 'hex')
      const right = sealOf(body)
      if (given.length !== right.length || !timingSafeEqual(given, right)) return NOTHING
      return JSON.parse(body) as Kept
    } catch {
      return NOTHING // the first start, or a file that was cut off
    }
  }

  function write(kept: Kept): void {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const body = JSON.stringify(kept)
    const handle = openSync(`${file}.new`, 'w', 0o600)
    try {
      writeSync(handle, `${sealOf(body).toString('hex')}\n${body}`)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(`${file}.new`, file)
  }

  return {
    read,
    /** Changes some of it; what is given as `undefined` is forgotten. */
    change: (changed: Partial<Kept>): void => write({ ...read(), ...changed }),
  }
}

export type KeptFile = ReturnType<typeof keptIn>
