import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SafeStorage } from 'electron'
import { app } from './app.ts'
import { getPath } from './app-paths.ts'
import { guarded, standsFor } from './guard.ts'
import { switchValue } from './settings.ts'

const CIPHER = 'aes-256-gcm'
const PREFIX = Buffer.from('v11')
const NONCE_BYTES = 12
const TAG_BYTES = 16

let isPlainAllowed = false

/** With `--password-store=basic` there is no keyring, as on a bare machine; else a desktop's is assumed. */
const backend = () => (switchValue('password-store')?.startsWith('basic') ? 'basic_text' : 'gnome_libsecret')

/** The key of this workplace, which on a real desktop the keyring keeps. */
function key(): Buffer {
  const file = join(getPath('userData'), '.stand-in-keyring')
  if (existsSync(file)) return readFileSync(file)
  mkdirSync(getPath('userData'), { recursive: true })
  writeFileSync(file, randomBytes(32), { mode: 0o600 })
  return readFileSync(file)
}

function requireReady(what: string): void {
  if (!app.isReady()) throw new Error(`safeStorage cannot be used before app is ready`)
  if (!part.isEncryptionAvailable()) throw new Error(`Error while ${what}. Encryption is not available.`)
}

const part = {
  isEncryptionAvailable: () => app.isReady() && (backend() !== 'basic_text' || isPlainAllowed),
  getSelectedStorageBackend: () => (app.isReady() ? backend() : 'unknown'),
  setUsePlainTextEncryption(isAllowed: boolean) {
    isPlainAllowed = isAllowed
  },
  encryptString(text: string) {
    requireReady('encrypting the text provided to safeStorage.encryptString')
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv(CIPHER, key(), nonce)
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([PREFIX, nonce, cipher.getAuthTag(), sealed])
  },
  decryptString(bytes: Buffer) {
    const what = 'decrypting the ciphertext provided to safeStorage.decryptString'
    requireReady(what)
    const tagAt = PREFIX.length + NONCE_BYTES
    const sealedAt = tagAt + TAG_BYTES
    try {
      const decipher = createDecipheriv(CIPHER, key(), bytes.subarray(PREFIX.length, tagAt))
      decipher.setAuthTag(bytes.subarray(tagAt, sealedAt))
      return Buffer.concat([decipher.update(bytes.subarray(sealedAt)), decipher.final()]).toString('utf8')
    } catch {
      throw new Error(`Error while ${what}. Ciphertext does not appear to be encrypted.`)
    }
  },
  isAsyncEncryptionAvailable: () => Promise.resolve(part.isEncryptionAvailable()),
  encryptStringAsync: async (text: string) => part.encryptString(text),
  decryptStringAsync: async (bytes: Buffer) => ({
    result: part.decryptString(bytes),
    shouldReEncrypt: false,
  }),
} satisfies Partial<Record<keyof SafeStorage, unknown>>

export const safeStorage = standsFor<SafeStorage>()(guarded('safeStorage', part))
