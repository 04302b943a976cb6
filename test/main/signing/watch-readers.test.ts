import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { done, failed } from '../../../domain/outcome.ts'
import type { Pcsc, PcscCode, PcscContext, ReaderState } from '../../../main/signing/pcsc.ts'
import { type ReadersSeen, watchReaders } from '../../../main/signing/watch-readers.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const PRESENT = 0x20
const EMPTY = 0x10

/** A service that does as it is told: readers with their states, or out of order. */
function fakeService() {
  let readers = new Map<string, number>()
  let fault: PcscCode | undefined
  let wake: (() => void)[] = []
  const counts = { established: 0, asked: 0 }

  const answer = (asked: readonly ReaderState[]) => {
    if (fault) return failed(fault)
    const now = asked.map(({ reader }) => ({ reader, state: readers.get(reader) ?? readers.size << 16 }))
    const isChanged = asked.some(({ state }, index) => state !== now[index]!.state)
    return isChanged ? done(now) : undefined
  }
  const context: PcscContext = {
    readers: async () => (fault ? failed(fault) : done([...readers.keys()])),
    change: async (states) => {
      counts.asked += 1
      for (;;) {
        const answered = answer(states)
        if (answered) return answered
        await new Promise<void>((resolve) => wake.push(resolve))
      }
    },
    connect: async () => failed('failed'),
    cancel: async () => {},
    release: async () => {},
  }
  const pcsc: Pcsc = {
    establish: async () => {
      counts.established += 1
      return fault ? failed(fault) : done(context)
    },
  }
  const set = (change: () => void): void => {
    change()
    for (const resolve of wake) resolve()
    wake = []
  }
  return {
    pcsc,
    counts,
    readers: (...now: [string, number][]) => set(() => (readers = new Map(now))),
    break: (code: PcscCode | undefined) => set(() => (fault = code)),
  }
}

function watched() {
  const service = fakeService()
  const seen: ReadersSeen[] = []
  const stop = watchReaders(service.pcsc, (now) => seen.push(now))
  return { ...service, seen, stop }
}

const later = (ms = 200) => vi.advanceTimersByTimeAsync(ms)

test('a card swapped between two looks is another insertion', async () => {
  const { readers, seen } = watched()
  readers(['R', 0x10000 | PRESENT])
  await later()
  readers(['R', 0x30000 | PRESENT])
  await later()
  expect(seen.map((now) => now.readers.map(({ insertion }) => insertion))).toEqual([[1], [2]])
})

test('readers plugged in and torn out are told, each change once', async () => {
  const { readers, seen } = watched()
  await later()
  readers(['A', EMPTY])
  await later()
  readers(['A', EMPTY], ['B', 0x10000 | PRESENT])
  await later()
  readers()
  await later()
  expect(seen.map((now) => now.readers.map(({ reader, present }) => [reader, present]))).toEqual([
    [],
    [['A', false]],
    [
      ['A', false],
      ['B', true],
    ],
    // Torn out, they change first and are missing from the list at the next look.
    [
      ['A', false],
      ['B', false],
    ],
    [],
  ])
})

test('a service that is not there is looked for after 1, 2, 5, 5 … seconds, for ever', async () => {
  const { break: breakDown, counts, seen, stop } = watched()
  breakDown('service-gone')
  await later(0)
  const at: number[] = []
  for (let second = 0, before = counts.established; second < 24; second += 1) {
    await later(1_000)
    if (counts.established > before) at.push(second + 1)
    before = counts.established
  }
  expect(at).toEqual([1, 3, 8, 13, 18, 23])
  expect(seen).toEqual([{ service: false, readers: [] }])

  breakDown(undefined)
  await later(5_000)
  expect(seen.at(-1)).toEqual({ service: true, readers: [] })
  stop()
})

test('a driver that reports a change without end does not make the loop spin', async () => {
  let asked = 0
  const restless: PcscContext = {
    readers: async () => done(['R']),
    change: async (states) => {
      asked += 1
      return done(states.map(({ reader }) => ({ reader, state: asked << 16 })))
    },
    connect: async () => failed('failed'),
    cancel: async () => {},
    release: async () => {},
  }
  const stop = watchReaders({ establish: async () => done(restless) }, () => {})
  await later(1_000)
  stop()
  expect(asked).toBeLessThan(30)
})

test('nothing is told after the watch has ended', async () => {
  const { readers, seen, stop } = watched()
  await later()
  stop()
  readers(['R', PRESENT])
  await later()
  expect(seen.length).toBe(1)
})
