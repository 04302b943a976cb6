import type { ChainState } from '../../contract/access.ts'
import { checkChain, type Chained, type ChainFound } from '../store/chain-check.ts'
import type { Database } from '../store/database.ts'

type Needs = {
  readonly database: Database
  readonly now: () => number
  readonly surprise: (cause: unknown) => void
}

/** Verifies the chains of the base beside everything else, one run of each at a time. */
export function createVerifying({ database, now, surprise }: Needs) {
  const states: { [Table in Chained]: ChainState } = {
    event: { state: 'idle', done: 0, of: 0 },
    correction: { state: 'idle', done: 0, of: 0 },
  }
  const runs: { [Table in Chained]?: Promise<ChainFound> } = {}
  const ending = new AbortController()

  async function run(table: Chained): Promise<ChainFound> {
    states[table] = { ...states[table], state: 'running', done: 0 }
    try {
      const found = await checkChain(database, table, {
        signal: ending.signal,
        onProgress: (done, of) => void (states[table] = { ...states[table], done, of }),
      })
      const { rows, head, broken } = found
      states[table] = {
        state: 'done',
        done: rows,
        of: rows,
        at: new Date(now()).toISOString(),
        head,
        ...(broken !== undefined && { broken }),
      }
      return found
    } catch (cause) {
      states[table] = { state: 'idle', done: 0, of: 0 }
      throw cause
    } finally {
      delete runs[table]
    }
  }
  /** The run that goes on, or a new one. */
  const verify = (table: Chained): Promise<ChainFound> => (runs[table] ??= run(table))

  return {
    look: (): { [Table in Chained]: ChainState } => ({ ...states }),
    verify,
    /** Starts both; what they find is seen by `look`. */
    start(): void {
      for (const table of ['event', 'correction'] as const)
        void verify(table).catch((cause: unknown) => ending.signal.aborted || surprise(cause))
    },
    /** Before the base is closed: no slice is read after this. */
    stop: (): void => ending.abort(),
  }
}

export type Verifying = ReturnType<typeof createVerifying>
