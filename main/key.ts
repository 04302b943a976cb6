import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { done, failed, type Outcome } from '../domain/outcome.ts'
import { baseIn } from './join.ts'

type KeyFault = { code: 'store.keystore' } | { code: 'store.key-lost' }

/** The keystore of the system, as Electron's safeStorage is one; `decryptString` throws at what another keystore has encrypted. */
export type Keystore = {
  readonly isEncryptionAvailable: () => boolean
  readonly encryptString: (text: string) => Buffer
  readonly decryptString: (encrypted: Buffer) => string
}

/**
 * The key of the base: 32 random bytes, made at the first start, kept by the keystore of the system.
 *
 * - `store.keystore`: the system has no keystore that would keep it
 * - `store.key-lost`: the base is here, its key is not: a new one would make the base unreadable for ever
 */
export function keyOf(folder: string, keystore: Keystore): Outcome<Uint8Array, KeyFault> {
  if (!keystore.isEncryptionAvailable()) return failed({ code: 'store.keystore' })

  const file = join(folder, 'base.key')
  if (!existsSync(file)) {
    if (existsSync(baseIn(folder))) return failed({ code: 'store.key-lost' })
    mkdirSync(folder, { recursive: true })
    const text = randomBytes(32).toString('base64')
    writeFileSync(`${file}.new`, keystore.encryptString(text), { mode: 0o600, flush: true })
    renameSync(`${file}.new`, file)
  }
  try {
    return done(Buffer.from(keystore.decryptString(readFileSync(file)), 'base64'))
  } catch {
    return failed({ code: 'store.key-lost' }) // another user of the system, or the keystore was reset
  }
}
