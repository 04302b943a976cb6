import { open, rename, rm } from 'node:fs/promises'
import { done, failed, type Outcome } from '../../domain/outcome.ts'

/**
 * Writes a file that is there whole or not at all: into one beside it, down to the disk, then in its place. What stood
 * there before stays where writing fails.
 */
export async function writeWhole(
  file: string,
  bytes: Uint8Array,
): Promise<Outcome<undefined, { code: 'file.not-written' }>> {
  const beside = `${file}.part`
  try {
    const handle = await open(beside, 'w')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(beside, file)
    return done(undefined)
  } catch {
    // A full or pulled-out stick, no rights: whatever it was, the person must choose another place.
    await rm(beside, { force: true }).catch(() => {})
    return failed({ code: 'file.not-written' })
  }
}
