import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { done, failed } from '../../../domain/outcome.ts'
import type { Pcsc, PcscCode } from '../../../main/signing/pcsc.ts'
import { pivDevices } from '../../../main/signing/piv-devices.ts'
import type { Seen } from '../../../main/signing/port.ts'
import { pivCard } from '../../cards/desk.ts'
import type { Trouble } from '../../cards/piv-card.ts'
import type { VirtualCard } from '../../cards/vpcd.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const PRESENT = 0x10020
const MUTE = 0x10220
const EMPTY = 0x20010

/** One reader with one card, and a fault for each attempt to connect until they run out. */
function desk(card: VirtualCard, ...faults: (PcscCode | 'hang')[]) {
  let state = PRESENT
  let wake = (): void => {}
  let connections = 0
  const left: string[] = []
  const pcsc: Pcsc = {
    establish: async () =>
      done({
        readers: async () => done(['R']),
        change: async (asked) => {
          while (asked[0]!.state === state) await new Promise<void>((resolve) => (wake = resolve))
          return done([{ reader: 'R', state }])
        },
        connect: async () => {
          connections += 1
          const fault = faults.shift()
          if (fault === 'hang') return new Promise(() => {})
          if (fault) return failed(fault)
          return done({
            isT0: false,
            transmit: async (command) => {
              const answer = await card.answer(command)
              return answer === 'pulled' ? failed('removed-card') : done(answer)
            },
            begin: async () => done(undefined),
            end: async () => {},
            disconnect: async (then) => void left.push(then),
          })
        },
        cancel: async () => {},
        release: async () => {},
      }),
  }
  const seen: string[] = []
  const devices = pivDevices(pcsc)
  devices.watch(({ slots }: Seen) => void seen.push(slots[0]?.card?.state ?? 'no card'))
  return {
    devices,
    seen,
    connections: () => connections,
    hold: (...more: PcscCode[]) => void faults.push(...more),
    left,
    set: (now: number): void => {
      state = now
      wake()
    },
  }
}

const later = (ms = 100) => vi.advanceTimersByTimeAsync(ms)

test('a card is told once it is known, without flicker', async () => {
  const { seen } = desk(pivCard())
  await later()
  expect(seen).toEqual(['ready'])
})

test.for<[PcscCode, string[]]>([
  ['sharing-violation', ['in-use', 'ready']],
  ['reset-card', ['mute', 'ready']],
  ['unresponsive-card', ['mute', 'ready']],
  ['removed-card', ['ready']],
])('a card that could not be asked for %s is asked again while it is there', async ([fault, wanted]) => {
  const { seen } = desk(pivCard(), fault)
  await later(10_000)
  expect(seen).toEqual(wanted)
})

test('a card that went away while it was asked is not shown at all', async () => {
  const { seen, set } = desk(pivCard(), 'removed-card')
  await later()
  set(EMPTY)
  await later(10_000)
  expect(seen).toEqual(['no card'])
})

test('a card that the reader calls mute is asked as soon as it no longer does', async () => {
  const { seen, set } = desk(pivCard())
  set(MUTE)
  await later()
  set(PRESENT)
  await later()
  expect(seen).toEqual(['mute', 'ready'])
})

test('a reader that hangs is tried once: each further call would hang as well', async () => {
  const { seen, connections } = desk(pivCard(), 'hang')
  await later(60_000)
  expect([seen, connections()]).toEqual([['in-use'], 1])
})

test('a card that answers late is shown as mute until it has answered', async () => {
  const card = pivCard()
  let isFirst = true
  const slow: VirtualCard = {
    ...card,
    answer: async (command) => {
      if (isFirst) await new Promise((resolve) => setTimeout(resolve, 6_000))
      isFirst = false
      return card.answer(command)
    },
  }
  const { seen, connections } = desk(slow)
  await later(5_000)
  expect(seen).toEqual(['mute'])
  await later(5_000)
  expect([seen, connections()]).toEqual([['mute', 'ready'], 1])
})

test('tries left are asked anew after each piece of work', async () => {
  const card = pivCard()
  const { devices } = desk(card)
  await later()
  const opened = await devices.find('R#1')!.open()
  if (!opened.ok) throw new Error(opened.fault.code)
  await opened.value.unlock(Buffer.from('654321'))
  const before = card.counts.commands
  await opened.value.close()
  await later()
  expect(card.counts.commands).toBeGreaterThan(before)
  expect(devices.find('R#2')).toBeUndefined()
})

test.for<[string, Trouble, string]>([
  ['forgets the PIN when told', undefined, 'leave'],
  ['refuses to forget the PIN', { answer: Uint8Array.of(0x6d, 0x00) }, 'reset'],
  ['is gone by then', 'pull', 'leave'],
])('a card that %s is left as it must be', async ([, trouble, wanted]) => {
  const card = pivCard()
  const { devices, left } = desk(card)
  await later()
  const opened = await devices.find('R#1')!.open()
  if (!opened.ok) throw new Error(opened.fault.code)
  await opened.value.unlock(Buffer.from('123456'))
  card.before = ({ ins }) => (ins === 0x20 ? trouble : undefined)
  left.length = 0
  await opened.value.close()
  expect(left[0]).toBe(wanted)
})

test('a card that is known stays known while another program holds it', async () => {
  const { devices, seen, hold } = desk(pivCard())
  await later()
  const opened = await devices.find('R#1')!.open()
  if (!opened.ok) throw new Error(opened.fault.code)
  hold('sharing-violation', 'sharing-violation')
  await opened.value.close()
  await later(10_000)
  expect(seen).toEqual(['ready'])
})
