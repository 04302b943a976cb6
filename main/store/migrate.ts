import type { Database } from './database.ts'
import { steps } from './steps.ts'

/** The version in the file is above every step this program knows. */
export class FromTheFuture extends Error {
  readonly version: number
  constructor(version: number) {
    super(`the database is at step ${version}, this program knows ${steps.length}`)
    this.version = version
  }
}

/** The step the database stands at: 0 for an empty file. */
export const stepOf = (database: Database): number =>
  Number(database.pragma('user_version', { simple: true }))

/**
 * Brings the database up to `to` (the newest step, unless a test asks for an older one): all pending
 * steps in one transaction, or none.
 *
 * @throws FromTheFuture when a newer program has written the file; it is left untouched.
 */
export function migrate(database: Database, to = steps.length): void {
  const from = stepOf(database)
  if (from > steps.length) throw new FromTheFuture(from)

  database.transaction(() => {
    for (const step of steps.slice(from, to)) database.exec(step)
    if (to > from) database.pragma(`user_version = ${to}`)
  })()
}
