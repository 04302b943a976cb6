import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { renameLasting } from '../store/lasting.ts'

/**
 * Writes the whole file or nothing of it: after a power cut either the old one stands there or the new one.
 *
 * @throws when it cannot be written, or the disk does not say that it holds it
 */
export function writeWhole(file: string, bytes: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true })
  try {
    writeFileSync(`${file}.new`, bytes, { mode: 0o600, flush: true })
    renameLasting(`${file}.new`, file)
  } catch (cause) {
    rmSync(`${file}.new`, { force: true }) // a full disk is not filled further
    throw cause
  }
}
