import type { Database } from '../store/database.ts'

/**
 * The mark that the search tables are being made in parts: until the last one nothing is found in them, and whoever
 * changes people meanwhile leaves them alone and says so here. It stands in the base, so it outlives a kill.
 */
export function halfMadeOf(database: Database) {
  const get = database.prepare<[], Mark>(`select mark from cursor where source = '${SOURCE}'`).pluck()
  const set = database.prepare(`insert or replace into cursor (source, mark) values ('${SOURCE}', ?)`)
  const clear = database.prepare(`delete from cursor where source = '${SOURCE}'`)
  return {
    isSet: (): boolean => get.get() !== undefined,
    /** Whether nobody has changed people, or made the tables, since `begin`. */
    isUnspoilt: (): boolean => get.get() === 'making',
    begin: (): void => void set.run('making' satisfies Mark),
    spoil: (): void => void set.run('spoilt' satisfies Mark),
    end: (): void => void clear.run(),
  }
}

type Mark = 'making' | 'spoilt'

const SOURCE = 'search-half-made'
