import { existsSync, statSync } from 'node:fs'
import { fittingKey } from './keys/fits.ts'
import type { Ring } from './keys/ring.ts'

/** Whether a base lies there that is more than begun. */
export const existing = (base: string): boolean => {
  try {
    return existsSync(base) && statSync(base).size > 0
  } catch {
    return false
  }
}

/** Which key of a ring opens it; undefined where none does, or it cannot be read at all. */
export function fitting(base: string, { keys }: Ring): Uint8Array | undefined {
  try {
    return existing(base) ? fittingKey(base, keys) : undefined
  } catch {
    return undefined
  }
}
