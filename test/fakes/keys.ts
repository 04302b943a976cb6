import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keysOf, type KeysOfProfile } from '../../main/key.ts'
import { keystore } from './keystore.ts'

/** The keys of a profile that has this one, kept by the keystore `own` as programs of earlier days kept it. */
export function keysHolding(folder: string, key: Uint8Array): KeysOfProfile {
  mkdirSync(folder, { recursive: true })
  const own = keystore('own')
  writeFileSync(join(folder, 'base.key'), own.encryptString(Buffer.from(key).toString('base64')))
  return keysOf(folder, own)
}
