import type { BenchTable } from '../result.ts'
import { peers } from './all.ts'
import type { AtSize, Met } from './at-size.ts'
import { figuresOf, type Cell } from './compare.ts'
import type { Quality } from './judge.ts'

const NOT_MADE = 'not made'

/** Peer by kind at one size: p50 / p99 of keystrokes. */
export function timesTable({ size, kinds, met, dead }: AtSize, rounds: number): BenchTable {
  return {
    title: `A keystroke at ${size.toLocaleString('en')} people, ms: p50 / p99`,
    head: ['search', ...kinds],
    rows: [
      ...met.map(({ name, cells }) => [
        titleOf(name),
        ...kinds.map((what) =>
          timeShown(
            cells.find((cell) => cell.what === what),
            met,
            rounds,
          ),
        ),
      ]),
      ...dead.map((name) => [titleOf(name), ...kinds.map(() => NOT_MADE)]),
    ],
    words: `Of each keystroke the median of ${rounds} rounds. (n) or (n×r): in its time the peer came to n keystrokes of those drawn by chance, in r rounds.`,
  }
}

function timeShown(cell: Cell | undefined, met: readonly Met[], most: number): string {
  if (!cell) return 'cut off'
  const { answered } = cell
  const { p50, p99, count, rounds } = figuresOf(answered)
  const all = met[0]!.cells.find(({ what }) => what === answered.what)!.answered.places.length
  const part =
    count === all && rounds === most ? '' : rounds === most ? ` (${count})` : ` (${count}×${rounds})`
  return `${ms(p50)} / ${ms(p99)}${part}`
}

/** Peer by kind at one size: percent in top 1 / top 5. */
export function qualityTable({ size, kinds, met }: AtSize): BenchTable {
  const counts = met[0]!.cells.map(({ quality }) => quality.count)
  return {
    title: `Found at ${size.toLocaleString('en')} people, percent: first / in the first 5`,
    head: ['search', ...kinds],
    rows: met.map(({ name, cells }) => [
      titleOf(name),
      ...kinds.map((what, number) =>
        qualityShown(cells.find((cell) => cell.what === what)?.quality, counts[number]!),
      ),
    ]),
    words: `Of ${counts.join(', ')} whole queries; (n): the peer came to n of them in its time. Where nobody is meant: the first answer fits every word / the first five do.`,
  }
}

const qualityShown = (quality: Quality | undefined, all: number): string => {
  if (!quality) return 'cut off'
  const { top1, top5, count } = quality
  return `${Math.round(top1)} / ${Math.round(top5)}${count === all ? '' : ` (${count})`}`
}

/** What each peer costs before the first letter. */
export function costTable(sizes: readonly AtSize[]): BenchTable {
  return {
    title: 'Memory, making and start',
    head: ['search', ...sizes.map(({ size }) => size.toLocaleString('en'))],
    rows: Object.keys(peers).map((name) => [
      titleOf(name),
      ...sizes.map(({ met }) => costShown(met.find((one) => one.name === name))),
    ]),
    words:
      'Resident memory of the whole process after the queries (with the processes of PostgreSQL), then what a start costs until the first answer: an index in memory is made at every start, another once and only opened (the time of making in brackets).',
  }
}

function costShown(one: Met | undefined): string {
  if (!one) return NOT_MADE
  const disk = one.disk === undefined ? '' : `, ${megabytes(one.disk)} on disk`
  const seconds = `${one.seconds.toFixed(1)} s`
  if (peers[one.name]!.lives === 'memory') return `${megabytes(one.memory)}; start ${seconds}`
  const start = one.reopen === undefined ? 'not measured' : `${one.reopen.toFixed(1)} ms`
  return `${megabytes(one.memory)}${disk}; start ${start}${one.name === 'ours' ? '' : ` (${seconds})`}`
}

/** How each peer is set. */
export const settingTable = (): BenchTable => ({
  title: 'How each is set',
  head: ['search', 'lives in', 'set'],
  rows: Object.values(peers).map(({ title, lives, set }) => [title, lives, set]),
  words:
    'All are given the same folded words, and queries folded alike: numbers as digits, phones without +7 or 8.',
})

/** A peer as people know it. */
export const titleOf = (name: string): string => peers[name]!.title

/** Milliseconds, in as many digits as count. */
function ms(time: number): string {
  return time.toFixed(time >= 100 ? 0 : time >= 10 ? 1 : time >= 0.1 ? 2 : 3)
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20).toLocaleString('en')} MB`
