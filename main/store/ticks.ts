import type { Field } from '../../domain/person.ts'
import type { Database } from './database.ts'
import type { ByHand } from './hand-receipts.ts'

/** A field that somebody has typed into the journal; `at` ms since 1970. */
export type Tick = ByHand & { readonly field: Field; readonly at: number }

/** The fields of a correction that are typed already, while it waits to be confirmed. */
export function ticksOf(database: Database) {
  const put = database.prepare(`
    insert or replace into tick (correction, field, at, by_name, by_print)
    values (@correction, @field, @at, @byName, @byPrint)`)
  const remove = database.prepare('delete from tick where correction = ? and field = ?')
  const clear = database.prepare('delete from tick where correction = ?')
  const select = database.prepare<[string], Tick>(
    'select field, at, by_name byName, by_print byPrint from tick where correction = ?',
  )
  return {
    put: (correction: string, tick: Tick): void => void put.run({ ...tick, correction }),
    remove: (correction: string, field: Field): void => void remove.run(correction, field),
    /** What was typed once is not typed for the next time: called with every answer. */
    clear: (correction: string): void => void clear.run(correction),
    of: (correction: string): Tick[] => select.all(correction),
  }
}

export type Ticks = ReturnType<typeof ticksOf>
