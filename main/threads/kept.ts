/** A thread as a `Worker` of node:worker_threads is one. */
export type Thread<Order, Told> = {
  postMessage(order: Order): void
  on(name: 'message', on: (told: Told) => void): unknown
  on(name: 'error', on: (cause: unknown) => void): unknown
  on(name: 'exit', on: () => void): unknown
  terminate(): Promise<unknown>
}

/** What every kept thread may tell besides its own: what surprised it (a code, nothing of a person), that it has ended. */
export type Ending = { readonly surprise: string } | { readonly ended: true }

type Needs<Order, Own> = {
  /** For the log: 'the sync thread'. */
  readonly name: string
  readonly start: () => Thread<Order, Own | Ending>
  readonly hear: (told: Own) => void
  readonly surprise: (cause: unknown) => void
  /** What a new thread is told first. */
  readonly begun: (post: (order: Order) => void) => void
}

/** A thread that has died is started again after so long. */
const AGAIN_MS = 1_000

/** An end is waited for no longer: what is being done is found again in the base. */
const END_MS = 5_000

/** Keeps a thread running: one that dies is started again, for it has lost nothing that is not in the base. */
export function keptThread<Order, Own extends object>({
  name,
  start,
  hear,
  surprise,
  begun,
}: Needs<Order, Own>) {
  let thread: Thread<Order, Own | Ending> | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let ending: (() => void) | undefined
  let isEnded = false

  function heard(told: Own | Ending): void {
    if ('ended' in told) return ending?.()
    if ('surprise' in told) {
      return surprise(Object.assign(new Error(`in ${name}`), { code: told.surprise }))
    }
    hear(told as Own)
  }

  function begin(): void {
    clearTimeout(again)
    again = undefined
    const started = start()
    thread = started
    started.on('message', heard)
    started.on('error', surprise)
    started.on('exit', () => {
      if (thread !== started) return
      thread = undefined
      if (ending) return ending()
      again = setTimeout(begin, AGAIN_MS)
    })
    begun((order) => started.postMessage(order))
  }

  return {
    /** Starts it, once. @param afterMs so long later: a program that starts has better to do */
    start(afterMs = 0): void {
      if (thread || again || isEnded) return
      if (afterMs === 0) begin()
      else again = setTimeout(begin, afterMs)
    },
    /** Starts it at once where it is not running. */
    hurry(): void {
      if (!thread) begin()
    },
    /** Told to nobody while no thread runs: the next one begins with all that counts. */
    post: (order: Order): void => thread?.postMessage(order),
    /** Ends it after what is being written now. */
    async end(order: Order): Promise<void> {
      isEnded = true
      clearTimeout(again)
      const ended = thread
      if (!ended) return
      await new Promise<void>((resolve) => {
        const late = setTimeout(resolve, END_MS)
        ending = () => {
          clearTimeout(late)
          resolve()
        }
        ended.postMessage(order)
      })
      thread = undefined
      await ended.terminate()
    },
  }
}
