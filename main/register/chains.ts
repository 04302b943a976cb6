import type { RegisterRun } from '../../contract/register.ts'
import { CHAIN_START, linkAfter } from '../store/chain.ts'
import { checkChain, type Chained } from '../store/chain-check.ts'
import type { Database } from '../store/database.ts'
import type { Steps } from './runs.ts'

type Chains = NonNullable<RegisterRun['chains']>

type Link = { number: number; previous: string; chain: string; bytes: Uint8Array }

/** The chains of hashes over the journal of corrections and the log of events: whether anything was altered or taken out. */
export function chainsOf(database: Database) {
  const one = database.prepare<[number], Link>(
    'select number, previous, chain, body bytes from correction where number = ?',
  )
  const before = database
    .prepare<[number], string>('select chain from correction where number < ? order by number desc limit 1')
    .pluck()
  const sizes = database
    .prepare<[], number>('select (select count(*) from correction) + (select count(*) from event)')
    .pluck()

  /** Goes through one chain; `broken` is the first row that does not hold, and nothing is said of those after it. */
  async function walk(table: Chained, { step }: Steps): Promise<Chains['corrections']> {
    const ending = new AbortController()
    let checked = 0
    const onProgress = async (rows: number): Promise<void> => {
      if (!(await step({ done: rows - checked }))) ending.abort()
      checked = rows
    }
    try {
      const { rows, broken } = await checkChain(database, table, { onProgress, signal: ending.signal })
      return { checked: rows, ...(broken !== undefined && { broken }) }
    } catch (cause) {
      if (ending.signal.aborted) return { checked }
      throw cause
    }
  }

  return {
    size: (): number => sizes.get() ?? 0,

    async check(steps: Steps): Promise<void> {
      const found: Chains = {
        corrections: await walk('correction', steps),
        events: await walk('event', steps),
      }
      const broken = [found.corrections, found.events].filter((one) => one.broken !== undefined).length
      await steps.step({ done: 0, bad: broken, chains: found })
    },

    /** The link of one correction, and whether it holds: to the row before it, and over its own bytes. */
    linkOf(number: number): { previous: string; chain: string; holds: boolean } | undefined {
      const link = one.get(number)
      if (!link) return undefined
      const { previous, chain, bytes } = link
      const holds = previous === (before.get(number) ?? CHAIN_START) && chain === linkAfter(previous, bytes)
      return { previous, chain, holds }
    },
  }
}
