import { randomOf } from '../contingent/random.ts'
import { openBase, type Base } from './base.ts'
import { above, type BenchLine } from './line.ts'
import type { BenchTable } from './result.ts'
import { sampleOf } from './search-speed.ts'
import {
  fullQuery,
  otherLayout,
  plainQuery,
  shareFound,
  shortQuery,
  SHOWN_FIRST,
  withSlip,
  type Query,
} from './typing.ts'

/** People looked for on the small base, every n-th of it; and people drawn from a larger one. */
const SOUGHT = 1_200
const DRAWN = 200

type Asked = { readonly what: string; readonly queries: readonly Query[] }

/** People of a school are looked for by each kind of query; the meant person must be in the first five. */
export function hitLines(size: number, seed: number): BenchLine[] {
  const base = openBase(size, seed)
  const everybody = [...base.people.each()].filter(({ state }) => state === 'active')
  const step = Math.max(1, Math.floor(everybody.length / SOUGHT))
  const sought = everybody.filter((_, place) => place % step === 0)
  const random = randomOf(seed, size)
  const [full, short, plain] = [fullQuery, shortQuery, plainQuery].map((query) => sought.flatMap(query)) as [
    Query[],
    Query[],
    Query[],
  ]
  const slipped = (queries: readonly Query[]) => queries.map((query) => withSlip(query, random))
  const share = (queries: readonly Query[]) => shareFound(queries, finder(base))

  const [fullSlips, shortSlips] = [slipped(full), slipped(short)]
  const people = size.toLocaleString('en')
  const counts = `${full.length} full and ${short.length} short queries`
  const names = `without class or patronymic: ${share(plain).toFixed(1)} % as typed, ${share(slipped(plain)).toFixed(1)} % one typo, ${share(plain.map(otherLayout)).toFixed(1)} % wrong layout`
  const lines = [
    above(`${people}: one typo, full query, meant person in the first 5`, share(fullSlips), '%', 95, counts),
    above(`${people}: one typo, short query (2-3 letters of the name, class)`, share(shortSlips), '%', 95),
    above(`${people}: two typos, full query`, share(slipped(fullSlips)), '%', 80),
    above(`${people}: wrong layout, full query`, share(full.map(otherLayout)), '%', 95, names),
    above(`${people}: wrong layout, short query`, share(short.map(otherLayout)), '%', 95),
    above(`${people}: as typed, full query`, share(full), '%', 99),
  ]
  base.database.close()
  return lines
}

/** Who was meant as the first, and among the first five: on schools of these seeds, and with other queries of them. */
export function hitTable(small: number, large: readonly Base[], seed: number): BenchTable {
  const seeds = [seed, ...[2, 3].filter((other) => other !== seed)]
  const rows = [
    ...seeds.flatMap((each) => {
      const base = openBase(small, each)
      const found = hitsOf(base, each, `${small.toLocaleString('en')}, seed ${each}`)
      base.database.close()
      return found
    }),
    ...large.flatMap((base) =>
      seeds.flatMap((each) =>
        hitsOf(base, each, `${base.people.count().toLocaleString('en')}, queries ${each}`),
      ),
    ),
  ]
  const kinds = askedOf(large[0] ?? openBase(small, seed), seed).map(({ what }) => what)
  return {
    title: 'Who was meant: the first / in the first five, %',
    words:
      'Whole queries of 200 people drawn by chance; a namesake found instead of the meant person is a miss. Typos by chance, evenly: letters left out, put in, changed, swapped.',
    head: ['people', ...kinds],
    rows,
  }
}

function hitsOf(base: Base, seed: number, title: string): string[][] {
  const find = finder(base)
  const shares = askedOf(base, seed).map(
    ({ queries }) =>
      `${shareFound(queries, (text) => find(text).slice(0, 1)).toFixed(0)} / ${shareFound(queries, find).toFixed(0)}`,
  )
  return [[title, ...shares]]
}

function askedOf(base: Base, seed: number): Asked[] {
  const random = randomOf(seed, DRAWN)
  const sample = sampleOf(base, random, DRAWN).filter(({ state }) => state === 'active')
  const [full, short] = [sample.flatMap(fullQuery), sample.flatMap(shortQuery)]
  const slipped = (queries: readonly Query[]) => queries.map((query) => withSlip(query, random))
  const once = slipped(full)
  return [
    { what: 'as typed', queries: full },
    { what: 'short', queries: short },
    { what: 'wrong layout', queries: full.map(otherLayout) },
    { what: 'one typo', queries: once },
    { what: 'short, one typo', queries: slipped(short) },
    { what: 'two typos', queries: slipped(once) },
  ]
}

const finder =
  ({ search }: Base) =>
  (text: string): string[] =>
    search.find(text, SHOWN_FIRST).map(({ id }) => id)
