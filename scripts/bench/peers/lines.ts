import { above, below, type BenchLine } from '../line.ts'
import type { Growth } from '../result.ts'
import { medianOf } from '../times.ts'
import { peers } from './all.ts'
import type { AtSize, Met } from './at-size.ts'
import { figuresOf, foundOf, isAsGood, timesFaster } from './compare.ts'
import { titleOf } from './tables.ts'

type Rival = { readonly name: string; readonly what: string; readonly p50: number; readonly p99: number }

/** Every peer that finds as well as ours, kind by kind, with how many times faster ours is; the nearest first. */
export function rivalsOf({ met }: AtSize): Rival[] {
  const [own, ...others] = met
  return others
    .flatMap(({ name, cells }) =>
      cells.flatMap((theirs, number) => {
        const mine = own!.cells[number]!
        return isAsGood(mine.quality.top5, theirs.quality.top5)
          ? [{ name, what: theirs.what, ...timesFaster([mine], [theirs]) }]
          : []
      }),
    )
    .toSorted((one, other) => one.p99 - other.p99)
}

/** Faster than every peer at equal or better quality: the nearest peer of all kinds decides. */
export function fasterLine(at: AtSize): BenchLine {
  const rivals = rivalsOf(at)
  const [nearest] = rivals
  const lost = rivals.filter(({ p99 }) => p99 < 1)
  const median = rivals.length > 0 ? medianOf(rivals.map(({ p50 }) => p50)) : 0
  const told = (list: readonly Rival[]) =>
    list
      .slice(0, MOST_TOLD)
      .map(
        ({ name, what, p50, p99 }) =>
          `${titleOf(name)} in «${what}» ${p99.toFixed(2)} (p50 ${p50.toFixed(2)})`,
      )
      .join('; ')
  return above(
    `${at.size.toLocaleString('en')}: times as fast as every peer of equal or better quality, each kind, p99`,
    nearest?.p99 ?? 0,
    '×',
    1,
    `${rivals.length} peers of equal quality in ${at.kinds.length} kinds, ${lost.length} of them faster; p50 in the middle ${median.toFixed(1)}×; nearest: ${told(rivals)}${deadTold(at)}`,
  )
}

/** A peer that is missing must not pass for one that was beaten. */
const deadTold = ({ dead }: AtSize): string =>
  dead.length === 0 ? '' : `; not measured: ${dead.map(titleOf).join(', ')}`

const MOST_TOLD = 6

/** Who would serve as well for everything that is typed, and faster: one search must do for all kinds. */
export function servingLine({ size, kinds, met }: AtSize): BenchLine {
  const [own, ...others] = met
  const told = others
    .filter(({ cells }) => cells.length === kinds.length)
    .map(({ name, cells }) => ({ name, found: foundOf(cells), ...timesFaster(own!.cells, cells) }))
    .toSorted((one, other) => other.found - one.found)
  const mine = foundOf(own!.cells)
  const better = told.filter(({ found, p99 }) => isAsGood(mine, found) && p99 < 1)
  return below(
    `${size.toLocaleString('en')}: peers that find as much over all kinds together and are faster, p99`,
    better.length,
    'peers',
    0,
    `found in the first 5, mean of the kinds: ours ${mine.toFixed(0)} %; ${told
      .map(({ name, found, p99 }) => `${titleOf(name)} ${found.toFixed(0)} % (p99 ${p99.toFixed(2)}×)`)
      .join(', ')}`,
  )
}

/** Our whole process against the fastest search in memory. */
export function memoryLine(at: AtSize): BenchLine {
  const [own] = at.met
  const fastest = fastestInMemory(at)
  return below(
    `${at.size.toLocaleString('en')}: memory of our process to that of the fastest search in memory`,
    own!.memory / (fastest?.memory ?? 0),
    'of theirs',
    0.2,
    fastest &&
      `ours ${mega(own!.memory)} MB with the store open and searched; ${titleOf(fastest.name)} ${mega(fastest.memory)} MB${deadTold(at)}`,
  )
}

const mega = (bytes: number): string => Math.round(bytes / 2 ** 20).toLocaleString('en')

/** By p50 in the middle of the kinds where it finds as well as ours. */
function fastestInMemory({ met }: AtSize): Met | undefined {
  const [own, ...others] = met
  const ranked = others
    .filter(({ name }) => peers[name]!.lives === 'memory')
    .flatMap((one) => {
      const times = one.cells
        .filter((cell, number) => isAsGood(own!.cells[number]!.quality.top5, cell.quality.top5))
        .map(({ answered }) => figuresOf(answered).p50)
      return times.length > 0 ? [{ one, p50: medianOf(times) }] : []
    })
    .toSorted((one, other) => one.p50 - other.p50)
  return ranked[0]?.one
}

/** How the cost of a keystroke grows with the people: ours and two that stand for the others. */
export function growthOf(sizes: readonly AtSize[]): Growth[] {
  const all = Object.entries(NEXT).map(([name, next]) => ({
    what: `a keystroke of ${titleOf(name)}, p50 in the middle of all kinds`,
    unit: 'ms',
    of: 'people',
    at: sizes.flatMap(({ size, met }) => {
      const times = met
        .filter((one) => one.name === name)
        .flatMap(({ cells }) => cells.map(({ answered }) => figuresOf(answered).p50))
      return times.length > 0 ? [{ size, figure: medianOf(times) }] : []
    }),
    next,
  }))
  return all.filter(({ at }) => at.length > 1)
}

const NEXT: Readonly<Record<string, string>> = {
  ours: 'nothing below ten million people: the tables grow on disk only',
  miniSearch: 'memory: the index of two million people does not fit the heap of one process',
  fuse: 'every keystroke looks at everybody: a second a keystroke from about 200,000 people on',
}
