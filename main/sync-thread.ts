import { parentPort, Worker, workerData } from 'node:worker_threads'
import { afterReading } from './correction/after-reading.ts'
import { rebuilderInParts } from './search/rebuild.ts'
import { upkeepOf } from './search/upkeep.ts'
import { correctionsOf } from './store/corrections.ts'
import { cursorsOf } from './store/cursors.ts'
import { eventsOf } from './store/events.ts'
import { openStore } from './store/open.ts'
import { outboxOf } from './store/outbox.ts'
import { peopleOf } from './store/people.ts'
import { waitBy, type GatewayPlace } from './sync/ask.ts'
import { certificateThere } from './sync/certificate-there.ts'
import { createSync, systemTimers } from './sync/engine.ts'
import { fetcherAhead } from './sync/fetch-ahead.ts'
import { goThrough } from './sync/go-through.ts'
import type { Order, Told } from './sync/in-thread.ts'
import type { Question } from './sync/read-ahead.ts'
import { trustAuthorities } from './sync/trust-authorities.ts'
import type { SyncStart } from './thread-start.ts'

/** The program of the sync thread: the engine on a connection of its own, until it is told to stop. */

/** Stands beside this one, in the sources and among what is built. */
const READER = import.meta.url.endsWith('.ts') ? './reading-thread.ts' : './reader.js'

const start = workerData as SyncStart
const opened = openStore(start)
if (!opened.ok) throw new Error(`the base does not open for the sync: ${opened.fault.code}`)
if (!parentPort) throw new Error('the sync thread is no program of its own')

const database = opened.value
const port = parentPort
const tell = (told: Told): void => port.postMessage(told)
const now = Date.now
const wait = waitBy(systemTimers)
let place: GatewayPlace | undefined
let pushes = true

trustAuthorities(start.authorities)
goThrough(start.proxy)

const store = {
  database,
  people: peopleOf(database, upkeepOf(database), now),
  corrections: correctionsOf(database),
  outbox: outboxOf(database),
  cursors: cursorsOf(database),
  events: eventsOf(database, now),
}
const sync = createSync({
  ...store,
  readToEnd: afterReading({ ...store, now }),
  bulk: {
    people: peopleOf(database, { keep() {}, forget() {} }, now),
    build: rebuilderInParts(database, wait),
    wait,
  },
  gateway: () => place,
  pushes: () => pushes,
  fetch,
  fetchMuch: fetcherAhead(
    (question) =>
      new Worker(new URL(READER, import.meta.url), {
        workerData: { ...question, authorities: start.authorities, proxy: start.proxy } satisfies Question,
      }),
  ),
  look: certificateThere,
  now,
  chance: Math.random,
  timers: systemTimers,
  changed: () => tell({ changed: true }),
  surprise: (cause) => tell({ surprise: nameOf(cause) }),
})
sync.watch((state) => tell({ state }))

port.on('message', ({ order, ...given }: Order) => {
  place = given.place
  pushes = given.pushes
  if (order === 'start') sync.start()
  else if (order === 'wake') sync.wake()
  else void stop()
})

async function stop(): Promise<void> {
  await sync.stop()
  database.close()
  tell({ ended: true })
}

/** The kind of the surprise, never its message: that may hold what a person has typed. */
function nameOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? ` ${String(cause.code)}` : ''
  return cause instanceof Error ? `${cause.name}${code}` : typeof cause
}
