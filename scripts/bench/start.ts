import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from '../build.ts'
import { deskOf, EMPTY_APP } from './desk-of.ts'
import { below } from './line.ts'
import type { BenchOrder, BenchResult, BenchTable } from './result.ts'
import { startOnce, type Started } from './start-watch.ts'

const RUNS = 5
const SIZES = [5_000, 1_000_000]
const LIMIT = 1.3

/**
 * From the start of the process to a search that can be used, on bases of a school and of a region, against a program of
 * one empty window on the same host in the same run. The lock stands before the search: its button is pressed the moment it is
 * painted, and the shift opens without a card.
 */
export async function benchStart({ seed }: BenchOrder): Promise<BenchResult> {
  if ((await build()) !== 0) throw new Error('the program does not build')
  const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-'))
  try {
    const empty = { name: 'an empty window', args: [EMPTY_APP, `--user-data-dir=${join(folder, 'empty')}`] }
    const programs = [empty]
    for (const size of SIZES) {
      const name = `${size.toLocaleString('en')} people`
      programs.push({ name, args: [...(await deskOf(size, seed, join(folder, String(size))))] })
    }
    const starts = programs.map((): Started[] => [])
    // In turns, so that other work on the machine falls on all of them; the first round warms and is not counted.
    for (let turn = -1; turn < RUNS; turn++)
      for (const [place, { args }] of programs.entries()) {
        const started = await startOnce(args, place > 0)
        if (turn >= 0) starts[place]!.push(started)
      }

    const [emptyStarts, ...desks] = starts
    const window = median(emptyStarts!.map(({ first }) => first))
    const lines = desks.flatMap((of, place) => {
      const { name } = programs[place + 1]!
      return (['first', 'search'] as const).map((what) => {
        const ms = median(of.map((one) => one[what]))
        const said = what === 'first' ? 'the first screen that can be used' : 'usable search'
        const note = `${Math.round(ms)} ms against ${Math.round(window)} ms, medians of ${RUNS}`
        return below(`${name}: start to ${said}, against an empty window`, ms / window, 'times', LIMIT, note)
      })
    })
    return {
      lines,
      growth: [
        {
          what: 'start to usable search',
          unit: 'ms',
          of: 'people',
          at: SIZES.map((size, place) => ({
            size,
            figure: median(desks[place]!.map(({ search }) => search)),
          })),
          next: 'nothing that grows with the base is read before the first letter',
        },
      ],
      tables: [
        phaseTable(
          programs.map(({ name }) => name),
          starts,
        ),
        ...starts[1]![0]!.loaded,
      ],
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** When each phase was over, in the order of the first desk. */
function phaseTable(names: readonly string[], starts: readonly (readonly Started[])[]): BenchTable {
  const all = starts.map((of) => {
    const phases = of.map(({ phases, first, search }) => ({ ...phases, 'first screen': first, search }))
    const known = Object.keys(phases[0]!)
    return Object.fromEntries(
      known.map((what) => [what, median(phases.map((one) => one[what as keyof typeof one]))]),
    )
  })
  const order = Object.entries(all[1]!).sort(([, one], [, other]) => one - other)
  return {
    title: 'Start: ms after the process was asked for, medians',
    head: ['', ...names],
    rows: order.map(([what]) => [
      what,
      ...all.map((of) => (of[what] === undefined ? '–' : String(Math.round(of[what])))),
    ]),
    words:
      'The lock stands before the search; its button is pressed the moment it is painted, a letter typed as soon as the field has the focus.',
  }
}

const median = (figures: readonly number[]): number =>
  [...figures].sort((one, other) => one - other)[figures.length >> 1]!
