import { Worker } from 'node:worker_threads'
import { rebuilderInParts } from '../../main/search/rebuild.ts'
import { createSearch } from '../../main/search/search.ts'
import { boundShortLived } from '../../main/short-lived.ts'
import { cursorsOf } from '../../main/store/cursors.ts'
import { openStore } from '../../main/store/open.ts'
import { peopleOf } from '../../main/store/people.ts'
import { systemTimers, threadMs, waitBy } from '../../main/sync/ask.ts'
import { fetcherAhead } from '../../main/sync/fetch-ahead.ts'
import { puller } from '../../main/sync/pull.ts'
import { createTaker } from '../../main/sync/take.ts'

/**
 * A desk in a process of its own that pulls everybody once into an empty encrypted base, as the sync thread does;
 * tells its parent how long that took until the search knows everybody. What is carried from the log of the base
 * into its file after that is told apart.
 *
 * `node pulling-desk.ts <url> <base>`
 */

const [url, file] = process.argv.slice(2)
const opened = openStore({ file: file!, key: new Uint8Array(32).fill(7) })
if (!opened.ok) throw new Error(opened.fault.code)
const database = opened.value
const search = createSearch(database)
boundShortLived()
const cursors = cursorsOf(database)
const people = peopleOf(database, search.index, Date.now)
let searchable = { wallMs: 0, workMs: 0 }
const wait = waitBy(systemTimers)
const rebuild = rebuilderInParts(database, wait)
const bulk = {
  wait,
  people: peopleOf(database, { keep() {}, forget() {} }, Date.now),
  async build() {
    await rebuild()
    searchable = spent()
  },
}
const taker = createTaker({ database, people, cursors, bulk })
const pull = puller({
  database,
  cursors,
  taker,
  clock: threadMs,
  fetchMuch: fetcherAhead(
    (question) =>
      new Worker(new URL('../../main/reading-thread.ts', import.meta.url), {
        workerData: { ...question, authorities: [] },
      }),
  ),
})

const begun = performance.now()
const from = process.cpuUsage()
function spent() {
  const { user, system } = process.cpuUsage(from)
  return { wallMs: performance.now() - begun, workMs: (user + system) / 1_000 }
}

taker.begin()
const { taken, fault } = await pull({
  place: { url: url!, token: 'bench' },
  fetch,
  timers: systemTimers,
  stopped: new AbortController().signal,
})
const pulled = spent()
await taker.mend()
const settled = spent()
if (fault || search.find('Иванов').length === 0)
  throw new Error(`the pull took ${taken}: ${fault?.code ?? ''}`)
database.close()
process.send?.({ taken, ...searchable, pulledMs: pulled.wallMs, settledMs: settled.wallMs })
process.disconnect?.()
