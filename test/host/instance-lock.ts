import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, watch, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'

/** What a second instance tells the first of itself. */
export type SecondInstance = { argv: string[]; cwd: string; additionalData: Record<string, unknown> }

let held: Server | undefined

export const holdsLock = (): boolean => held !== undefined

export function releaseLock(): void {
  held?.close()
  held = undefined
}

/**
 * Takes the one lock of a user-data folder, or leaves word for its holder.
 *
 * The lock is an abstract socket, which Linux frees with the process whatever ends it; word is left as a
 * file, because the caller may exit in the very next line.
 */
export function takeLock(
  userData: string,
  own: SecondInstance,
  onSecond: (other: SecondInstance) => void,
): boolean {
  if (held) return true
  const letters = join(userData, '.stand-in-second')
  mkdirSync(letters, { recursive: true })
  const name = createHash('sha256').update(realpathSync(userData)).digest('hex')
  const server = createServer().on('error', () => {}) // told at once by `listening` below
  server.listen(`\0electron-stand-in-${name}`)
  if (!server.listening) {
    const letter = join(letters, `${process.pid}`)
    writeFileSync(letter, JSON.stringify(own))
    return false
  }
  held = server.unref()
  watch(letters, () => readLetters(letters, onSecond)).unref()
  return true
}

function readLetters(folder: string, onSecond: (other: SecondInstance) => void): void {
  for (const file of readdirSync(folder)) {
    const letter = join(folder, file)
    let other: SecondInstance
    try {
      other = JSON.parse(readFileSync(letter, 'utf8')) as SecondInstance
    } catch {
      continue // half written: the next event brings the rest
    }
    rmSync(letter)
    onSecond(other)
  }
}
