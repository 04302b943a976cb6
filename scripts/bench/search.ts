import { openBase, type Base } from './base.ts'
import { above, below, type BenchLine } from './line.ts'
import { meetMiniSearch, meetLikeScan } from './search-peers.ts'
import { timeOf, timesOf, type Times } from './times.ts'
import {
  fullQuery,
  keystrokes,
  otherLayout,
  plainQuery,
  shareFound,
  shortQuery,
  SHOWN_FIRST,
  withSlip,
  type Query,
} from './typing.ts'
import { randomOf, type Random } from '../contingent/random.ts'
import type { PersonRecord } from '../../contract/person.ts'

/** How large the bases are; the limits of the project are for the numbers given here. */
export type SearchBench = {
  readonly school?: number
  readonly town?: number
  readonly region?: number
  readonly seed?: number
}

/** People looked for on the small base, every n-th of it. */
const SOUGHT = 1_200
/** Queries typed sign by sign on the large base: about 20 keystrokes each. */
const TYPED = 200

/** Search while typing: does it find who was meant, and how long does a keystroke take. */
export async function benchSearch({
  school = 5_000,
  town = 50_000,
  region = 1_000_000,
  seed = 1,
}: SearchBench = {}): Promise<BenchLine[]> {
  return [...hitsAt(school, seed), againstMiniSearch(town, seed), ...speedAt(region, seed)]
}

/** Queries typed at the size where an index in memory still fits: each of its keystrokes may take a second. */
const TYPED_TO_PEER = 15

function againstMiniSearch(size: number, seed: number): BenchLine {
  const base = openBase(size, seed)
  const queries = sampleOf(base, randomOf(seed, size), TYPED_TO_PEER).flatMap(fullQuery)
  const memory = process.memoryUsage.rss()
  const theirs = meetMiniSearch([...base.people.each()]).times(queries)
  const megabytes = (process.memoryUsage.rss() - memory) / 2 ** 20
  const ours = measure(base, queries)
  base.database.close()
  return above(
    `${size.toLocaleString('en')}: times as fast as MiniSearch (fuzzy), p99 of keystrokes`,
    theirs.p99 / ours.p99,
    '×',
    5,
    `MiniSearch p50 ${ms(theirs.p50)}, p99 ${ms(theirs.p99)}, ${megabytes.toFixed(0)} MB; ours p50 ${ms(ours.p50)}, p99 ${ms(ours.p99)}`,
  )
}

/** People of a school are looked for by each kind of query; the meant person must be in the first five. */
function hitsAt(size: number, seed: number): BenchLine[] {
  const base = openBase(size, seed)
  const everybody = [...base.people.each()].filter(({ state }) => state === 'active')
  const step = Math.max(1, Math.floor(everybody.length / SOUGHT))
  const sought = everybody.filter((_, place) => place % step === 0)
  const random = randomOf(seed, size)
  const full = sought.flatMap(fullQuery)
  const short = sought.flatMap(shortQuery)
  const plain = sought.flatMap(plainQuery)
  const slipped = (queries: readonly Query[]) => queries.map((query) => withSlip(query, random))
  const find = (text: string) => base.search.find(text, SHOWN_FIRST).map(({ id }) => id)
  const share = (queries: readonly Query[]) => shareFound(queries, find)

  const [fullSlips, shortSlips] = [slipped(full), slipped(short)]
  const peer = meetMiniSearch(everybody)
  const peers = `${full.length} full and ${short.length} short queries; MiniSearch (fuzzy, prefix, AND): ${peer.share(fullSlips).toFixed(1)} % full, ${peer.share(shortSlips).toFixed(1)} % short`
  const people = size.toLocaleString('en')
  const names = `without class or patronymic: ${share(plain).toFixed(1)} % as typed, ${share(slipped(plain)).toFixed(1)} % one typo, ${share(plain.map(otherLayout)).toFixed(1)} % wrong layout`
  const lines = [
    above(`${people}: one typo, full query, meant person in the first 5`, share(fullSlips), '%', 95, peers),
    above(`${people}: one typo, short query (2-3 letters of the name, class)`, share(shortSlips), '%', 95),
    above(`${people}: two typos, full query`, share(slipped(fullSlips)), '%', 80),
    above(`${people}: wrong layout, full query`, share(full.map(otherLayout)), '%', 95, names),
    above(`${people}: wrong layout, short query`, share(short.map(otherLayout)), '%', 95),
    above(`${people}: as typed, full query`, share(full), '%', 99),
  ]
  base.database.close()
  return lines
}

/** `point`: a point query after each keystroke: what the machine itself was like in that moment. */
type Typed = Times & { readonly point: Times }

/** Each keystroke of queries typed sign by sign, with the cheapest read of the same base between them. */
function speedAt(size: number, seed: number): BenchLine[] {
  const base = openBase(size, seed)
  const random = randomOf(seed, size)
  const sample = sampleOf(base, random, TYPED)
  const full = sample.flatMap(fullQuery)
  const short = sample.flatMap(shortQuery)
  const numbers = sample.flatMap(numberQueries)
  const slipped = [...full, ...short].map((query) => withSlip(query, random))

  const memory = process.memoryUsage.rss()
  measure(base, full.slice(0, 5))
  const exact = measure(base, [...full, ...short, ...numbers])
  const slips = measure(base, slipped)
  const twoSlips = measure(
    base,
    slipped.map((query) => withSlip(query, random)),
  )
  const layout = measure(base, full.map(otherLayout))
  const grown = (process.memoryUsage.rss() - memory) / 2 ** 20

  const like = meetLikeScan(base, full.slice(0, 12))
  const whole = measureWhole(base, full)
  const people = size.toLocaleString('en')
  const note = ({ p50, worst, count, point }: Typed) =>
    `${count.toLocaleString('en')} keystrokes, p50 ${ms(p50)}, worst ${ms(worst)}; a point query between them: p50 ${ms(point.p50)}, p99 ${ms(point.p99)}`
  const lines = [
    below(`${people} encrypted: a keystroke as typed, p99`, exact.p99, 'ms', 10, note(exact)),
    below(`${people} encrypted: a keystroke with one typo, p99`, slips.p99, 'ms', 20, note(slips)),
    below(`${people} encrypted: a keystroke with two typos, p99`, twoSlips.p99, 'ms', 20, note(twoSlips)),
    below(`${people} encrypted: a keystroke in the wrong layout, p99`, layout.p99, 'ms', 20, note(layout)),
    above(
      `${people} encrypted: times as fast as a LIKE scan, p50 of whole queries`,
      like.p50 / whole.p50,
      '×',
      50,
      `LIKE p50 ${like.p50.toFixed(0)} ms, ours ${whole.p50.toFixed(2)} ms`,
    ),
    below(`${people} encrypted: memory grown by all searches`, grown, 'MB', 64),
  ]
  base.database.close()
  return lines
}

function measure({ database, search }: Base, queries: readonly Query[]): Typed {
  const point = database.prepare('select id from person where row_id = ?')
  const [times, points]: [number[], number[]] = [[], []]
  for (const { text } of queries) {
    for (const typed of keystrokes(text)) {
      times.push(timeOf(() => search.find(typed)))
      points.push(timeOf(() => point.get((times.length * 7_919) % 100_000)))
    }
  }
  return { ...timesOf(times), point: timesOf(points) }
}

const measureWhole = ({ search }: Base, queries: readonly Query[]): Times =>
  timesOf(queries.map(({ text }) => timeOf(() => search.find(text))))

const ms = (time: number): string => `${time.toFixed(time < 1 ? 3 : 1)} ms`

/** People drawn from the whole base, those without a full query left out. */
function sampleOf({ people, database }: Base, random: Random, count: number): PersonRecord[] {
  const last = Number(database.prepare('select max(row_id) from person').pluck().get())
  const drawn: PersonRecord[] = []
  while (drawn.length < count) {
    const person = people.findByRow(1 + random.whole(last))
    if (person && fullQuery(person).length > 0) drawn.push(person)
  }
  return drawn
}

/** By СНИЛС as on the card, by phone, by birth date: one kind for each person, by turns. */
function numberQueries({ id, snils, phone, birthDate }: PersonRecord, place: number): Query[] {
  const card = snils.replace(/^(\d{3})(\d{3})(\d{3})(\d\d)$/, '$1-$2-$3 $4')
  const [year, month, day] = birthDate.split('-')
  const text = [card, phone, `${day}.${month}.${year}`][place % 3]!
  return text.length > 9 && place < TYPED / 2 ? [{ meant: id, text }] : []
}

if (import.meta.main) {
  for (const line of await benchSearch()) console.log(line)
}
