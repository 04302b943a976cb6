import type { Believed, Sealed } from './signature-fault.ts'
import type { Ref } from './lines.ts'
import type { Verdict } from './checks.ts'

/** What the thread believes: lists of revoked certificates as their bytes. */
export type VerifyStart = Omit<Believed, 'revocations'> & { readonly revocations: readonly Uint8Array[] }

/** Signatures to be verified together, at a moment, ms since 1970; answered by a fault of each, '' where it is good. */
export type Order = { readonly sealed: readonly Sealed[]; readonly at: number }

/** A thread that verifies signatures: a `Worker` of node:worker_threads fits. */
export type Thread = {
  postMessage(order: Order): void
  on(name: 'message', on: (faults: readonly string[]) => void): unknown
  on(name: 'error', on: (cause: unknown) => void): unknown
  on(name: 'exit', on: () => void): unknown
  terminate(): Promise<unknown>
}

type Needs = {
  readonly startThread: (start: VerifyStart) => Thread
  readonly believed: () => Believed
  readonly sealedOf: (number: number) => Sealed
  /** Clock, ms since 1970. */
  readonly now: () => number
}

/** So many are read and sent at once: a millisecond of the base. With GOST they are a tenth of a second of work. */
const TOGETHER = 20

/** The thread has the next ones at hand when it is done with some. */
const AHEAD = 3

/**
 * Verifies signatures in a thread of their own, which a signature by GOST holds for milliseconds and a table for a
 * tenth of a second. The base is read here: the thread has neither the base nor its key, and ends with the run.
 */
export function verifyInThread({ startThread, believed, sealedOf, now }: Needs) {
  return async function* (refs: readonly Ref[]): AsyncGenerator<readonly Verdict[]> {
    const { trusted, stampers, revocations } = believed()
    const thread = startThread({ trusted, stampers, revocations: revocations.map(({ der }) => der) })
    const answers = answersOf(thread)
    const sent: (readonly Ref[])[] = []
    let next = 0
    const send = (): void => {
      const some = refs.slice(next, next + TOGETHER)
      if (some.length === 0) return
      next += some.length
      sent.push(some)
      thread.postMessage({ sealed: some.map(({ number }) => sealedOf(number)), at: now() })
    }
    try {
      for (let ahead = 0; ahead < AHEAD; ahead++) send()
      for (let some = sent.shift(); some; some = sent.shift()) {
        const faults = await answers()
        yield some.map(({ number }, place) => ({ correction: number, fault: faults[place]! }))
        send()
      }
    } finally {
      await thread.terminate()
    }
  }
}

/** The answers of the thread one after another. */
function answersOf(thread: Thread): () => Promise<readonly string[]> {
  const come: (readonly string[])[] = []
  let waiting: PromiseWithResolvers<readonly string[]> | undefined
  let failure: Error | undefined
  const fail = (cause: Error): void => {
    failure ??= cause
    waiting?.reject(failure)
  }
  thread.on('message', (faults) => {
    come.push(faults)
    if (waiting) waiting.resolve(come.shift()!)
    waiting = undefined
  })
  thread.on('error', (cause) => fail(new Error('the thread that verifies has failed', { cause })))
  thread.on('exit', () => fail(new Error('the thread that verifies has ended')))
  return () => {
    const here = come.shift()
    if (here) return Promise.resolve(here)
    if (failure) return Promise.reject(failure)
    waiting = Promise.withResolvers()
    return waiting.promise
  }
}
