import type { Question, Reply } from './answer-orders.ts'
import type { Importer, Watch } from './importer.ts'

/** A thread that answers orders: a `Worker` of node:worker_threads fits. */
export type Thread = {
  postMessage(question: Question): void
  on(name: 'message', on: (reply: Reply) => void): unknown
  on(name: 'error', on: (cause: unknown) => void): unknown
  on(name: 'exit', on: () => void): unknown
  terminate(): Promise<unknown>
}

type Waiting = {
  readonly resolve: (outcome: never) => void
  readonly reject: (cause: Error) => void
  readonly watch: Watch
}

/**
 * The importer in a thread of its own, with its own connection: reading, comparing and writing a hundred
 * thousand people holds up no screen. The thread is started by the first question and again after it has
 * ended; when it ends in the middle of a run, its transaction ends with it and the base is as before.
 */
export function importerInThread(start: () => Thread): Importer & { readonly stop: () => Promise<void> } {
  const waiting = new Map<number, Waiting>()
  let thread: Thread | undefined
  let count = 0

  function running(): Thread {
    if (thread) return thread
    const started = start()
    const ended = (cause: Error) => {
      if (thread === started) thread = undefined
      for (const { reject } of waiting.values()) reject(cause)
      waiting.clear()
    }
    started.on('message', hear)
    started.on('error', (cause) => ended(new Error('the import thread has failed', { cause })))
    started.on('exit', () => ended(new Error('the import thread has ended')))
    return (thread = started)
  }

  function hear(reply: Reply): void {
    const asked = waiting.get(reply.number)
    if (!asked) return
    if ('progress' in reply) return asked.watch.progress?.(reply.progress)
    waiting.delete(reply.number)
    if ('surprise' in reply)
      asked.reject(Object.assign(new Error('in the import thread'), { code: reply.surprise }))
    else asked.resolve(reply.outcome as never)
  }

  function ask<Name extends keyof Importer>(name: Name, args: readonly unknown[], watch: Watch = {}) {
    const number = ++count
    const { promise, resolve, reject } = Promise.withResolvers<Awaited<ReturnType<Importer[Name]>>>()
    const cancel = () => thread?.postMessage({ cancel: number })
    waiting.set(number, { resolve, reject, watch })
    running().postMessage({ number, name, args })
    if (watch.signal?.aborted) cancel()
    watch.signal?.addEventListener('abort', cancel, { once: true })
    return promise.finally(() => watch.signal?.removeEventListener('abort', cancel))
  }

  return {
    look: (file, sheet) => ask('look', [file, sheet]),
    forgetColumns: (file, sheet) => ask('forgetColumns', [file, sheet]),
    rehearse: (order, watch) => ask('rehearse', [order], watch),
    run: (order, watch) => ask('run', [order], watch),
    undo: (batch) => ask('undo', [batch]),
    saveRejected: (order, to, words) => ask('saveRejected', [order, to, words]),
    list: (list, query, part) => ask('list', [list, query, part]),
    remarks: (code, part) => ask('remarks', [code, part]),
    forgetLists: () => ask('forgetLists', []),
    batches: () => ask('batches', []),
    stop: async () => {
      await thread?.terminate()
    },
  }
}
