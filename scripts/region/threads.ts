import { Worker } from 'node:worker_threads'
import type { Looked, Order, ThreadTerms } from './terms.ts'

type Said = { value: unknown } | { broken: string } | { pulled: number }

type Answers = {
  pull: number
  open: void
  speed: void
  spoil: void
  sign: number
  calm: void
  returns: number[]
  look: Looked
  end: void
}

/** The threads of desks, told all at once. `pulled` hears of every desk that has read everything. */
export function startThreads(all: readonly ThreadTerms[], pulled: () => void) {
  const threads = all.map((terms) => {
    const thread = new Worker(new URL('desks-thread.ts', import.meta.url), { workerData: terms })
    let answer = Promise.withResolvers<unknown>()
    thread.on('message', (said: Said) => {
      if ('pulled' in said) pulled()
      else if ('broken' in said) answer.reject(new Error(said.broken))
      else answer.resolve(said.value)
    })
    thread.on('error', (cause) => answer.reject(cause))
    return {
      tell(order: Order): Promise<unknown> {
        answer = Promise.withResolvers()
        thread.postMessage(order)
        return answer.promise
      },
      terminate: () => thread.terminate(),
    }
  })

  return {
    tell: async <Act extends Order['act']>(order: Extract<Order, { act: Act }>): Promise<Answers[Act][]> =>
      (await Promise.all(threads.map((thread) => thread.tell(order)))) as Answers[Act][],
    terminate: async (): Promise<void> =>
      void (await Promise.all(threads.map((thread) => thread.terminate()))),
  }
}

export type Threads = ReturnType<typeof startThreads>
