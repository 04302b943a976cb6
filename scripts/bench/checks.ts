import { constants, copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBase } from './base.ts'
import { askedAfter, CHANGED, measured, type After, type Round } from './checks-measured.ts'
import { below, type BenchLine } from './line.ts'
import { waitsLine } from './loop-watch.ts'
import { median } from './median.ts'
import type { BenchOrder, BenchResult } from './result.ts'

/** Times a bare scan; `start`: a run that is left early has read how names are written all the same. */
type Limits = { readonly run: number; readonly start: number; readonly changes: number }

const [SMALL, MIDDLE, LARGE] = [5_000, 100_000, 1_000_000]
const ROUNDS = 5

/** Everybody of the large base would take minutes: the run is left after so long, ms. */
const LARGE_MS = 20_000

const LIMITS: Limits = { run: 16, start: 25, changes: 1.5 }
const LIMITS_OF_FEW = { run: 60, changes: 60 }

/** No more rounds are begun after so long: on a machine that others use the last ones are left out. */
const LONGEST_MS = 40_000

/**
 * Everybody checked in the thread of the checks, while this thread answers keystrokes as the screen does:
 * against reading the same records from end to end, and against the same keystrokes without the run.
 */
export async function benchChecks({ seed }: BenchOrder): Promise<BenchResult> {
  const small = await withCopy(SMALL, seed, (file) => measured(file, seed, undefined))
  const middle: Round[] = []
  const begun = performance.now()
  while (middle.length < ROUNDS - 1 && performance.now() - begun < LONGEST_MS)
    middle.push(await withCopy(MIDDLE, seed, (file) => measured(file, seed, undefined)))
  const last = await withCopy(MIDDLE, seed, (file) => measured(file, seed, undefined, askedAfter))
  middle.push(last)
  const large = await withCopy(LARGE, seed, (file) => measured(file, seed, LARGE_MS))
  const left = `the first ${LARGE_MS / 1_000} seconds of a check`
  return {
    lines: [
      ...middleLines(MIDDLE, LIMITS, middle, last.more!),
      below(
        `${named(LARGE)}: ${left} in its thread / a bare scan of as many people`,
        large.work / large.scan,
        '×',
        LIMITS.start,
        `once; everybody would take minutes; ${named(large.people)} people checked, ${perSecond([large])}, with reading once how names are written; ${keys([large])}`,
      ),
      waitsLine(`${named(LARGE)}, ${left}`, [large.waits]),
    ],
    growth: [
      {
        what: 'a check of everybody (of the largest its first seconds)',
        unit: 'ms of the processor for 1,000 people',
        of: 'people',
        at: [
          { size: SMALL, figure: forThousand([small]) },
          { size: MIDDLE, figure: forThousand(middle) },
          { size: LARGE, figure: forThousand([large]) },
        ],
        next: 'at some millions what stands on two cards no longer fits in the memory of the thread',
      },
    ],
  }
}

/** A school, once: the thread has hardly begun when it is through. */
export async function quickChecks({ seed }: BenchOrder): Promise<BenchResult> {
  const round = await withCopy(SMALL, seed, (file) => measured(file, seed, undefined, askedAfter))
  return { lines: middleLines(SMALL, LIMITS_OF_FEW, [round], round.more!) }
}

function middleLines(
  size: number,
  limits: Pick<Limits, 'run' | 'changes'>,
  rounds: readonly Round[],
  { look, list, changes }: After,
): BenchLine[] {
  const scan = median(rounds.map((one) => one.scan))
  return [
    below(
      `${named(size)}: a check of everybody in its thread / a bare scan of the same people`,
      median(rounds.map((one) => one.work / one.scan)),
      '×',
      limits.run,
      `median of ${rounds.length}; ${perSecond(rounds)}; ${seconds(median(rounds.map(({ work }) => work)))} of it, ` +
        `${seconds(median(rounds.map(({ took }) => took)))} on the wall, reading ${seconds(scan)}`,
    ),
    waitsLine(
      named(size),
      rounds.map((one) => one.waits),
    ),
    below(
      `${named(size)}: a keystroke meanwhile / without the run, p50`,
      median(rounds.map(({ during, alone }) => during.p50 / alone.p50)),
      '×',
      3,
      keys(rounds),
    ),
    below(
      `${named(size)}: the numbers of the whole base, p99`,
      look.p99,
      'ms',
      50,
      `a page of 100 of the whole list: p50 ${ms(list.p50)}`,
    ),
    below(
      `${named(size)}: ${CHANGED} changes until they are checked / a bare scan`,
      changes.work / scan,
      '×',
      limits.changes,
      `${seconds(changes.work)} of the processor for ${changes.of} cards, most of it for reading how names are written here; ${seconds(changes.took)} on the wall`,
    ),
  ]
}

async function withCopy<Value>(
  size: number,
  seed: number,
  work: (file: string) => Promise<Value>,
): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-checks-'))
  const file = join(folder, 'base.db')
  try {
    const original = openBase(size, seed).database
    original.pragma('wal_checkpoint(truncate)')
    copyFileSync(original.name, file, constants.COPYFILE_FICLONE)
    original.close()
    return await work(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Work for a thousand people, the median of the rounds. */
const forThousand = (rounds: readonly Round[]): number =>
  median(rounds.map(({ work, people }) => (work / people) * 1_000))

const perSecond = (rounds: readonly Round[]): string =>
  `${named(Math.round(1_000_000 / forThousand(rounds)))} people in a second of the processor`

const keys = (rounds: readonly Round[]): string => {
  const of = (whose: 'alone' | 'during', which: 'p50' | 'p99') =>
    ms(median(rounds.map((one) => one[whose][which])))
  const count = rounds.reduce((sum, { during }) => sum + during.count, 0)
  return `a keystroke alone p50 ${of('alone', 'p50')}, p99 ${of('alone', 'p99')}; meanwhile p50 ${of('during', 'p50')}, p99 ${of('during', 'p99')}, ${count} strokes`
}

const named = (count: number): string => count.toLocaleString('en')
const seconds = (time: number): string => `${(time / 1_000).toFixed(1)} s`
const ms = (time: number): string => `${time.toPrecision(3)} ms`
