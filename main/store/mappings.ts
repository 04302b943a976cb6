import { mapping, type Mapping } from '../../contract/exchange.ts'
import type { Database } from './database.ts'

/** The column mappings of journals' tables, as the curator has made them. */
export function mappingsOf(database: Database) {
  const all = database.prepare<[], string>('select body from mapping order by changed desc, id').pluck()
  const byId = database.prepare<[string], string>('select body from mapping where id = ?').pluck()
  const put = database.prepare(`
    insert into mapping (id, body, changed) values (?, ?, ?)
    on conflict (id) do update set body = excluded.body, changed = excluded.changed`)
  const remove = database.prepare('delete from mapping where id = ?')
  const read = (body: string): Mapping => mapping.parse(JSON.parse(body))

  return {
    /** The one changed last is the first. */
    list: (): Mapping[] => all.all().map(read),
    find(id: string): Mapping | undefined {
      const body = byId.get(id)
      return body === undefined ? undefined : read(body)
    },
    /** Adds it, or puts it in the place of the one with the same id. */
    keep: (one: Mapping): void => void put.run(one.id, JSON.stringify(one), Date.parse(one.changed)),
    /** Gives whether there was one. What was handed over by it keeps its own copy. */
    remove: (id: string): boolean => remove.run(id).changes > 0,
  }
}

export type Mappings = ReturnType<typeof mappingsOf>
