import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const BEAT_MS = 5_000
const STALE_MS = 30_000

/**
 * Holds a folder for this process alone: two programs on one embedded archive would destroy it. The lock
 * of a process that was killed is found stale and taken over.
 *
 * @returns lets the folder go
 * @throws when a living process holds it
 */
export function holdFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'held-by')
  if (isHeld(file)) throw new Error('another program has the archive open')

  writeFileSync(file, String(process.pid))
  const beat = setInterval(() => utimesSync(file, new Date(), new Date()), BEAT_MS)
  beat.unref()
  return () => {
    clearInterval(beat)
    rmSync(file, { force: true })
  }
}

function isHeld(file: string): boolean {
  try {
    const holder = Number(readFileSync(file, 'utf8'))
    if (holder === process.pid || Date.now() - statSync(file).mtimeMs > STALE_MS) return false
    process.kill(holder, 0)
    return true
  } catch (cause) {
    // No file, or no such process. A process of another user lives all the same.
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM'
  }
}
