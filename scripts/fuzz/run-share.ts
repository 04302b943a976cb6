import { chanceFrom } from './chance.ts'
import { startCoverage } from './coverage.ts'
import { judgeOne, type Judged } from './judge-one.ts'
import type { Opened, Target } from './target.ts'

/** An input that broke a truth. */
export type Found = { readonly kind: 'crash' | 'wrong'; readonly because: string; readonly input: Uint8Array }

/** What became of a share of inputs. */
export type Ran = {
  inputs: number
  refused: number
  accepted: number
  crashes: number
  wrong: number
  slowestMs: number
  /** One for each reason. */
  readonly found: Found[]
  /** Inputs that ran blocks which no seed and no kept one has run. */
  readonly kept: Uint8Array[]
}

export const nothingRan = (): Ran => ({
  inputs: 0,
  refused: 0,
  accepted: 0,
  crashes: 0,
  wrong: 0,
  slowestMs: 0,
  found: [],
  kept: [],
})

type Share = {
  readonly target: Target
  readonly folder: string
  readonly seed: number
  /** Shares of one target differ by it. */
  readonly share: number
  /** How many there are; where it is not told, inputs of a numbered target are taken by chance. */
  readonly shares?: number
  readonly inputs: number
  /** Inputs kept by earlier runs. */
  readonly corpus: readonly Uint8Array[]
  /** How many of the inputs are watched block by block, so that those that reach something new become seeds. */
  readonly watched: number
  /** Told before each input, so that whoever watches can tell a hang and name its input. */
  readonly begins?: (input: Uint8Array) => void
}

const BATCH = 64

/** Looks at the counters cost some ms each: more of them in a share are not worth it. */
const MOST_LOOKS = 400

/** Most inputs one share keeps. */
const MOST_KEPT = 60

/** Feeds a target its seeds, its corpus, and then new inputs made of both. */
export async function runShare(share: Share): Promise<Ran> {
  const opened = await share.target.open(share.folder)
  try {
    return await feed(opened, share)
  } finally {
    await opened.close?.()
  }
}

async function feed(opened: Opened, share: Share): Promise<Ran> {
  const { target, seed, corpus, begins } = share
  const ran = nothingRan()
  const pool = [...opened.seeds, ...corpus]
  const chance = chanceFrom(seed, target.name, share.share)

  const feedOne = async (input: Uint8Array): Promise<void> => {
    begins?.(input)
    const from = performance.now()
    const judged = await judgeOne(opened, input)
    ran.slowestMs = Math.max(ran.slowestMs, performance.now() - from)
    count(ran, judged, input)
  }
  const again = (input: Uint8Array): Promise<Judged> => {
    begins?.(input)
    return judgeOne(opened, input)
  }
  const next = (): Uint8Array => {
    if (target.every) {
      const place = share.shares ? share.share + ran.inputs * share.shares : chance.below(target.inputs)
      return target.every(place % target.inputs)
    }
    const from = chance.is(0.03) ? chance.bytes(chance.below(200)) : chance.pick(pool)
    return opened.mutate(from, chance.pick(pool), chance)
  }

  for (const input of pool) await feedOne(input)
  let left = share.inputs - pool.length
  if (share.watched > 0) left -= await watch(Math.min(left, share.watched))
  for (; left > 0; left -= 1) await feedOne(next())
  return ran

  async function watch(inputs: number): Promise<number> {
    const coverage = startCoverage()
    let looks = 0
    const look = (): string[] => {
      looks += 1
      return coverage.fresh()
    }
    for (const input of pool) await again(input)
    coverage.keep(look())
    let done = 0
    try {
      for (;;) {
        if (done >= inputs || looks >= MOST_LOOKS || ran.kept.length >= MOST_KEPT) break
        const batch = Array.from({ length: Math.min(BATCH, inputs - done) }, next)
        for (const input of batch) await feedOne(input)
        done += batch.length
        if (look().length > 0) await findNew(batch)
      }
    } finally {
      coverage.stop()
    }
    return done

    /** Halves a batch until the inputs that reached something new stand alone. */
    async function findNew(batch: readonly Uint8Array[]): Promise<void> {
      if (looks >= MOST_LOOKS) return
      for (const input of batch) await again(input)
      const blocks = look()
      if (blocks.length === 0) return
      const [only, ...others] = batch
      if (only && others.length === 0) {
        coverage.keep(blocks)
        pool.push(only)
        ran.kept.push(only)
        return
      }
      const middle = batch.length >> 1
      await findNew(batch.slice(0, middle))
      await findNew(batch.slice(middle))
    }
  }
}

function count(ran: Ran, judged: Judged, input: Uint8Array): void {
  ran.inputs += 1
  if (judged.was === 'refused') ran.refused += 1
  else if (judged.was === 'accepted') ran.accepted += 1
  else {
    if (judged.was === 'crash') ran.crashes += 1
    else ran.wrong += 1
    const isKnown = ran.found.some(({ because }) => because === judged.because)
    if (!isKnown && ran.found.length < 20)
      ran.found.push({ kind: judged.was, because: judged.because, input: Uint8Array.from(input) })
  }
}
