import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse'
import { countsOf, grownTables, openBase, removeBase, writeBare, type BareWay } from './import-bare.ts'
import { writeSchool } from './import-file.ts'
import { costOf, importOnce, orderFor, withImporter, type Cost, type Imported } from './import-run.ts'
import { above, below, type BenchLine } from './line.ts'
import type { BenchOrder, BenchResult, BenchTable } from './result.ts'

const PEOPLE = 100_000
const FEWER = 20_000
const PEOPLE_QUICK = 5_000

/** More do not fit: an import and its peers take half a minute together. */
const ROUNDS = 3

/** The goal at 100,000: so much of the speed of a bare loop. A few are done before the thread is warm. */
const OF_BARE = 0.5
const OF_BARE_QUICK = 0.3

const MEGABYTE = 1e6

/**
 * Import of 100,000 people into the encrypted base with every index, in its thread as the product does it, against
 * the same rows written by a bare loop of prepared inserts into a base of the same steps.
 */
export const benchImport = ({ seed }: BenchOrder): Promise<BenchResult> =>
  inFolder(async (folder) => {
    const fewer = await imports(folder, FEWER, seed, 1)
    const fewerBare = await bareLoops(fewer, { 'one transaction': 1, '10,000 rows each': 1 })
    const many = await imports(folder, PEOPLE, seed, ROUNDS)
    const others = await otherWork(many)
    const bare = await bareLoops(many, { 'one transaction': ROUNDS, 'indexes made after': 1 })
    const grown = median(many.runs.map(({ atFifth, atEnd }) => atEnd - atFifth)) / MEGABYTE

    return {
      lines: [
        ...againstBare(many, bare, OF_BARE),
        againstStronger(many, bare),
        below(
          'memory grown between a fifth and the end of the file',
          grown,
          'MB',
          64,
          'resident, of the whole process',
        ),
        below(
          'rehearsal to the import',
          others.rehearsal.processorMs / processorOf(many.runs),
          'times',
          0.75,
        ),
        below(
          'the same file again to the first time',
          others.again.processorMs / processorOf(many.runs),
          'times',
          0.6,
        ),
      ],
      tables: [tableOf(many, bare, others), tableOf(fewer, fewerBare)],
      growth: [
        {
          what: 'import, processor',
          unit: 's',
          of: 'people',
          at: [fewer, many].map(({ runs }) => ({
            size: runs[0]!.people,
            figure: processorOf(runs) / 1_000,
          })),
          next: 'the making of the search tables and the commit, which hold up other writers all at once',
        },
      ],
    }
  })

/** The short form: 5,000 people. */
export const benchImportQuick = ({ seed }: BenchOrder): Promise<BenchResult> =>
  inFolder(async (folder) => {
    const few = await imports(folder, PEOPLE_QUICK, seed, ROUNDS)
    return { lines: againstBare(few, await bareLoops(few, { 'one transaction': ROUNDS }), OF_BARE_QUICK) }
  })

type Measured = {
  readonly file: string
  /** The base as the last import left it. */
  readonly base: string
  /** Rows of each table before. */
  readonly before: ReadonlyMap<string, number>
  readonly runs: readonly Imported[]
}

async function imports(folder: string, people: number, seed: number, rounds: number): Promise<Measured> {
  const file = join(folder, `school-${people}.csv`)
  writeSchool(file, people, seed)
  const base = join(folder, `base-${people}.db`)
  const empty = openBase(base)
  const before = countsOf(empty)
  empty.close()
  const runs: Imported[] = []
  for (let round = 0; round < rounds; round++) {
    removeBase(base)
    runs.push(
      await withImporter(base, async (importer) => importOnce(importer, await orderFor(importer, file))),
    )
  }
  return { file, base, before, runs }
}

type Others = { readonly reading: Cost; readonly rehearsal: Cost; readonly again: Cost }

/** Only reading the file; and on the base that has it already, the rehearsal of it and the import of it. */
async function otherWork({ file, base }: Measured): Promise<Others> {
  const reading = await costOf(() => readOnly(file))
  const fresh = `${base}-rehearsed`
  const rehearsal = await withImporter(fresh, async (importer) => {
    const order = await orderFor(importer, file)
    return costOf(async () => void (await importer.rehearse(order)))
  })
  removeBase(fresh)
  const again = await onCopy(base, (copy) =>
    withImporter(copy, async (importer) => {
      const order = await orderFor(importer, file)
      return costOf(async () => void (await importer.run(order)))
    }),
  )
  return { reading, rehearsal, again }
}

async function onCopy<Value>(base: string, work: (copy: string) => Promise<Value>): Promise<Value> {
  const copy = `${base}-copy`
  const database = openBase(base)
  database.prepare('vacuum into ?').run(copy)
  database.close()
  try {
    return await work(copy)
  } finally {
    removeBase(copy)
  }
}

async function readOnly(file: string): Promise<void> {
  for await (const _ of createReadStream(file).pipe(parse({ delimiter: ';', bom: true }))) continue
}

type Bare = { readonly rows: number; readonly ways: ReadonlyMap<BareWay, readonly Cost[]> }

/** @param rounds how often each way is gone; the one with 10,000 rows each is always the slower of the first two */
async function bareLoops(
  { base, before }: Measured,
  rounds: Partial<Record<BareWay, number>>,
): Promise<Bare> {
  const database = openBase(base)
  const tables = grownTables(database, before)
  database.close()
  const ways = new Map<BareWay, Cost[]>()
  for (const [way, times] of Object.entries(rounds) as [BareWay, number][]) {
    const costs: Cost[] = []
    ways.set(way, costs)
    while (costs.length < times) {
      const target = `${base}-bare`
      const bare = openBase(target)
      costs.push(await costOf(() => writeBare(bare, tables, way)))
      bare.close()
      removeBase(target)
    }
  }
  return { rows: tables.reduce((sum, { rows }) => sum + rows.length, 0), ways }
}

function againstBare({ runs }: Measured, { rows, ways }: Bare, limit: number): BenchLine[] {
  const bare = ways.get('one transaction')!
  const note = `${runs[0]!.people} people, ${rows} rows; median of ${ROUNDS}: five of each do not fit in the time`
  const unit = 'of its speed'
  return [
    above(
      'import to a bare loop of the same rows, processor',
      processorOf(bare) / processorOf(runs),
      unit,
      limit,
      note,
    ),
    above('import to a bare loop of the same rows, wall', wallOf(bare) / wallOf(runs), unit, limit),
  ]
}

const againstStronger = ({ runs }: Measured, { ways }: Bare): BenchLine =>
  above(
    'import to a bare loop that makes the indexes after, processor',
    processorOf(ways.get('indexes made after')!) / processorOf(runs),
    'of its speed',
    0.4,
    'a stronger peer than the goal names; it was measured once',
  )

function tableOf({ file, runs }: Measured, { rows, ways }: Bare, others?: Others): BenchTable {
  const row = (what: string, costs: readonly Cost[]) => [
    what,
    (processorOf(costs) / 1_000).toFixed(2),
    (wallOf(costs) / 1_000).toFixed(2),
    String(costs.length),
  ]
  const megabytes = (pick: (run: Imported) => number) => Math.round(median(runs.map(pick)) / MEGABYTE)
  return {
    title: `Import of ${runs[0]!.people} people`,
    head: ['work', 'processor, s', 'wall, s', 'times'],
    rows: [
      row('import, all of it', runs),
      ...(others
        ? [
            row('only reading the file', [others.reading]),
            row('rehearsal', [others.rehearsal]),
            row('the same file again', [others.again]),
          ]
        : []),
      ...[...ways].map(([way, costs]) => row(`bare loop, ${way}`, costs)),
    ],
    words: `A file of ${Math.round(statSync(file).size / MEGABYTE)} MB; ${rows} rows in the base. Resident: ${megabytes(({ atFifth }) => atFifth)} MB at a fifth of the file, ${megabytes(({ atEnd }) => atEnd)} MB at its end, ${megabytes(({ most }) => most)} MB at most, while the search tables are made.`,
  }
}

async function inFolder(work: (folder: string) => Promise<BenchResult>): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-import-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const processorOf = (costs: readonly Cost[]): number => median(costs.map(({ processorMs }) => processorMs))
const wallOf = (costs: readonly Cost[]): number => median(costs.map(({ wallMs }) => wallMs))

function median(figures: readonly number[]): number {
  return figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)]!
}
