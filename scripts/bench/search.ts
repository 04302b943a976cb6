import { boundShortLived } from '../../main/short-lived.ts'
import { openBase, type Base } from './base.ts'
import { above, below, type BenchLine } from './line.ts'
import type { BenchOrder, BenchResult, BenchTable, Growth } from './result.ts'
import { kindsOf } from './search-kinds.ts'
import { searchAlone } from './search-memory.ts'
import { meetLikeScan } from './search-peers.ts'
import { hitLines, hitTable } from './search-quality.ts'
import { sampleOf, typeAll, type KindTimes } from './search-speed.ts'
import { medianOf, timeOf } from './times.ts'
import { fullQuery } from './typing.ts'
import { randomOf } from '../contingent/random.ts'

const SCHOOL = 5_000
const TOWN = 100_000
const REGION = 1_000_000

/** People drawn for each round of a kind: about a thousand keystrokes. */
const SOUGHT = 60
/** No keystroke may keep the screen waiting longer: a frame of it. */
const FRAME_MS = 16

/** Search while typing: does it find who was meant, and how long does a keystroke of each kind take. */
export async function benchSearch({ seed }: BenchOrder): Promise<BenchResult> {
  const lines = hitLines(SCHOOL, seed)
  const bases = [SCHOOL, TOWN, REGION].map((size) => ({ size, base: openBase(size, seed) }))
  const region = bases.at(-1)!.base
  const sizes = bases.map(({ size, base }) => ({ size, kinds: typed(base, seed) }))
  const hits = hitTable(SCHOOL, [bases[1]!.base, region], seed)
  const like = likeLine(region, seed)
  for (const { base } of bases) base.database.close()

  return {
    lines: [...lines, ...speedLines(sizes.at(-1)!), ...aloneLines(seed), like],
    tables: [speedTable(sizes), hits],
    growth: growthOf(sizes),
  }
}

/** Hits and keystrokes of a school alone. */
export async function benchSearchQuickly({ seed }: BenchOrder): Promise<BenchResult> {
  const lines = hitLines(SCHOOL, seed)
  const base = openBase(SCHOOL, seed)
  const sizes = [{ size: SCHOOL, kinds: typed(base, seed) }]
  base.database.close()
  return { lines: [...lines, ...speedLines(sizes[0]!)], tables: [speedTable(sizes)] }
}

type KindAt = KindTimes & { readonly name: string; readonly goal: number }
type AtSize = { readonly size: number; readonly kinds: readonly KindAt[] }

function typed(base: Base, seed: number): KindAt[] {
  for (const { text } of sampleOf(base, randomOf(seed, 0, 1), 5).flatMap(fullQuery)) base.search.find(text)
  boundShortLived()
  return kindsOf(base).map((kind) => ({
    ...typeAll(base, kind, SOUGHT, seed),
    name: kind.name,
    goal: kind.goal,
  }))
}

const named = (size: number): string => `${size.toLocaleString('en')} encrypted`

function speedLines({ size, kinds }: AtSize): BenchLine[] {
  const slowest = kinds.reduce((one, other) => (other.slowest > one.slowest ? other : one))
  return [
    ...kinds.map(({ name, goal, p50, p99, slowest, keystrokes }) =>
      below(
        `${named(size)}: a keystroke, ${name}, p99`,
        p99,
        'ms',
        goal,
        `medians of 5 rounds, ${keystrokes.toLocaleString('en')} keystrokes; p50 ${ms(p50)}, slowest of a round ${ms(slowest)}`,
      ),
    ),
    below(
      `${named(size)}: the slowest keystroke of any kind`,
      slowest.slowest,
      'ms',
      FRAME_MS,
      `${slowest.name}, median of the slowest of 5 rounds; the slowest of all ${ms(Math.max(...kinds.map(({ worst }) => worst)))}`,
    ),
  ]
}

/** A process of its own five times: from nothing open to the first answers, and what it holds in memory. */
function aloneLines(seed: number): BenchLine[] {
  const runs = Array.from({ length: 5 }, () => searchAlone(REGION, seed))
  const [opened, found] = [
    medianOf(runs.map(({ opened }) => opened)),
    medianOf(runs.map((one) => one.firstFound)),
  ]
  const [first, after] = [
    medianOf(runs.map((one) => one.residentAtFirst)),
    medianOf(runs.map((one) => one.residentAfterAll)),
  ]
  return [
    below(
      `${named(REGION)}: opening the store and the first keystroke`,
      found,
      'ms',
      100,
      `medians of 5 processes; opening ${ms(opened)}; the file in the memory of the system, no index is built`,
    ),
    below(
      `${named(REGION)}: memory of a process with store and search, after all kinds of queries`,
      after,
      'MB',
      250,
      `resident, medians of 5; after the first keystroke ${first.toFixed(0)} MB`,
    ),
    below(`${named(REGION)}: memory grown by all searches`, after - first, 'MB', 64),
  ]
}

function likeLine(base: Base, seed: number): BenchLine {
  const queries = sampleOf(base, randomOf(seed, 0, 2), 5).flatMap(fullQuery)
  const like = meetLikeScan(base, queries)
  const ours = medianOf(queries.map(({ text }) => timeOf(() => base.search.find(text))))
  return above(
    `${named(REGION)}: times as fast as a LIKE scan, p50 of whole queries`,
    like.p50 / ours,
    '×',
    50,
    `medians of 5: LIKE ${ms(like.p50)}, ours ${ms(ours)}`,
  )
}

function speedTable(sizes: readonly AtSize[]): BenchTable {
  const kinds = sizes[0]!.kinds.map(({ name }) => name)
  return {
    title: 'A keystroke by kind of query, encrypted: p50 / p99, ms',
    words:
      'Every query typed sign by sign; medians of 5 rounds, each over other queries with a p99 of its own.',
    head: ['kind', ...sizes.map(({ size }) => size.toLocaleString('en')), 'keystrokes at each'],
    rows: kinds.map((name, place) => [
      name,
      ...sizes.map(({ kinds }) => `${two(kinds[place]!.p50)} / ${two(kinds[place]!.p99)}`),
      sizes.map(({ kinds }) => kinds[place]!.keystrokes.toLocaleString('en')).join('; '),
    ]),
  }
}

const growthOf = (sizes: readonly AtSize[]): Growth[] =>
  sizes[0]!.kinds.map(({ name }, place) => ({
    what: `search: a keystroke, ${name}, p99`,
    unit: 'ms',
    of: 'people',
    at: sizes.map(({ size, kinds }) => ({ size, figure: kinds[place]!.p99 })),
    next: NEXT,
  }))

const NEXT =
  'each keystroke has a fixed allowance of rows and statements: beyond some ten million it is the hits that fall, not the speed'

const two = (time: number): string => time.toFixed(2)

const ms = (time: number): string => `${time.toFixed(time < 1 ? 3 : 1)} ms`
