import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from '../build.ts'
import { deskOf } from './desk-of.ts'
import { below } from './line.ts'
import { seenOn, typedAlone, typedOn, type Letters } from './page-desk.ts'
import type { BenchOrder, BenchResult } from './result.ts'
import { timesOf } from './times.ts'

const SIZES = [5_000, 1_000_000] as const

/** One frame of 60 Hz: what comes within it seems to come at once. */
const GOAL_MS = 16

/**
 * From the key event to the painted frame with the rows, in the real page of the built program, over the bare way to the
 * main process and back; and what typing at twelve letters a second does to the frames.
 */
export async function benchPage({ seed }: BenchOrder): Promise<BenchResult> {
  if ((await build()) !== 0) throw new Error('the program does not build')
  const folder = mkdtempSync(join(tmpdir(), 'sverka-page-'))
  try {
    const desks = []
    for (const size of SIZES)
      desks.push({ size, args: await deskOf(size, seed, join(folder, `desk-${size}`)) })

    const seen: Letters[] = []
    for (const { size, args } of desks) seen.push(await seenOn(args, size, seed))
    const frames = await typedOn(desks.at(-1)!.args, seed)
    const control = await typedAlone(join(folder, 'empty'), seed)

    const firsts = seen.map(({ first, bare }) => timesOf(first.map(({ painted }) => painted - bare)))
    const floor = `a letter of its own in an empty window is painted after ${ms(control.painted)}`
    const others = `an empty field in the same run: ${control.late} late of ${control.given}, longest task ${ms(control.task)}`
    return {
      lines: [
        ...SIZES.map((size, at) => {
          const { p50, p99, count } = firsts[at]!
          const note = `p99 ${ms(p99)}; ${count} letters; bare round trip ${ms(seen[at]!.bare)}; ${floor}`
          const what = `first letter to painted rows over the bare IPC round trip, ${people(size)}`
          return below(what, p50, 'ms', GOAL_MS, note)
        }),
        below(
          'frames dropped by the main thread of the page, 10 s at 12 letters a second',
          frames.own,
          'frames',
          0,
          `of ${frames.given}; rAF gaps over 1.5 frames with a frame or more of processor time of the main thread in them, by Chromium's trace; late for any reason ${frames.late}; ${others}`,
        ),
        below(
          'longest task of the main thread of the page while typing',
          frames.task,
          'ms',
          GOAL_MS,
          `processor time, under the trace; ${ms(frames.taskOnWall)} on the wall`,
        ),
      ],
      tables: [
        {
          title: 'Letter to painted rows, ms, p50 / p99',
          words:
            'From the time stamp of the key. The page paints at the next frame of 60 Hz, 8 ms away on the average. Headless Chromium, drawn without a graphics card; the checks of everybody are stopped.',
          head: [
            'people',
            'letter',
            'heard',
            'answered (the same call alone)',
            'rows placed',
            'rows painted',
          ],
          rows: SIZES.flatMap((size, at) => rowsOf(size, seen[at]!)),
        },
      ],
      growth: [
        {
          what: 'first letter to painted rows',
          unit: 'ms',
          of: 'people',
          at: SIZES.map((size, at) => ({ size, figure: firsts[at]!.p50 })),
          next: 'nothing at ten million: the answer has twenty rows; the search grows, see there',
        },
      ],
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function rowsOf(size: number, { first, later, alone }: Letters): string[][] {
  const both = (times: readonly number[]): string => {
    const { p50, p99 } = timesOf(times)
    return `${p50.toFixed(1)} / ${p99.toFixed(1)}`
  }
  return [
    { letter: 'the first', seen: first, alone: alone.first },
    { letter: 'the 2nd to the 5th', seen: later, alone: alone.later },
  ].map(({ letter, seen, alone }) => [
    size.toLocaleString('en'),
    letter,
    both(seen.map(({ heard }) => heard)),
    both(alone),
    both(seen.map(({ placed }) => placed)),
    both(seen.map(({ painted }) => painted)),
  ])
}

const ms = (figure: number): string => `${figure.toFixed(1)} ms`

const people = (size: number): string => `${size.toLocaleString('en')} persons`
