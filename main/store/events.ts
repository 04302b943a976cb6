import { CHAIN_START, linkAfter } from './chain.ts'
import { inOneGo, type Database } from './database.ts'

/** One line of the log: what was done, to which id. Ids and codes only, nothing of a person. */
export type Event = {
  readonly number: number
  readonly at: number
  readonly what: string
  readonly subject: string
}

/** The log of access and actions, chained like the journal of corrections. */
export function eventsOf(database: Database, now: () => number) {
  const insert = database.prepare(
    'insert into event (at, what, subject, previous, chain) values (?, ?, ?, ?, ?)',
  )
  const last = database.prepare<[], string>('select chain from event order by number desc limit 1').pluck()
  const newest = database.prepare<[number], Event>(
    'select number, at, what, subject from event order by number desc limit ?',
  )

  return {
    add(what: string, subject = ''): void {
      const at = now()
      inOneGo(database, () => {
        const previous = last.get() ?? CHAIN_START
        insert.run(at, what, subject, previous, linkAfter(previous, Buffer.from(`${at} ${what} ${subject}`)))
      })
    },
    newest: (limit: number): Event[] => newest.all(limit),
  }
}

export type Events = ReturnType<typeof eventsOf>
