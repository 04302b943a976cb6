import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { keptHalfEntered, type KeptHalfEntered } from '../contract/half-entered.ts'

/** So long half-entered work waits: over a weekend, and not until everybody has forgotten it. */
export const LONGEST_MS = 72 * 60 * 60_000

/** Given so often without a change, it is what the page breaks at: it is thrown away. */
const MOST_GIVEN = 3

const IV_BYTES = 12
const TAG_BYTES = 16

type Needs = {
  readonly file: string
  /** The key of the base; this file has one that comes from it. */
  readonly key: Uint8Array
  readonly version: string
  readonly now: () => number
}

/**
 * What somebody was typing, in one sealed file beside the base and not in it: an import holds the base for seconds,
 * and copies of the base live for months. It belongs to whoever typed it.
 */
export function halfEnteredIn({ file, key, version, now }: Needs) {
  const own = Buffer.from(hkdfSync('sha256', key, '', 'sverka half-entered work', 32))
  let last: string | undefined
  let given = 0

  const drop = (): void => {
    last = undefined
    given = 0
    try {
      rmSync(file, { force: true })
    } catch {
      // Another program holds it: it keeps nobody from opening a shift, and whose it is stands in it.
    }
  }

  function read(): KeptHalfEntered | undefined {
    try {
      return keptHalfEntered.parse(JSON.parse(opened(readFileSync(file), own)))
    } catch {
      return undefined // there is none, or it was sealed with another key, or damaged
    }
  }

  return {
    /** @throws where it cannot be written */
    keep(owner: string, work: string): void {
      if (work === last) return
      writeFileSync(`${file}.new`, sealed(JSON.stringify({ owner, version, at: now(), work }), own), {
        mode: 0o600,
      })
      renameSync(`${file}.new`, file)
      last = work
      given = 0
    },

    /** What this person was typing; another's, an old one's and another version's is thrown away. */
    give(owner: string): string | undefined {
      const found = read()
      const age = found ? now() - found.at : 0
      const isHers = found?.owner === owner && found.version === version && age >= 0 && age <= LONGEST_MS
      if (!found || !isHers || given >= MOST_GIVEN) {
        drop()
        return undefined
      }
      given += 1
      last = found.work
      return found.work
    },

    /** Another person has the desk: nothing of hers is left. */
    belongsTo(owner: string): void {
      const found = read()
      if (found && found.owner !== owner) drop()
    },
    drop,
  }
}

export type HalfEntered = ReturnType<typeof halfEnteredIn>

function sealed(text: string, key: Uint8Array): Buffer {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

/** @throws where it is not as it was sealed */
function opened(bytes: Buffer, key: Uint8Array): string {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString(
    'utf8',
  )
}
