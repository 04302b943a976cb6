import { setTimeout as pause } from 'node:timers/promises'
import type { HealthRun } from '../../contract/health.ts'
import type { PersonRecord } from '../../contract/person.ts'
import { listingOf } from '../../main/health/listing.ts'
import { numbersOf } from '../../main/health/numbers.ts'
import { createSearch, type Search } from '../../main/search/search.ts'
import { inOneGo, type Database } from '../../main/store/database.ts'
import { openStore } from '../../main/store/open.ts'
import { peopleOf, type People } from '../../main/store/people.ts'
import { randomOf } from '../contingent/random.ts'
import { msOf, watchRuns } from './checks-watched.ts'
import { watchLoop, type Waits } from './loop-watch.ts'
import { timeOf, timesOf, type Times } from './times.ts'
import { fullQuery, keystrokes } from './typing.ts'

const KEY = new Uint8Array(32).fill(7)

/** A secretary who types fast strikes a key so often; before the run there is nothing to wait for. */
const BETWEEN_KEYS_MS = 50
const BETWEEN_KEYS_ALONE_MS = 5

/** Strokes before the run, to compare with. */
const STROKES_ALONE = 100

/** How often the turns of the screen's thread are looked at. */
const RESOLUTION_MS = 5

/** So many people are changed after a run. */
export const CHANGED = 100

/** What one run was; ms of the processor, but `took` on the wall. */
export type Round = {
  /** So many were checked, and as many scanned. */
  readonly people: number
  readonly work: number
  readonly took: number
  readonly scan: number
  readonly waits: Waits
  readonly alone: Times
  readonly during: Times
}

/** What is asked once after a run; `work` and `took` of the changes. */
export type After = {
  readonly look: Times
  readonly list: Times
  readonly changes: { readonly work: number; readonly took: number; readonly of: number }
}

/**
 * A run over everybody while this thread answers keystrokes as the screen does.
 *
 * @param forMs leaves the run after so long, and scans as many as were checked by then
 * @param then what else is asked when it has ended
 */
export async function measured<More = undefined>(
  file: string,
  seed: number,
  forMs: number | undefined,
  then?: (base: Ended) => Promise<More>,
): Promise<Round & { readonly more: More | undefined }> {
  const opened = openStore({ file, key: KEY })
  if (!opened.ok) throw new Error(opened.fault.code)
  const database = opened.value
  const search = createSearch(database)
  const people = peopleOf(database, search.index, Date.now)
  const strokes = strokesOf(people, seed)
  const alone = await typed(search, strokes, BETWEEN_KEYS_ALONE_MS, (done) => done < STROKES_ALONE)

  const runs = watchRuns(file)
  const waits = await watchLoop(RESOLUTION_MS)
  const begun = performance.now()
  runs.health.start()
  const whole = runs.end()
  let isOver = false
  const meanwhile = typed(search, strokes, BETWEEN_KEYS_MS, () => !isOver)
  if (forMs === undefined) await whole
  else await Promise.race([whole, pause(forMs)])
  const took = performance.now() - begun
  const checked = forMs === undefined ? people.count() : runs.done()
  const work = await runs.work()
  const waited = await waits()
  isOver = true
  const during = await meanwhile

  const more = await then?.({ database, people, runs, seed })
  await runs.health.stop()
  const scan = scanned(people, checked)
  database.close()
  return { people: checked, work, took, scan, waits: waited, alone, during, more }
}

type Ended = {
  readonly database: Database
  readonly people: People
  readonly runs: ReturnType<typeof watchRuns>
  readonly seed: number
}

/** Asks for the numbers and the lists of a base that is checked, and changes some people. */
export async function askedAfter(base: Ended): Promise<After> {
  const { database } = base
  const look = timesOf(Array.from({ length: 20 }, () => timeOf(() => numbersOf(database).look(IDLE))))
  const list = timesOf(
    Array.from({ length: 20 }, (_, at) =>
      timeOf(() => listingOf(database).list({}, { from: at * 100, limit: 100 })),
    ),
  )
  return { look, list, changes: await afterChanges(base) }
}

const IDLE: HealthRun = { state: 'idle', done: 0, of: 0 }

/** Reads so many records, each once; ms of the processor. */
function scanned(people: People, most: number): number {
  const before = process.threadCpuUsage()
  let left = most
  for (const record of people.each()) {
    if (left-- === 0) break
    if (record.id === '') throw new Error('a record without an id')
  }
  return msOf(process.threadCpuUsage(before))
}

function strokesOf(people: People, seed: number): string[] {
  const random = randomOf(seed, 77)
  const count = people.count()
  const sought: PersonRecord[] = []
  while (sought.length < 60) {
    const record = people.findByRow(1 + Math.floor(random.next() * count))
    if (record) sought.push(record)
  }
  return sought.flatMap(fullQuery).flatMap(({ text }) => keystrokes(text))
}

/** Strikes key after key, and gives how long each took to be answered. */
async function typed(
  search: Search,
  strokes: readonly string[],
  between: number,
  goOn: (done: number) => boolean,
): Promise<Times> {
  const times: number[] = []
  for (let at = 0; goOn(at); at++) {
    times.push(timeOf(() => search.find(strokes[at % strokes.length]!)))
    await pause(between)
  }
  return timesOf(times)
}

async function afterChanges({ database, people, runs: { end, work }, seed }: Ended) {
  const random = randomOf(seed, 78)
  const count = people.count()
  const changed = Array.from({ length: CHANGED }, () =>
    people.findByRow(1 + Math.floor(random.next() * count)),
  )
  const ended = end()
  const before = await work()
  const begun = performance.now()
  inOneGo(database, () => {
    for (const record of changed) {
      if (record)
        people.keep({ ...record, phone: `+7900${String(Math.floor(random.next() * 1e7)).padStart(7, '0')}` })
    }
  })
  const { of } = await ended
  return { took: performance.now() - begun, work: (await work()) - before, of }
}
