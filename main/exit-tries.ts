import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exitTries } from '../contract/kiosk.ts'

/** Wrong codes that cost nothing: a slip of the fingers, Caps Lock, the other layout. */
export const FREE_TRIES = 5

const SHORTEST_MS = 30_000
const LONGEST_MS = 15 * 60_000

/** How long no code is looked at after so many wrong ones, ms: from half a minute, doubled up to a quarter of an hour. */
export const waitAfter = (wrong: number): number =>
  wrong < FREE_TRIES ? 0 : Math.min(SHORTEST_MS * 2 ** (wrong - FREE_TRIES), LONGEST_MS)

/**
 * Wrong codes so far, in a file of the profile: to end the program and start it again gives no more of them.
 *
 * @param now ms since 1970; a clock that was put back lengthens no wait
 */
export function exitTriesIn(folder: string, now: () => number) {
  const file = join(folder, 'exit-tries.json')

  let held = read()

  function read(): { wrong: number; at: number } {
    try {
      return exitTries.parse(JSON.parse(readFileSync(file, 'utf8')))
    } catch {
      return { wrong: 0, at: 0 } // none yet, or no file that could be read
    }
  }
  return {
    waitMs(): number {
      if (held.at > now()) held = { ...held, at: now() }
      return Math.max(0, waitAfter(held.wrong) - (now() - held.at))
    },
    /** Counted before the code is looked at; gives how many are left that cost nothing. */
    count(): number {
      held = { wrong: held.wrong + 1, at: now() }
      inFile(() => writeFileSync(file, JSON.stringify(held), { mode: 0o600 }))
      return Math.max(0, FREE_TRIES - held.wrong)
    },
    forget(): void {
      held = { wrong: 0, at: 0 }
      inFile(() => rmSync(file, { force: true }))
    },
  }
}

/** A disk that takes nothing keeps no administrator in: it is counted until the program ends. */
function inFile(change: () => void): void {
  try {
    change()
  } catch {
    // said where it matters: the base cannot be written either
  }
}
