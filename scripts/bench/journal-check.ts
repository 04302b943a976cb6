import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Algorithm } from '../../cades/algorithm.ts'
import { chainsOf } from '../../main/register/chains.ts'
import { checksOf } from '../../main/register/checks.ts'
import { verifyInThread } from '../../main/register/in-thread.ts'
import { linesOf } from '../../main/register/lines.ts'
import { createRuns } from '../../main/register/runs.ts'
import { type MadeJournal, madeJournal } from './journal-made.ts'
import { below } from './line.ts'
import { waitsLine, watchLoop, type Waits } from './loop-watch.ts'
import { median } from './median.ts'
import type { BenchOrder, BenchResult } from './result.ts'
import { worked } from './worked.ts'

const RESOLUTION_MS = 1

/** So many before the first round. */
const WARM = 60

const CARDS: readonly Algorithm[] = ['ecdsa-p256', 'rsa']
const GOST: readonly Algorithm[] = ['gost-256', 'gost-512']

type Sizes = {
  readonly few: number
  readonly many: number
  readonly gost: number
  readonly rounds: number
  /** Of the few, for the table of growth alone. */
  readonly roundsFew: number
  /** Times the bare verification. */
  readonly limits: { readonly cards: number; readonly gost: number }
}

const WHOLE: Sizes = {
  few: 200,
  many: 2_000,
  gost: 200,
  rounds: 5,
  roundsFew: 3,
  limits: { cards: 6, gost: 2 },
}
const QUICK: Sizes = { few: 50, many: 300, gost: 20, rounds: 3, roundsFew: 1, limits: { cards: 9, gost: 4 } }

/** Every signature of a journal and both chains verified as the desk does it, against the signatures alone. */
export const benchJournal = (order: BenchOrder): Promise<BenchResult> => benchSizes(order, WHOLE)

/** The same over few. */
export const quickJournal = (order: BenchOrder): Promise<BenchResult> => benchSizes(order, QUICK)

async function benchSizes({ seed }: BenchOrder, sizes: Sizes): Promise<BenchResult> {
  const { rounds, limits } = sizes
  const few = await measured(sizes.few, CARDS, seed, sizes.roundsFew)
  const many = await measured(sizes.many, CARDS, seed, rounds)
  const gost = await measured(sizes.gost, GOST, seed, rounds)
  const name = sizes.many.toLocaleString('en')
  return {
    lines: [
      below(
        `${name} corrections: all signatures and both chains verified / bare signature verification`,
        many.ratio,
        '×',
        limits.cards,
        `medians of ${rounds}; ECDSA and RSA, 6 cards; ${perSecond(sizes.many, many.work)}; ours ${ms(many.work)} of the processor, ${ms(many.chains)} of them the chains of ${many.rows.toLocaleString('en')} rows; node:crypto alone ${ms(many.bare)}; starting the thread ${ms(many.start)} more`,
      ),
      waitsLine(`${name} corrections`, many.waits),
      below(
        `${sizes.gost} corrections by GOST: the same / bare verification by GOST`,
        gost.ratio,
        '×',
        limits.gost,
        `medians of ${rounds}; 256 and 512 bits, 6 cards; ${perSecond(sizes.gost, gost.work)}; ours ${ms(gost.work)}, bare ${ms(gost.bare)}`,
      ),
      waitsLine(`${sizes.gost} corrections by GOST`, gost.waits),
    ],
    growth: [
      {
        what: 'verifying the whole journal',
        unit: 'ms of the processor',
        of: 'corrections',
        at: [
          { size: sizes.few, figure: few.work },
          { size: sizes.many, figure: many.work },
        ],
        next: 'nothing before a million: signatures are read and sent twenty at a time',
      },
    ],
  }
}

type Figures = {
  /** ms of the processor, medians; `work` is signatures and chains. */
  readonly work: number
  readonly chains: number
  readonly bare: number
  /** A run over one: starting the thread, which is not part of `work`. */
  readonly start: number
  readonly ratio: number
  /** Rows of both chains. */
  readonly rows: number
}

async function measured(
  count: number,
  kinds: readonly Algorithm[],
  seed: number,
  most: number,
): Promise<Figures & { waits: Waits[] }> {
  const made = madeJournal(count, kinds, seed)
  try {
    const rounds: (Figures & { waits: Waits })[] = []
    await round(made, WARM) // the compiler has seen all of it
    for (let left = most; left > 0; left--) rounds.push(await round(made, count))
    const of = (figure: keyof Figures) => rounds.map((one) => one[figure])
    return {
      work: median(of('work')),
      chains: median(of('chains')),
      bare: median(of('bare')),
      start: median(of('start')),
      ratio: median(of('ratio')),
      rows: rounds[0]!.rows,
      waits: rounds.map((one) => one.waits),
    }
  } finally {
    made.remove()
  }
}

async function round(made: MadeJournal, most: number): Promise<Figures & { waits: Waits }> {
  const { database, authorities } = made
  const [lines, chains] = [linesOf(database), chainsOf(database)]
  const runs = createRuns({
    tell: () => {},
    clock: () => performance.now(),
    breathe: () => setImmediate(),
    isOpen: () => database.open,
    surprise: (cause) => {
      throw cause
    },
  })
  const verify = verifyInThread({
    startThread: (start) =>
      new Worker(new URL('../../main/verify-thread.ts', import.meta.url), { workerData: start }),
    believed: () => ({ trusted: authorities, stampers: [], revocations: [] }),
    sealedOf: (number) => lines.sealedOf(number)!,
    now: Date.now,
  })
  const checks = checksOf({ database, verify, now: Date.now })
  const bare = await worked(async () => {
    if (made.bare(most) !== Math.min(most, made.count)) throw new Error('a signature does not hold')
  })
  const refs = lines.refs({}, { onlySigned: true }).slice(0, most)
  const waits = await watchLoop(RESOLUTION_MS)
  const verifyAll = (some: typeof refs) =>
    worked(() => runs.run({ what: 'verify', of: some.length }, (steps) => checks.all(some, steps)))
  // Here the thread has to read the program as it is written; in the product it is packed.
  const start = await verifyAll(refs.slice(0, 1))
  const signatures = Math.max(0, (await verifyAll(refs)) - start)
  const links = await worked(() => runs.run({ what: 'chain', of: chains.size() }, chains.check))
  const waited = await waits()
  if (runs.last()?.bad !== 0 || lines.bad() !== 0) throw new Error('the journal does not hold')
  const work = signatures + links
  return {
    work,
    chains: links,
    bare,
    start,
    ratio: work / bare,
    rows: chains.size(),
    waits: waited,
  }
}

const ms = (time: number): string => `${time.toPrecision(3)} ms`
const perSecond = (count: number, time: number): string =>
  `${Math.round((count / time) * 1_000).toLocaleString('en')} in a second`
