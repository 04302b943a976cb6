import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { safeStorage } from 'electron'
import { done, failed, type Outcome } from '../../domain/outcome.ts'

type KeyFault = { code: 'store.keystore' } | { code: 'store.key-lost' }

/**
 * The key of the base: 32 random bytes, made at the first start, kept by the keystore of the system.
 *
 * - `store.keystore`: the system has no keystore that would keep it
 * - `store.key-lost`: the base is here, its key is not: a new one would make the base unreadable for ever
 */
export function keyOf(folder: string): Outcome<Uint8Array, KeyFault> {
  if (!safeStorage.isEncryptionAvailable()) return failed({ code: 'store.keystore' })

  const file = join(folder, 'base.key')
  if (!existsSync(file)) {
    if (existsSync(join(folder, 'base.db'))) return failed({ code: 'store.key-lost' })
    mkdirSync(folder, { recursive: true })
    const text = randomBytes(32).toString('base64')
    writeFileSync(`${file}.new`, safeStorage.encryptString(text), { mode: 0o600, flush: true })
    renameSync(`${file}.new`, file)
  }
  try {
    return done(Buffer.from(safeStorage.decryptString(readFileSync(file)), 'base64'))
  } catch {
    return failed({ code: 'store.key-lost' }) // another user of the system, or the keystore was reset
  }
}
