import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { safeStorage } from 'electron'

/**
 * The key of the base: 32 random bytes, made at the first start, kept by the keystore of the system.
 *
 * @throws when the keystore cannot be used, or does not know the key: a new one would make the base unreadable
 */
export function keyOf(folder: string): Uint8Array {
  if (!safeStorage.isEncryptionAvailable()) throw new Error('the keystore of the system is not available')

  const file = join(folder, 'base.key')
  if (existsSync(file)) return Buffer.from(safeStorage.decryptString(readFileSync(file)), 'base64')
  if (existsSync(join(folder, 'base.db'))) throw new Error('the base is here, its key is not')

  const key = randomBytes(32)
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${file}.new`, safeStorage.encryptString(key.toString('base64')), {
    mode: 0o600,
    flush: true,
  })
  renameSync(`${file}.new`, file)
  return key
}
