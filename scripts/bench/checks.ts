import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { HealthRun } from '../../contract/health.ts'
import type { PersonRecord } from '../../contract/person.ts'
import { healthInThread } from '../../main/health/in-thread.ts'
import { listingOf } from '../../main/health/listing.ts'
import { numbersOf } from '../../main/health/numbers.ts'
import { createSearch, type Search } from '../../main/search/search.ts'
import { inOneGo, type Database } from '../../main/store/database.ts'
import { openStore } from '../../main/store/open.ts'
import { peopleOf, type People } from '../../main/store/people.ts'
import { randomOf } from '../contingent/random.ts'
import { openBase } from './base.ts'
import { below, type BenchLine } from './line.ts'
import { timeOf, timesOf, type Times } from './times.ts'
import { fullQuery, keystrokes } from './typing.ts'

const KEY = new Uint8Array(32).fill(7)

/** A secretary who types fast strikes a key so often. */
const BETWEEN_KEYS_MS = 50

/** Strokes before the run, to compare with. */
const STROKES_ALONE = 200

/** How often the turns of the screen's thread are looked at. */
const RESOLUTION_MS = 5

const CHANGED = 100

/**
 * Everybody checked in the thread of the checks, while this thread answers keystrokes as the screen does:
 * against reading the same records from end to end, and against the same keystrokes without the run.
 */
export async function benchChecks(size = 1_000_000, seed = 1): Promise<BenchLine[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-checks-'))
  const file = join(folder, 'base.db')
  try {
    const original = openBase(size, seed).database
    original.pragma('wal_checkpoint(truncate)')
    copyFileSync(original.name, file)
    original.close()
    return await measured(file, size, seed)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measured(file: string, size: number, seed: number): Promise<BenchLine[]> {
  const opened = openStore({ file, key: KEY })
  if (!opened.ok) throw new Error(opened.fault.code)
  const database = opened.value
  const search = createSearch(database)
  const people = peopleOf(database, search.index, Date.now)
  const strokes = strokesOf(people, seed)

  const before = process.threadCpuUsage()
  for (const record of people.each()) if (record.id === '') throw new Error('a record without an id')
  const scan = msOf(process.threadCpuUsage(before))
  const alone = await typed(search, strokes, (done) => done < STROKES_ALONE)

  const runs = watchRuns(file)
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  const begun = performance.now()
  runs.health.start()
  const whole = runs.end()
  let isOver = false
  const meanwhile = typed(search, strokes, () => !isOver)
  const { of } = await whole
  const took = performance.now() - begun
  const work = await runs.work()
  delay.disable()
  isOver = true
  const during = await meanwhile
  if (of !== people.count()) throw new Error(`the run was over ${of} people`)

  const look = timesOf(Array.from({ length: 20 }, () => timeOf(() => numbersOf(database).look(IDLE))))
  const list = timesOf(
    Array.from({ length: 20 }, (_, at) =>
      timeOf(() => listingOf(database).list({}, { from: at * 1_000, limit: 100 })),
    ),
  )
  const again = await afterChanges(database, people, runs, seed)
  await runs.health.stop()
  database.close()

  const waited = Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION_MS)
  const rate = Math.round(of / (work / 1_000)).toLocaleString('en')
  const name = size.toLocaleString('en')
  return [
    below(
      `${name}: a check of everybody in its thread / reading everybody from end to end`,
      work / scan,
      '×',
      40,
      `${rate} people in a second of the processor; ${seconds(work)} of it, ${seconds(took)} on the wall, reading ${seconds(scan)}`,
    ),
    below(
      `${name}: the screen's thread kept waiting meanwhile, 99 of 100 turns`,
      waited,
      'ms',
      10,
      `longest ${Math.round(delay.max / 1e6)} ms`,
    ),
    below(
      `${name}: a keystroke meanwhile / without the run, p50`,
      during.p50 / alone.p50,
      '×',
      3,
      shown(alone, during),
    ),
    below(
      `${name}: the numbers of the whole base, p99`,
      look.p99,
      'ms',
      50,
      `a page of 100 of the whole list: p50 ${ms(list.p50)}`,
    ),
    below(
      `${name}: ${CHANGED} changes until they are checked / reading everybody`,
      again.work / scan,
      '×',
      1,
      `${seconds(again.work)} of the processor for ${again.of} cards, most of it for reading how names are written here; ${seconds(again.took)} on the wall`,
    ),
  ]
}

const IDLE: HealthRun = { state: 'idle', done: 0, of: 0 }

/** Starts the thread; `end` waits for the end of the next run that has checked anybody. */
function watchRuns(file: string) {
  let ended: ((run: HealthRun) => void) | undefined
  let failed: ((cause: unknown) => void) | undefined
  let last: HealthRun = IDLE
  let thread: Worker | undefined
  const health = healthInThread({
    startThread: () =>
      (thread = new Worker(new URL('../../main/health-thread.ts', import.meta.url), {
        workerData: { file, key: KEY, version: 'bench' },
      })),
    news(run) {
      if (run.state === 'idle' && last.state === 'running') ended?.(last)
      last = run
    },
    changed: () => undefined,
    surprise: (cause) => failed?.(cause),
  })
  const end = (): Promise<HealthRun> =>
    new Promise((resolve, reject) => {
      ended = resolve
      failed = reject
    })
  /** Work of the thread so far, ms of the processor. */
  const work = async (): Promise<number> => (thread ? msOf(await thread.cpuUsage()) : 0)
  return { health, end, work }
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
  goOn: (done: number) => boolean,
): Promise<Times> {
  const times: number[] = []
  for (let at = 0; goOn(at); at++) {
    times.push(timeOf(() => search.find(strokes[at % strokes.length]!)))
    await pause(BETWEEN_KEYS_MS)
  }
  return timesOf(times)
}

async function afterChanges(
  database: Database,
  people: People,
  { end, work }: ReturnType<typeof watchRuns>,
  seed: number,
) {
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

const msOf = ({ user, system }: { user: number; system: number }): number => (user + system) / 1_000

const seconds = (time: number): string => `${(time / 1_000).toFixed(1)} s`

const shown = (alone: Times, during: Times): string =>
  `alone p50 ${ms(alone.p50)}, p99 ${ms(alone.p99)}; meanwhile p50 ${ms(during.p50)}, p99 ${ms(during.p99)}, ${during.count} strokes`

const ms = (time: number): string => `${time.toPrecision(3)} ms`
