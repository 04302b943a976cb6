import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { CopyKind } from '../../contract/copies.ts'
import type { Database } from './database.ts'
import { renameLasting } from './lasting.ts'

/** A copy as it lies in a folder. `madeAt`: ms since 1970. */
export type HeldCopy = {
  readonly name: string
  readonly kind: CopyKind
  readonly madeAt: number
  readonly bytes: number
}

/** Which copy is to be made: that of a day (ISO date), or one that a person asks for (ms since 1970). */
export type WantedCopy =
  { readonly kind: 'daily'; readonly today: string } | { readonly kind: 'asked'; readonly at: number }

/** How many of each kind are kept; those before a step stay until a person removes them. */
const KEPT: { readonly [Kind in CopyKind]: number } = { daily: 7, asked: 5, replaced: 3, step: Infinity }

const NAMES: { readonly [Kind in CopyKind]: RegExp } = {
  daily: /^daily-\d{4}-\d{2}-\d{2}\.db$/,
  asked: /^asked-[\dt-]+\.db$/,
  replaced: /^replaced-[\dt-]+\.db$/,
  step: /^step-\d+\.db$/,
}

/** Why there is a copy of that name; undefined when it is none. */
export const kindOfCopy = (name: string): CopyKind | undefined =>
  (Object.keys(NAMES) as CopyKind[]).find((kind) => NAMES[kind].test(name))

/**
 * Names of copies that are more than are kept, now that one was made. Those of a later day than that one are neither
 * counted nor removed: the clock was wrong then, or it is now, and then they are the good ones.
 *
 * @param names in any order
 */
export function tooOld(names: readonly string[], made: string): string[] {
  const kind = kindOfCopy(made)
  if (!kind) return []
  const held = names.filter((name) => NAMES[kind].test(name) && name <= made).sort()
  return held.slice(0, Math.max(held.length - KEPT[kind], 0))
}

/**
 * Copies of the whole base, encrypted with the same key. `VACUUM INTO` and not `backup()`: that one fails
 * with this cipher. A copy is written under another name first, so a half-written one is never taken for whole.
 */
export function copiesIn(folder: string) {
  /** @param spared a copy that stays, however old it is */
  function copy(database: Database, name: string, spared = ''): string {
    mkdirSync(folder, { recursive: true })
    const file = join(folder, name)
    for (const rest of ['', '-journal']) rmSync(`${file}.part${rest}`, { force: true })
    try {
      database.prepare('vacuum into ?').run(`${file}.part`)
      verify(database, `${file}.part`)
    } catch (cause) {
      rmSync(`${file}.part`, { force: true }) // a full disk is not filled further
      throw cause
    }
    renameLasting(`${file}.part`, file)
    for (const old of tooOld(readdirSync(folder), name))
      if (old !== spared) rmSync(join(folder, old), { force: true })
    return name
  }

  return {
    folder,

    /** A copy before the schema is changed; kept until a person removes it. */
    beforeSteps: (database: Database, from: number): void => void copy(database, `step-${from}.db`),

    /** Today's copy, unless it is there; the oldest beyond a week are removed. @param today ISO date */
    daily(database: Database, today: string): string {
      const name = nameOfDay(today)
      return existsSync(join(folder, name)) ? name : copy(database, name)
    },

    /** The name of today's copy where it is there. @param today ISO date */
    ofDay(today: string): string | undefined {
      const name = nameOfDay(today)
      return existsSync(join(folder, name)) ? name : undefined
    },

    /**
     * A copy that a person asks for, or of the base that another one is to replace.
     *
     * @param at ms since 1970
     * @param spared the copy that is to replace it: it stays, however old it is
     */
    extra: (database: Database, kind: 'asked' | 'replaced', at: number, spared?: string): string =>
      copy(
        database,
        `${kind}-${new Date(at).toISOString().slice(0, 19).replace('T', 't').replaceAll(':', '')}.db`,
        spared,
      ),

    /** The newest first. */
    list(): HeldCopy[] {
      if (!existsSync(folder)) return []
      return readdirSync(folder)
        .flatMap((name) => {
          const kind = kindOfCopy(name)
          if (!kind) return []
          const { mtimeMs, size } = statSync(join(folder, name))
          return [{ name, kind, madeAt: mtimeMs, bytes: size }]
        })
        .toSorted((one, other) => other.madeAt - one.madeAt)
    },
  }
}

const nameOfDay = (today: string): string => `daily-${today}.db`

/**
 * Reads the copy from end to end, with the same key: none that does not open takes the place of an older one.
 *
 * @throws when it is not whole
 */
function verify(database: Database, file: string): void {
  database.prepare('attach ? as made').run(file)
  try {
    if (database.pragma('made.quick_check(1)', { simple: true }) !== 'ok')
      throw new Error('the copy is not whole')
    if (
      database.pragma('made.user_version', { simple: true }) !==
      database.pragma('user_version', { simple: true })
    )
      throw new Error('the copy is of another step')
  } finally {
    database.exec('detach made')
  }
}

export type Copies = ReturnType<typeof copiesIn>
