import { rebuilderInParts } from '../../../main/search/rebuild.ts'
import { upkeepOf } from '../../../main/search/upkeep.ts'
import { cursorsOf } from '../../../main/store/cursors.ts'
import { openStore } from '../../../main/store/open.ts'
import { peopleOf } from '../../../main/store/people.ts'
import { systemTimers } from '../../../main/sync/ask.ts'
import { puller } from '../../../main/sync/pull.ts'
import { createTaker } from '../../../main/sync/take.ts'
import { noIndex, key } from '../../fakes/store.ts'
import { journalOf, manyFamilies } from './journal.ts'

/**
 * A desk in a process of its own that pulls in bulk and is killed on the way: `node killed-desk.ts <base> <when>
 * <count>`; `take`: within the transaction of so many slices, `kept`: after it, `build`: before the search is made,
 * `half`: after so many parts of it, `built`: after it.
 */

const [file, when, count] = process.argv.slice(2)
const opened = openStore({ file: file!, key })
if (!opened.ok) throw new Error(opened.fault.code)
const database = opened.value
const cursors = cursorsOf(database)
const die = (at: string): void => void (at === when && process.kill(process.pid, 'SIGKILL'))

let parts = 0
const rebuild = rebuilderInParts(
  database,
  () => {
    parts += 1
    if (parts === Number(count)) die('half')
    return Promise.resolve()
  },
  0,
)
const taker = createTaker({
  database,
  cursors,
  people: peopleOf(database, upkeepOf(database), Date.now),
  bulk: {
    people: peopleOf(database, noIndex, Date.now),
    async build() {
      die('build')
      await rebuild()
      die('built')
    },
  },
  many: 100,
})
let slices = 0
const pull = puller({
  database,
  cursors,
  clock: () => performance.now(),
  taker: {
    ...taker,
    take(changes) {
      if (slices === Number(count)) die('kept')
      taker.take(changes)
      slices += 1
      if (slices === Number(count)) die('take')
    },
  },
})

taker.begin()
await pull({
  place: { url: 'https://gateway.example.org', token: 'token' },
  fetch: journalOf(manyFamilies(600)),
  timers: systemTimers,
  stopped: new AbortController().signal,
})
await taker.mend()
