import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ru } from '../../renderer/words/ru.ts'
import { build } from '../build.ts'
import { root } from '../steps.ts'
import { deskOf, EMPTY_APP, launchApp, openShift } from './desk-of.ts'
import { playedDay, VISITORS } from './idle-day.ts'
import { heldBy, processesOf, workedBy, type Held } from './idle-memory.ts'
import { below } from './line.ts'
import { timedCall } from './page-watch.ts'
import type { BenchOrder, BenchResult, BenchTable } from './result.ts'

const SIZES = [5_000, 1_000_000] as const
const REST_MS = 12_000

/** It has come to rest when main and page work less than so many ms in a second, or after so long. */
const RESTS_MS = 15
const SETTLED_AFTER_MS = 40_000

const MIB = 2 ** 20

/** What the program holds and does at rest, and whether a day makes it hold more. */
export async function benchIdle({ seed }: BenchOrder): Promise<BenchResult> {
  if ((await build()) !== 0) throw new Error('the program does not build')
  const folder = mkdtempSync(join(tmpdir(), 'sverka-idle-'))
  try {
    const { share, note } = await rest(
      await deskOf(SIZES[0], seed, join(folder, 'rest')),
      join(folder, 'empty'),
    )
    const held: Held[] = []
    for (const size of SIZES) held.push(await heldAtRest(await deskOf(size, seed, join(folder, `${size}`))))
    const day = await dayIn(join(folder, 'day'))
    const [first, last] = [day[0]!, day.at(-1)!]
    const grown = (what: keyof Held): number => last[what] / first[what]
    const shown = (what: keyof Held): string =>
      `after each quarter of ${VISITORS} visitors ${day.map((one) => (one[what] / MIB).toFixed(1)).join(', ')} MiB; the garbage collected`
    const counts = (what: keyof Held): string =>
      `at the empty search after each quarter: ${day.map((one) => one[what]).join(', ')}`
    return {
      lines: [
        below('processor at rest, main and page, over an empty window', share, '% of a core', 0.5, note),
        below(
          'heap of the page, end of a day to its first quarter',
          grown('pageHeap'),
          'times',
          1.05,
          shown('pageHeap'),
        ),
        below(
          'heap of main, end of a day to its first quarter',
          grown('mainHeap'),
          'times',
          1.05,
          shown('mainHeap'),
        ),
        below(
          'memory of main outside the heap, end of a day to its first quarter',
          grown('external'),
          'times',
          1.05,
          shown('external'),
        ),
        below(
          'resident memory of main, end of a day to its first quarter',
          grown('resident'),
          'times',
          1.05,
          shown('resident'),
        ),
        below('nodes that a day adds to the page', last.nodes - first.nodes, 'nodes', 0, counts('nodes')),
        below(
          'listeners that a day adds to the page',
          last.listeners - first.listeners,
          'listeners',
          0,
          counts('listeners'),
        ),
      ],
      tables: [heldTable(held)],
      growth: [
        {
          what: 'resident memory of main at rest',
          unit: 'MiB',
          of: 'people',
          at: SIZES.map((size, at) => ({ size, figure: held[at]!.resident / MIB })),
          next: 'nothing: the base stays on the disk, its cache is bounded',
        },
      ],
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Ours and an empty window beside it, over the same seconds. */
async function rest(args: readonly string[], empty: string): Promise<{ share: number; note: string }> {
  const ours = await launchApp(args)
  const other = await launchApp([EMPTY_APP, `--user-data-dir=${empty}`])
  try {
    await openShift(ours)
    await other.firstWindow()
    const all = [await processesOf(ours), await processesOf(other)] as const
    await settled(all[0])
    const before = all.map(workedBy)
    await pause(REST_MS)
    const [mine = 0, theirs = 0] = all.map((pids, at) => (100 * (workedBy(pids) - before[at]!)) / REST_MS)
    const note = `${mine.toFixed(2)} % against ${theirs.toFixed(2)} % of an empty window of the same host, over the same ${REST_MS / 1_000} s at the open search; all threads`
    return { share: mine - theirs, note }
  } finally {
    await ours.close()
    await other.close()
  }
}

/** The checks of everybody are over, the journal was asked, the first letters are known. */
async function settled(pids: readonly number[]): Promise<void> {
  const deadline = performance.now() + SETTLED_AFTER_MS
  for (let calm = 0; calm < 3 && performance.now() < deadline;) {
    const before = workedBy(pids)
    await pause(1_000)
    calm = workedBy(pids) - before < RESTS_MS ? calm + 1 : 0
  }
}

/** At the open search, after a few letters. */
async function heldAtRest(args: readonly string[]): Promise<Held> {
  const app = await launchApp(args)
  try {
    const page = await openShift(app)
    await timedCall(page, 'health.stop', {})
    for (const query of ['и', 'ива', 'иванов', 'иванов п', '7а'])
      await timedCall(page, 'people.find', { query })
    await pause(1_000)
    return await heldBy(app, await page.context().newCDPSession(page))
  } finally {
    await app.close()
  }
}

/** In the training: its school has about 5,000 people, its journal is asked and answers. */
async function dayIn(userData: string): Promise<readonly Held[]> {
  const app = await launchApp([root, `--user-data-dir=${userData}`])
  try {
    const page = await openShift(app)
    await page.getByRole('heading', { name: ru.search.examplesTitle }).waitFor({ timeout: 60_000 })
    await settled(await processesOf(app))
    return await playedDay({ app, page, session: await page.context().newCDPSession(page) })
  } finally {
    await app.close()
  }
}

function heldTable(held: readonly Held[]): BenchTable {
  const mib = (bytes: number): string => (bytes / MIB).toFixed(1)
  return {
    title: 'Held at rest, MiB',
    words:
      'At the open search after a few letters, the garbage collected; main with its threads and the host’s own.',
    head: [
      'people',
      'main resident',
      'main heap',
      'main outside the heap',
      'page heap',
      'nodes',
      'listeners',
    ],
    rows: SIZES.map((size, at) => {
      const { resident, mainHeap, external, pageHeap, nodes, listeners } = held[at]!
      return [
        size.toLocaleString('en'),
        ...[resident, mainHeap, external, pageHeap].map(mib),
        String(nodes),
        String(listeners),
      ]
    }),
  }
}
