import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

type Needs = {
  /** Where the base lies. */
  readonly folder: string
  /** Whether there is something to fall back on besides: people in the base, and a copy of it. */
  readonly hasElse: boolean
}

/** As they are named when they are put aside: damaged, unreadable, or of a school that was here before. */
const ASIDE = /^(?:base|copies)-(before|damaged|unread)-(\d{14})(?:-\d+)?(?:\.db(?:-wal|-shm)?)?$/

/**
 * Removes bases that were put aside before that moment, with their copies: whoever has left since is in them still, and
 * nobody erases there. The newest stays where nothing else would remain. Gives how many files and folders went.
 *
 * @param before ms since 1970
 */
export function removeOldAsides({ folder, hasElse }: Needs, before: number): number {
  const names = readdirSync(folder)
  const held = names.flatMap((name) => {
    const [, why, mark] = ASIDE.exec(name) ?? []
    return why === undefined || mark === undefined || isOfTheBase(name, names) ? [] : [{ name, why, mark }]
  })
  const newest = held
    .map(({ mark }) => mark)
    .sort()
    .at(-1)
  const limit = new Date(before).toISOString().replace(/\D/g, '').slice(0, 14)
  const old = held.filter(({ mark }) => mark < limit && (hasElse || mark !== newest))
  for (const { name } of old) rmSync(join(folder, name), { recursive: true, force: true })
  return old.length
}

/** Putting aside was cut off, and the base that this belongs to still has its own name: it goes the same way later. */
const isOfTheBase = (name: string, names: readonly string[]): boolean =>
  /^base-(?:before|unread)-.*-(?:wal|shm)$/.test(name) && !names.includes(name.replace(/-(?:wal|shm)$/, ''))

/** Removes a file that nobody has written to since. Gives whether it was there. @param before ms since 1970 */
export function removeIfOld(file: string, before: number): boolean {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found || found.mtimeMs >= before) return false
  rmSync(file, { force: true })
  return true
}
