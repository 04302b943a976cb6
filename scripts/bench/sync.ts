import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { PersonRecord } from '../../contract/person.ts'
import { rebuilderInParts } from '../../main/search/rebuild.ts'
import { createSearch } from '../../main/search/search.ts'
import { cursorsOf } from '../../main/store/cursors.ts'
import { openStore } from '../../main/store/open.ts'
import { peopleOf } from '../../main/store/people.ts'
import { systemTimers, threadMs, waitBy, type Line } from '../../main/sync/ask.ts'
import { syncInThread } from '../../main/sync/in-thread.ts'
import { linesOf } from '../../main/sync/lines-of.ts'
import { puller } from '../../main/sync/pull.ts'
import { createTaker } from '../../main/sync/take.ts'
import { families } from '../contingent/school.ts'
import { benchPullPeer } from './pull-peer.ts'
import { benchPullWait } from './pull-wait.ts'
import { benchPush } from './push.ts'
import { benchWire } from './wire.ts'
import { worked } from './worked.ts'
import { below, type BenchLine } from './line.ts'
import type { BenchOrder, BenchResult } from './result.ts'

const RECORDS = 100_000

/** What a record takes on the wire does not change with their number; putting them into the gateway takes its time. */
const ON_THE_WIRE = 20_000

/** How often the turns of the screen's thread are looked at. */
const RESOLUTION_MS = 5

/** Taking in 100,000 people, and sending 1,000 signed corrections, each against its bare minimum in the same run. */
export async function benchSync({ seed }: BenchOrder): Promise<BenchResult> {
  const records = peopleOfFamilies(RECORDS, seed)
  const pull = await benchPull(records)
  const wire = await benchWire(records.slice(0, ON_THE_WIRE))
  const push = await benchPush()
  return {
    lines: [...pull.lines, ...push.lines, ...wire.lines],
    tables: [...(wire.tables ?? [])],
    growth: [...(pull.growth ?? []), ...(push.growth ?? [])],
  }
}

/** What there is on the wire alone. */
export const quickSync = ({ seed }: BenchOrder): Promise<BenchResult> =>
  benchWire(peopleOfFamilies(3_000, seed))

async function benchPull(records: readonly PersonRecord[]): Promise<BenchResult> {
  const stream = streamOf(records)
  const againstPeer = await benchPullPeer(records, Buffer.concat(stream))
  const waited = await benchPullWait(Buffer.concat(stream))
  const parsings = []
  for (let turn = 0; turn < 3; turn++) parsings.push(await worked(() => parseOnly(stream)))
  const parsing = parsings.sort((one, other) => one - other)[1]!
  const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-'))
  try {
    const opened = openStore({ file: join(folder, 'base.db'), key: new Uint8Array(32).fill(7) })
    if (!opened.ok) throw new Error(opened.fault.code)
    const database = opened.value
    const search = createSearch(database)
    const now = Date.now
    const cursors = cursorsOf(database)
    const people = peopleOf(database, search.index, now)
    const wait = waitBy(systemTimers)
    const build = rebuilderInParts(database, wait)
    const bulk = { people: peopleOf(database, { keep() {}, forget() {} }, now), build, wait }
    const taker = createTaker({ database, people, cursors, bulk })
    const pull = puller({ database, cursors, taker, clock: threadMs })

    const pulling = await worked(async () => {
      taker.begin()
      const { taken, fault } = await pull(lineOf(stream))
      if (fault || taken !== RECORDS) throw new Error(`the pull took ${taken}: ${fault?.code ?? ''}`)
    })
    const building = await worked(() => Promise.resolve(taker.mend()))
    database.close()

    const whole = pulling + building
    const rate = Math.round(RECORDS / (whole / 1_000)).toLocaleString('en')
    const parts = `pull ${Math.round(pulling)} ms, search tables ${Math.round(building)} ms, parse ${Math.round(parsing)} ms`
    const lines = [
      ...againstPeer.lines,
      waited,
      below(
        'pull of 100,000 with search tables / JSON.parse of the same stream',
        whole / parsing,
        '×',
        35,
        `${rate} records/s; ${parts}`,
      ),
      await benchScreen(stream),
    ]
    return { lines, growth: againstPeer.growth ?? [] }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The answer of a gateway, in pieces as they come from a socket. */
function streamOf(records: readonly PersonRecord[]): Uint8Array[] {
  const lines = records.map(
    (person, place) => `${JSON.stringify({ kind: 'person', cursor: `bench-${place + 1}`, person })}\n`,
  )
  lines.push(`${JSON.stringify({ kind: 'end', cursor: `bench-${records.length}` })}\n`)
  const bytes = Buffer.from(lines.join(''))
  const pieces: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += 65_536) pieces.push(bytes.subarray(at, at + 65_536))
  return pieces
}

function peopleOfFamilies(count: number, seed: number): PersonRecord[] {
  const records: PersonRecord[] = []
  for (const { people } of families({ pupils: count, seed, dirt: 0 })) {
    for (const person of people) if (records.length < count) records.push({ ...person, version: 1 })
    if (records.length === count) break
  }
  return records
}

async function* piecesOf(stream: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const piece of stream) {
    await setImmediate()
    yield piece
  }
}

async function parseOnly(stream: readonly Uint8Array[]): Promise<void> {
  let count = 0
  for await (const lines of linesOf(piecesOf(stream))) {
    for (const line of lines) if (JSON.parse(line)) count += 1
  }
  if (count !== RECORDS + 1) throw new Error(`${count} lines were parsed`)
}

const lineOf = (stream: readonly Uint8Array[]): Line => ({
  place: { url: 'http://bench', token: 'bench' },
  fetch: () => {
    const left = piecesOf(stream)
    return new Response(
      new ReadableStream({
        async pull(controller) {
          const { done, value } = await left.next()
          if (done) controller.close()
          else controller.enqueue(value)
        },
      }),
    )
  },
  timers: systemTimers,
  stopped: new AbortController().signal,
})

/** How long the screen's thread waits for its turn while the sync thread takes in everybody, over HTTP. */
async function benchScreen(stream: readonly Uint8Array[]): Promise<BenchLine> {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-'))
  const changes = join(folder, 'changes.ndjson')
  writeFileSync(changes, Buffer.concat(stream))
  const journal = fork(join(import.meta.dirname, 'journal.ts'), [changes])
  const threads: Worker[] = []
  const startThread = (name: string, workerData: unknown): Worker => {
    const thread = new Worker(new URL(name, import.meta.url), {
      workerData,
      resourceLimits: { maxYoungGenerationSizeMb: 96 },
    })
    threads.push(thread)
    return thread
  }
  try {
    const [{ port }] = (await once(journal, 'message')) as [{ port: number }]
    const idle = Promise.withResolvers<void>()
    const start = { file: join(folder, 'base.db'), key: new Uint8Array(32).fill(7), authorities: [] }
    const sync = syncInThread({
      cursors: { get: () => '', set: () => undefined },
      startThread: () => startThread('../../main/sync-thread.ts', start),
      gateway: () => ({ url: `http://127.0.0.1:${port}`, token: 'bench' }),
      changed: () => undefined,
      surprise: idle.reject,
    })
    sync.watch(({ state }) => state === 'idle' && idle.resolve())
    const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
    delay.enable()
    const begun = performance.now()
    sync.start()
    await idle.promise
    delay.disable()
    const took = performance.now() - begun
    await sync.stop()

    const waited = (share: number) => Math.max(0, delay.percentile(share) / 1e6 - RESOLUTION_MS)
    const rate = Math.round(RECORDS / (took / 1_000)).toLocaleString('en')
    return below(
      'screen kept waiting while 100,000 come over HTTP into the sync thread, 99.9 of 100 turns',
      waited(99.9),
      'ms',
      50,
      `longest ${waited(100).toFixed(1)} ms; ${rate} records/s on the wall, search tables included`,
    )
  } finally {
    journal.kill()
    await Promise.all(threads.map((thread) => thread.terminate()))
    rmSync(folder, { recursive: true, force: true })
  }
}
