import { setImmediate as turn } from 'node:timers/promises'
import { CHAIN_START, linkAfter } from './chain.ts'
import type { Database } from './database.ts'
import { bytesOfEvent, type Noted } from './events.ts'

/** What is chained: the log of access, and the journal of corrections. */
export type Chained = 'event' | 'correction'

/**
 * What became of a check. `head` is the last link that holds, lower-case hex, and `rows` how many do; `broken` is the
 * number of the first row that does not: it was altered, or what stood before it was altered or taken away.
 */
export type ChainFound = { readonly rows: number; readonly head: string; readonly broken?: number }

type Watch = {
  /** Rows that were looked at so far, and how many there are. */
  readonly onProgress?: (done: number, of: number) => void | Promise<void>
  readonly signal?: AbortSignal
}

type Row = { number: number; previous: string; chain: string }

/** Rows between two turns of everybody else: a few milliseconds. */
const SLICE = 500

const READ: { readonly [Table in Chained]: string } = {
  event: 'select number, form, at, what, subject, who, workplace, previous, chain from event',
  correction: 'select number, body, previous, chain from correction',
}

/**
 * Verifies a chain from its beginning, in slices, so that the desk goes on meanwhile. Rows that are added meanwhile are
 * verified too. What is cut off the end leaves no trace in the chain itself; the other chain knows of it, as far as that
 * one was not cut too: for both together, heads are carried away.
 *
 * @throws the reason of the signal, when the check is given up
 */
export async function checkChain(
  database: Database,
  table: Chained,
  { onProgress, signal }: Watch = {},
): Promise<ChainFound> {
  const next = database.prepare<[number], Row>(
    `${READ[table]} where number > ? order by number limit ${SLICE}`,
  )
  const count = database.prepare<[], number>(`select count(*) from ${table}`).pluck()
  let [rows, head, last] = [0, CHAIN_START, 0]
  for (;;) {
    signal?.throwIfAborted()
    const slice = next.all(last)
    for (const row of slice) {
      // Numbers follow one another: a gap is what was taken away.
      const holds = row.number === last + 1 && row.previous === head
      if (!holds || isClaimed(row) || row.chain !== linkAfter(head, bytesOfRow(table, row)))
        return { rows, head, broken: row.number }
      ;[rows, head, last] = [rows + 1, row.chain, row.number]
    }
    const of = Math.max(rows, count.get() ?? 0)
    const isLast = slice.length < SLICE
    if (!isLast) await turn()
    await onProgress?.(rows, of)
    if (isLast) return isCutOff(database, table) ? { rows, head, broken: last + 1 } : { rows, head }
  }
}

/** Every correction is noted in the log when it is made and when it is signed: neither is there without the other. */
const CUT_OFF: { readonly [Table in Chained]: string } = {
  correction: `select 1 from event where what = 'correction.draft' and subject not in (select id from correction)`,
  event: `select 1 from correction where signature is not null
    and id not in (select subject from event where what = 'correction.sign')`,
}

const isCutOff = (database: Database, table: Chained): boolean =>
  database.prepare(`${CUT_OFF[table]} limit 1`).get() !== undefined

/** Rows of before step 11 say nobody: what stands there all the same was written in afterwards. */
const isClaimed = (row: Row & Partial<Noted & { form: number }>): boolean =>
  row.form === 1 && (row.who !== '' || row.workplace !== '')

const bytesOfRow = (table: Chained, row: Row): Uint8Array =>
  table === 'event'
    ? bytesOfEvent(row as Row & Noted & { form: number })
    : (row as Row & { body: Buffer }).body
