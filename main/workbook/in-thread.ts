import { setImmediate } from 'node:timers/promises'
import type { MakeWorkbook, Order, Sheet, SheetForm } from './sheet.ts'

/** A thread that makes one workbook: a `Worker` of node:worker_threads fits. */
export type Thread = {
  postMessage(order: Order): void
  on(name: 'message', on: (made: Uint8Array) => void): unknown
  on(name: 'error', on: (cause: unknown) => void): unknown
  on(name: 'exit', on: () => void): unknown
  terminate(): Promise<unknown>
}

/** Rows that cross to the thread at once; everything else has its turn between them. */
const SLICE = 200

/**
 * Workbooks made in a thread of their own: what writes them holds a thread for seconds over 20,000 rows, and half a
 * gigabyte. So they are made one after another, and each thread ends with its workbook.
 */
export function workbooksInThread(start: (forms: readonly SheetForm[]) => Thread): {
  readonly make: MakeWorkbook
  readonly stop: () => Promise<void>
} {
  let before: Promise<unknown> = Promise.resolve()
  let running: Thread | undefined
  let isStopped = false

  async function makeNow(sheets: readonly Sheet[], signal: AbortSignal | undefined): Promise<Uint8Array> {
    signal?.throwIfAborted()
    if (isStopped) throw new Error('no more workbooks are made')
    const thread = start(sheets.map(({ name, widths, head }) => ({ name, widths, head })))
    running = thread
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
    promise.catch(() => {}) // heard below, once the rows are over
    thread.on('message', resolve)
    thread.on('error', (cause) => reject(new Error('the workbook thread has failed', { cause })))
    thread.on('exit', () => reject(new Error('the workbook thread has ended')))
    const breakOff = () => reject(signal?.reason)
    signal?.addEventListener('abort', breakOff, { once: true })
    try {
      for (const [place, { rows }] of sheets.entries()) await send(thread, place, rows)
      thread.postMessage({ end: true })
      return await promise
    } finally {
      signal?.removeEventListener('abort', breakOff)
      running = undefined
      await thread.terminate()
    }
  }

  return {
    make(sheets, signal) {
      const made = before.then(() => makeNow(sheets, signal))
      before = made.catch(() => {})
      return made
    },
    /** Ends what is being made; nothing is made afterwards. */
    stop: async () => {
      isStopped = true
      await running?.terminate()
    },
  }
}

async function send(thread: Thread, sheet: number, rows: Sheet['rows']): Promise<void> {
  let slice: (readonly string[])[] = []
  const hand = (): void => {
    if (slice.length > 0) thread.postMessage({ sheet, rows: slice })
    slice = []
  }
  for await (const row of rows) {
    slice.push(row)
    if (slice.length < SLICE) continue
    hand()
    await setImmediate()
  }
  hand()
}
