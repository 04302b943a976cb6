import type { Database } from './database.ts'

/** How far each source has been read. The mark is the source's own; it is kept with what it covers. */
export function cursorsOf(database: Database) {
  const get = database.prepare<[string], string>('select mark from cursor where source = ?').pluck()
  const set = database.prepare('insert or replace into cursor (source, mark) values (?, ?)')
  return {
    get: (source: string): string => get.get(source) ?? '',
    set: (source: string, mark: string): void => void set.run(source, mark),
  }
}

export type Cursors = ReturnType<typeof cursorsOf>
