import { existsSync } from 'node:fs'
import type { Settings } from '../contract/settings.ts'
import { baseIn } from './base-in.ts'
import { keysIn, type KeysOfProfile, type Keystore } from './keys/keys.ts'

export type { KeysOfProfile, Keystore } from './keys/keys.ts'

/** The two bases of a profile. Both are under one ring of keys. */
export const MODES = ['work', 'training'] as const satisfies readonly Settings['mode'][]

/** The keys of the profile: random, made at the first start, kept by the keystore of the system. @param now ms since 1970 */
export const keysOf = (folder: string, keystore: Keystore, now: () => number = Date.now): KeysOfProfile =>
  keysIn({ folder, keystore, now, hasBase: () => MODES.some((mode) => existsSync(baseIn(folder, mode))) })
