import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'

/** How a system says that a folder cannot be asked to put its names on the disk: Windows, and drives of the network. */
const NO_FLUSH: ReadonlySet<unknown> = new Set(['EINVAL', 'ENOTSUP', 'ENOSYS', 'EPERM', 'EISDIR', 'EBADF'])

/**
 * Renames a file so that it has its new name after a power cut too. What is in it must be on the disk before. NTFS keeps
 * the order of names by itself; elsewhere the folder is asked to.
 *
 * @throws when it cannot be renamed, or the disk fails: nothing may be called kept then
 */
export function renameLasting(from: string, to: string): void {
  renameSync(from, to)
  flushFolder(dirname(to))
}

/** Puts on the disk what stands in a file. */
export function flushFile(file: string): void {
  const held = openSync(file, 'r+')
  try {
    fsyncSync(held)
  } finally {
    closeSync(held)
  }
}

/** Puts on the disk what was renamed, made or removed in a folder. */
export function flushFolder(folder: string): void {
  let held: number
  try {
    held = openSync(folder, 'r')
  } catch (cause) {
    if (cannotFlush(cause)) return
    throw cause
  }
  try {
    fsyncSync(held)
  } catch (cause) {
    if (!cannotFlush(cause)) throw cause
  } finally {
    closeSync(held)
  }
}

const cannotFlush = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && NO_FLUSH.has(cause.code)
