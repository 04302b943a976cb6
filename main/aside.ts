import { copyFileSync, existsSync, linkSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { baseIn, copiesFolderIn } from './base-in.ts'
import { MODES } from './key.ts'
import { flushFolder } from './store/lasting.ts'

/**
 * Keeps a base under another name before a copy takes its place: nothing that could still be read of it is ever deleted.
 * A second name costs no room and reads no damaged block; where the disk knows none, it is copied.
 *
 * @param now ms since 1970
 * @throws when neither can be done; then nothing was replaced
 */
export function keepDamaged(base: string, now: number): void {
  for (const rest of ['-wal', '']) {
    if (!existsSync(`${base}${rest}`)) continue
    const kept = base.replace(/\.db$/, `-damaged-${stamp(now)}.db${rest}`)
    try {
      linkSync(`${base}${rest}`, kept)
    } catch {
      copyFileSync(`${base}${rest}`, kept)
    }
  }
  flushFolder(dirname(base))
}

/**
 * Puts both bases and their copies under another name: nobody can read them now, and somebody may find the key. What a base
 * has not yet put into its own file goes first, so no base that is made here next may find it.
 *
 * @param now ms since 1970
 * @throws when something cannot be renamed; what was renamed until then stays so, and the next try goes on
 */
export function putBasesAside(folder: string, now: number): void {
  for (const mode of MODES) {
    const base = baseIn(folder, mode)
    for (const from of [`${base}-wal`, `${base}-shm`, base, copiesFolderIn(folder, mode)]) {
      if (existsSync(from)) renameSync(from, free(from, stamp(now)))
    }
    rmSync(`${base}.next`, { force: true }) // made ready for a base that is no more
    if (existsSync(dirname(base))) flushFolder(dirname(base))
  }
}

/** A name nobody has: the second of two in one second gets a number. */
function free(from: string, mark: string): string {
  const names = new Set(readdirSync(dirname(from)))
  for (let number = 0; ; number += 1) {
    const tail = number === 0 ? mark : `${mark}-${number}`
    const to = from.replace(/(base|copies)(?=[^\\/]*$)/, `$1-unread-${tail}`)
    if (!names.has(to.slice(dirname(to).length + 1))) return to
  }
}

const stamp = (now: number): string => new Date(now).toISOString().replace(/\D/g, '').slice(0, 14)
