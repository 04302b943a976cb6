import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { PersonRecord } from '../../contract/person.ts'
import { createSearch } from '../../main/search/search.ts'
import { cursorsOf } from '../../main/store/cursors.ts'
import { openStore } from '../../main/store/open.ts'
import { peopleOf } from '../../main/store/people.ts'
import { systemTimers, threadMs, type Line } from '../../main/sync/ask.ts'
import { linesOf } from '../../main/sync/lines-of.ts'
import { puller } from '../../main/sync/pull.ts'
import { createTaker } from '../../main/sync/take.ts'
import { families } from '../contingent/school.ts'
import { benchPush } from './push.ts'
import { worked } from './worked.ts'
import { below, type BenchLine } from './line.ts'

const RECORDS = 100_000

/** Taking in 100,000 people, and sending 1,000 signed corrections, each against its bare minimum in the same run. */
export async function benchSync(): Promise<BenchLine[]> {
  return [...(await benchPull()), ...(await benchPush())]
}

async function benchPull(): Promise<BenchLine[]> {
  const stream = streamOf(RECORDS)
  const parsing = await worked(() => parseOnly(stream))
  const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-'))
  try {
    const opened = openStore({ file: join(folder, 'base.db'), key: new Uint8Array(32).fill(7) })
    if (!opened.ok) throw new Error(opened.fault.code)
    const database = opened.value
    const search = createSearch(database)
    const now = Date.now
    const cursors = cursorsOf(database)
    const people = peopleOf(database, search.index, now)
    const bulk = { people: peopleOf(database, { keep() {}, forget() {} }, now), build: search.rebuild }
    const taker = createTaker({ database, people, cursors, bulk })
    const pull = puller({ database, cursors, taker, clock: threadMs })

    const turns = watchTurns()
    const pulling = await worked(async () => {
      taker.begin()
      const { taken, fault } = await pull({ ...lineOf(stream), timers: turns.timers })
      if (fault || taken !== RECORDS) throw new Error(`the pull took ${taken}: ${fault?.code ?? ''}`)
    })
    const building = await worked(() => Promise.resolve(taker.mend()))
    database.close()

    const whole = pulling + building
    const rate = Math.round(RECORDS / (whole / 1_000)).toLocaleString('en')
    const parts = `pull ${Math.round(pulling)} ms, search tables ${Math.round(building)} ms, parse ${Math.round(parsing)} ms`
    return [
      below(
        'pull of 100,000 with search tables / JSON.parse of the same stream',
        whole / parsing,
        '×',
        80,
        `${rate} records/s; ${parts}`,
      ),
      below('most work between two turns of the screen during the pull', turns.longest(), 'ms', 50),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The answer of a gateway, in pieces as they come from a socket. */
function streamOf(records: number): Uint8Array[] {
  const lines: string[] = []
  const people = peopleOfFamilies()
  for (let number = 1; number <= records; number += 1) {
    const person = { ...people.next().value!, version: 1 }
    lines.push(`${JSON.stringify({ kind: 'person', cursor: `bench-${number}`, person })}\n`)
  }
  lines.push(`${JSON.stringify({ kind: 'end', cursor: `bench-${records}` })}\n`)
  const bytes = Buffer.from(lines.join(''))
  const pieces: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += 65_536) pieces.push(bytes.subarray(at, at + 65_536))
  return pieces
}

function* peopleOfFamilies(): Generator<PersonRecord, undefined> {
  for (const { people } of families({ pupils: 1_000_000, seed: 1, dirt: 0 })) yield* people
  return undefined
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

/** The most work that was done between two turns of the event loop, and timers that watch it. */
function watchTurns() {
  let last = threadMs()
  let longest = 0
  return {
    longest: () => longest,
    timers: {
      ...systemTimers,
      async breathe() {
        longest = Math.max(longest, threadMs() - last)
        await systemTimers.breathe()
        last = threadMs()
      },
    },
  }
}
