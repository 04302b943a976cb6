import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { textOfKey, updateKeyOf } from '../../main/updates/keys.ts'

/** A key that signs, with its name and the text of its public half. */
export type ReleaseKey = { readonly id: string; readonly text: string; readonly secret: KeyObject }

/**
 * Makes a pair. The secret half is written into the folder, sealed with the password where one is given; the public one is
 * only told: it goes into the file of the machine or into the program.
 */
export function makeKey(
  folder: string,
  password: string | undefined,
): { file: string; id: string; text: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const text = textOfKey(publicKey)
  const { id } = updateKeyOf(text)
  const file = join(folder, `update-${id}.key`)
  const form = { format: 'pem', type: 'pkcs8' } as const
  const pem = privateKey.export(password ? { ...form, cipher: 'aes-256-cbc', passphrase: password } : form)
  writeFileSync(file, pem, { mode: 0o600, flag: 'wx' })
  return { file, id, text }
}

/** @throws when the file is no key, or the password does not open it */
export function readKey(file: string, password: string | undefined): ReleaseKey {
  const secret = createPrivateKey({ key: readFileSync(file), ...(password && { passphrase: password }) })
  const text = textOfKey(createPublicKey(secret))
  return { id: updateKeyOf(text).id, text, secret }
}
