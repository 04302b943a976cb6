import { existsSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { flushFolder, renameLasting } from './lasting.ts'

/** Where the base lies that is to stand in the place of this one when the program starts next. */
export const nextBaseOf = (file: string): string => `${file}.next`

/**
 * Puts the base that was made ready in the place of this one. To be called while nobody has it open. A power cut at any
 * moment leaves either of the two whole: what the old one had not yet put into its own file goes with it, and is gone for
 * certain before the new one has its name, or it would be taken for the new one's.
 */
export function takeNextBase(file: string): void {
  const next = nextBaseOf(file)
  if (!existsSync(next)) return
  for (const rest of ['-wal', '-shm']) rmSync(`${file}${rest}`, { force: true })
  flushFolder(dirname(file))
  renameLasting(next, file)
}
