import type { WantedCopy } from './store/copies.ts'

/** What the thread tells: the name of the copy, or the code of what went wrong. */
export type MadeCopy = { readonly name: string } | { readonly fault: string }

/** A thread that makes one copy and ends: a `Worker` of node:worker_threads fits. */
export type CopyThread = {
  on(name: 'message', on: (made: MadeCopy) => void): unknown
  on(name: 'error', on: (cause: unknown) => void): unknown
  on(name: 'exit', on: () => void): unknown
}

/**
 * Makes copies in threads of their own, one after another: a copy of a large base is written and read for seconds, and no
 * screen waits for it.
 */
export function copierInThread(start: (wanted: WantedCopy) => CopyThread) {
  let before: Promise<unknown> = Promise.resolve()
  let isStopped = false

  async function makeNow(wanted: WantedCopy): Promise<string> {
    if (isStopped) throw new Error('no more copies are made')
    const thread = start(wanted)
    const told = Promise.withResolvers<MadeCopy>()
    const ended = Promise.withResolvers<void>()
    thread.on('message', told.resolve)
    thread.on('error', (cause) => told.reject(new Error('the thread of the copy has failed', { cause })))
    thread.on('exit', () => {
      told.reject(new Error('the thread of the copy has ended'))
      ended.resolve()
    })
    const made = await told.promise.finally(() => ended.promise) // its connection is closed by then
    if ('name' in made) return made.name
    throw Object.assign(new Error('the copy was not made'), made.fault !== '' && { code: made.fault })
  }

  return {
    /** Gives the name of the copy once it has been read from end to end. @throws what stands in its way */
    make(wanted: WantedCopy): Promise<string> {
      const made = before.then(() => makeNow(wanted))
      before = made.catch(() => undefined)
      return made
    },
    /** What is being made is made to its end, for it cannot be broken off; nothing is made afterwards. */
    async stop(): Promise<void> {
      isStopped = true
      await before
    },
  }
}

export type Copier = ReturnType<typeof copierInThread>
