import { setImmediate } from 'node:timers/promises'
import { array, assert, asyncProperty, boolean, infiniteStream, integer, record } from 'fast-check'
import { expect, test } from 'vitest'
import { gathered } from '../../gateway/gather.ts'

type Call = { readonly weight: number; readonly isBad: boolean; readonly pause: number }

const call = record({
  weight: integer({ min: 1, max: 12 }),
  isBad: boolean(),
  pause: integer({ min: 0, max: 3 }),
})

/** A work that lasts some turns of the event loop, throws where one of its inputs is bad, and keeps what it was given. */
function ownWork(turns: () => number) {
  const works: (readonly number[])[] = []
  const weights: number[] = []
  const busy = { now: 0, most: 0 }
  return {
    works,
    weights,
    busy,
    async work(inputs: readonly (Call & { place: number })[]): Promise<number[]> {
      works.push(inputs.map(({ place }) => place))
      weights.push(inputs.reduce((sum, { weight }) => sum + weight, 0))
      busy.now += 1
      busy.most = Math.max(busy.most, busy.now)
      for (let turn = turns(); turn > 0; turn -= 1) await setImmediate()
      busy.now -= 1
      if (inputs.some(({ isBad }) => isBad)) throw new Error('a bad one')
      return inputs.map(({ place }) => place)
    },
  }
}

test('every caller has its own answer, a bad one fails alone, and nothing is lost, doubled or crowded', async () => {
  await assert(
    asyncProperty(
      array(call, { minLength: 1, maxLength: 40 }),
      record({ lanes: integer({ min: 1, max: 4 }), worth: integer({ min: 1, max: 20 }) }),
      infiniteStream(integer({ min: 0, max: 4 })),
      async (calls, { lanes, worth }, turns) => {
        const { work, works, weights, busy } = ownWork(() => turns.next().value ?? 1)
        const most = 10
        const ask = gathered(work, { lanes, worth, most, weightOf: ({ weight }) => weight })
        const asked: Promise<number | string>[] = []
        for (const [place, one] of calls.entries()) {
          for (let turn = one.pause; turn > 0; turn -= 1) await setImmediate()
          asked.push(ask({ ...one, place }).catch(() => 'failed'))
        }
        expect(await Promise.all(asked)).toEqual(calls.map(({ isBad }, place) => (isBad ? 'failed' : place)))
        expect(busy.most).toBeLessThanOrEqual(lanes)
        for (const [number, places] of works.entries())
          if (places.length > 1) expect(weights[number]).toBeLessThanOrEqual(most)
        // Each is in one common work, and once more alone where that has failed.
        const firsts = works.filter((places, number) => !isRepeated(works, number, places))
        expect(firsts.flat()).toEqual(calls.map((_, place) => place))
      },
    ),
  )
})

/** Whether this work is of one that was in another work before. */
const isRepeated = (works: readonly (readonly number[])[], number: number, places: readonly number[]) =>
  places.length === 1 && works.slice(0, number).some((before) => before.includes(places[0]!))

test('who calls while another is under way waits for it, and all who wait go together', async () => {
  const works: (readonly string[])[] = []
  const gate = Promise.withResolvers<void>()
  const ask = gathered(
    async (inputs: readonly string[]) => {
      works.push(inputs)
      if (works.length === 1) await gate.promise
      return inputs
    },
    { lanes: 2, worth: 10, most: 100 },
  )
  const asked = [ask('first')]
  await setImmediate()
  asked.push(ask('second'), ask('third'))
  await setImmediate()
  expect(works).toEqual([['first']])
  gate.resolve()
  expect(await Promise.all(asked)).toEqual(['first', 'second', 'third'])
  expect(works).toEqual([['first'], ['second', 'third']])
})

test('where many wait, a further lane passes one that is held up', async () => {
  const held = Promise.withResolvers<void>()
  const ask = gathered(
    async (inputs: readonly string[]) => {
      if (inputs.includes('held')) await held.promise
      return inputs
    },
    { lanes: 2, worth: 3, most: 100 },
  )
  const first = ask('held')
  await setImmediate()
  expect(await Promise.all([ask('one'), ask('two'), ask('three')])).toEqual(['one', 'two', 'three'])
  held.resolve()
  expect(await first).toBe('held')
})

test('a fault that is nobody’s own fails all at once, and nothing is tried again', async () => {
  let works = 0
  const ask = gathered(
    async (): Promise<string[]> => {
      works += 1
      throw new Error('the server is away')
    },
    { lanes: 1, worth: 1, most: 100, isOfAll: () => true },
  )
  const ends = await Promise.allSettled([ask('one'), ask('two')])
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(works).toBe(1)
})

test('a work that answers too few is a fault of all, not a neighbour’s answer', async () => {
  const ask = gathered(async (inputs: readonly string[]) => inputs.slice(1), { lanes: 1, worth: 1, most: 9 })
  const ends = await Promise.allSettled([ask('one'), ask('two')])
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})
