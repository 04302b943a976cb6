import { setImmediate } from 'node:timers/promises'

type Terms<Input> = {
  /** Works under way at once, at the most. */
  readonly lanes: number
  /** What must wait, by weight, before a further lane is opened beside a busy one. */
  readonly worth: number
  /** What one work takes at the most, by weight; an input that is heavier alone goes alone. */
  readonly most: number
  /** 1 for each where not told. */
  readonly weightOf?: (input: Input) => number
  /** Whether the inputs have no part in a fault: all get it at once, and none is tried again. */
  readonly isOfAll?: (cause: unknown) => boolean
}

/**
 * One doing for many callers: who calls while it is under way waits, and the next free lane takes all who wait, in
 * their order. Who calls alone waits for nothing. Where the common work throws, each of its inputs is tried alone once,
 * so that nobody is failed by a neighbour; the work must bear to be repeated.
 *
 * Nobody joins a work that has begun: what it reads is never older than the call.
 *
 * @param work gives an answer for each input, in their order
 */
export function gathered<Input, Output>(
  work: (inputs: readonly Input[]) => Promise<readonly Output[]>,
  { lanes, worth, most, weightOf = () => 1, isOfAll = () => false }: Terms<Input>,
): (input: Input) => Promise<Output> {
  type Waiting = { readonly input: Input } & Omit<PromiseWithResolvers<Output>, 'promise'>
  const waiting: Waiting[] = []
  let free = lanes

  async function lane(): Promise<void> {
    for (;;) {
      // All who call in one turn of the event loop, woken by one answer of the database, go together.
      await setImmediate()
      const some = nextOf(waiting)
      if (some.length === 0) break
      await answer(some)
    }
    free += 1
  }

  function nextOf(queue: Waiting[]): Waiting[] {
    let weight = 0
    const beyond = queue.findIndex(({ input }, place) => (weight += weightOf(input)) > most && place > 0)
    return queue.splice(0, beyond < 0 ? queue.length : beyond)
  }

  async function answer(some: readonly Waiting[]): Promise<void> {
    try {
      const outputs = await work(some.map(({ input }) => input))
      if (outputs.length !== some.length) throw new Error('not an answer for each')
      for (const [place, { resolve }] of some.entries()) resolve(outputs[place]!)
    } catch (cause) {
      if (some.length === 1 || isOfAll(cause)) return some.forEach(({ reject }) => reject(cause))
      for (const one of some) await answer([one])
    }
  }

  return (input) => {
    const { promise, resolve, reject } = Promise.withResolvers<Output>()
    waiting.push({ input, resolve, reject })
    const isWorth = free === lanes || waiting.reduce((sum, one) => sum + weightOf(one.input), 0) >= worth
    if (free > 0 && isWorth) {
      free -= 1
      void lane()
    }
    return promise
  }
}
