import { parentPort, workerData } from 'node:worker_threads'
import { rebuilder } from './search/rebuild.ts'
import { upkeepOf } from './search/upkeep.ts'
import { correctionsOf } from './store/corrections.ts'
import { cursorsOf } from './store/cursors.ts'
import { eventsOf } from './store/events.ts'
import { openStore } from './store/open.ts'
import { outboxOf } from './store/outbox.ts'
import { peopleOf } from './store/people.ts'
import type { GatewayPlace } from './sync/ask.ts'
import { createSync, systemTimers } from './sync/engine.ts'
import type { Order, Told } from './sync/in-thread.ts'
import type { ThreadStart } from './thread-start.ts'

/** The program of the sync thread: the engine on a connection of its own, until it is told to stop. */

const opened = openStore(workerData as ThreadStart)
if (!opened.ok) throw new Error(`the base does not open for the sync: ${opened.fault.code}`)
if (!parentPort) throw new Error('the sync thread is no program of its own')

const database = opened.value
const port = parentPort
const tell = (told: Told): void => port.postMessage(told)
const now = Date.now
let place: GatewayPlace | undefined

const sync = createSync({
  database,
  people: peopleOf(database, upkeepOf(database), now),
  corrections: correctionsOf(database),
  outbox: outboxOf(database),
  cursors: cursorsOf(database),
  events: eventsOf(database, now),
  bulk: { people: peopleOf(database, { keep() {}, forget() {} }, now), build: rebuilder(database) },
  gateway: () => place,
  fetch,
  now,
  chance: Math.random,
  timers: systemTimers,
  changed: () => tell({ changed: true }),
  surprise: (cause) => tell({ surprise: nameOf(cause) }),
})
sync.watch((state) => tell({ state }))

port.on('message', ({ order, place: given }: Order) => {
  place = given
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
