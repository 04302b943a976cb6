import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from './database.ts'

/** How many daily copies are kept. */
const COPIES_KEPT = 7

const DAILY = /^daily-\d{4}-\d{2}-\d{2}\.db$/

/**
 * Copies of the whole base, encrypted with the same key. `VACUUM INTO` and not `backup()`: that one fails
 * with this cipher. A copy is written under another name first, so a half-written one is never taken for whole.
 */
export function copiesIn(folder: string) {
  function copy(database: Database, name: string): void {
    mkdirSync(folder, { recursive: true })
    const file = join(folder, name)
    rmSync(`${file}.part`, { force: true })
    database.prepare('vacuum into ?').run(`${file}.part`)
    renameSync(`${file}.part`, file)
  }

  return {
    /** A copy before the schema is changed; kept until a person removes it. */
    beforeSteps: (database: Database, from: number): void => copy(database, `step-${from}.db`),

    /** Today's copy, unless it is there; the oldest beyond a week are removed. @param today ISO date */
    daily(database: Database, today: string): void {
      const name = `daily-${today}.db`
      if (!existsSync(join(folder, name))) copy(database, name)
      const held = readdirSync(folder).filter((file) => DAILY.test(file))
      for (const old of held.sort().slice(0, -COPIES_KEPT)) rmSync(join(folder, old))
    },
  }
}
