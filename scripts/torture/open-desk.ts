import { correctionsOf, type Corrections } from '../../main/store/corrections.ts'
import { cursorsOf } from '../../main/store/cursors.ts'
import type { Database } from '../../main/store/database.ts'
import { eventsOf, type Events } from '../../main/store/events.ts'
import { openStore } from '../../main/store/open.ts'
import { outboxOf, type Outbox } from '../../main/store/outbox.ts'
import { peopleOf, type People } from '../../main/store/people.ts'
import { createSearch } from '../../main/search/search.ts'
import { createSync, systemTimers, type Sync } from '../../main/sync/engine.ts'
import type { Terms } from './terms.ts'

/** The pauses of the line are shortened so much: an outage of minutes takes less than a second. */
const HASTE = 200

type OpenDesk = {
  database: Database
  people: People
  corrections: Corrections
  outbox: Outbox
  events: Events
  sync: Sync
}

/** The real store, search and sync on the file, as the product joins them. @throws when the base does not open */
export function openDesk({ file, key, url, token }: Terms, chance: () => number): OpenDesk {
  const opened = openStore({ file, key: Buffer.from(key, 'hex') })
  if (!opened.ok) throw new Error(opened.fault.code)

  const database = opened.value
  const now = Date.now
  const search = createSearch(database)
  const store = {
    database,
    people: peopleOf(database, search.index, now),
    corrections: correctionsOf(database),
    outbox: outboxOf(database),
    events: eventsOf(database, now),
  }
  const sync = createSync({
    ...store,
    cursors: cursorsOf(database),
    bulk: { people: peopleOf(database, { keep() {}, forget() {} }, now), build: search.rebuild },
    gateway: () => ({ url, token }),
    fetch,
    now,
    chance,
    timers: {
      ...systemTimers,
      after: (ms, work) => systemTimers.after(ms < 30_000 ? ms / HASTE : ms, work),
    },
    surprise: (cause) => {
      throw cause
    },
    everyMs: 20_000,
  })
  return { ...store, sync }
}
