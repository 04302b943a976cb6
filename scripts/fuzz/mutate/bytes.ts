import type { Chance } from '../chance.ts'

/** No input grows beyond it unless a target makes it so: the time is better spent on many. */
export const LONGEST = 64 * 1024

const INTERESTING = [0, 1, 0x7f, 0x80, 0x81, 0x82, 0x84, 0xff, 0x30, 0x22, 0x0a, 0x0d, 0x20, 0x2d] as const

type Mutation = (input: Uint8Array, other: Uint8Array, chance: Chance) => Uint8Array

const joined = (...parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts)

function range(length: number, chance: Chance): [number, number] {
  const from = chance.below(length + 1)
  const most = chance.is(0.7) ? 16 : length
  return [from, Math.min(length, from + 1 + chance.below(most))]
}

const changed = (input: Uint8Array, change: (bytes: Buffer) => void): Uint8Array => {
  const bytes = Buffer.from(input)
  change(bytes)
  return bytes
}

const MUTATIONS: readonly Mutation[] = [
  (input, _, chance) =>
    changed(input, (bytes) => {
      const place = chance.below(bytes.length)
      if (place < bytes.length) bytes[place]! ^= 1 << chance.below(8)
    }),
  (input, _, chance) =>
    changed(input, (bytes) => {
      const place = chance.below(bytes.length)
      if (place < bytes.length) bytes[place] = chance.is(0.5) ? chance.pick(INTERESTING) : chance.below(256)
    }),
  (input, _, chance) =>
    changed(input, (bytes) => {
      if (bytes.length < 4) return
      const value = chance.pick([0, 1, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0xffffffff])
      const place = chance.below(bytes.length - 3)
      if (chance.is(0.5)) bytes.writeUInt32BE(value, place)
      else bytes.writeUInt32LE(value, place)
    }),
  (input, _, chance) => {
    const place = chance.below(input.length + 1)
    return joined(input.subarray(0, place), chance.bytes(1 + chance.below(8)), input.subarray(place))
  },
  (input, _, chance) => {
    const [from, to] = range(input.length, chance)
    return joined(input.subarray(0, from), input.subarray(to))
  },
  (input, _, chance) => {
    const [from, to] = range(input.length, chance)
    const times = chance.is(0.9) ? 1 : 1 + chance.below(40)
    const again = Array.from({ length: times }, () => input.subarray(from, to))
    return joined(input.subarray(0, to), ...again, input.subarray(to))
  },
  (input, other, chance) => {
    const [from, to] = range(input.length, chance)
    const [start, end] = range(other.length, chance)
    return joined(input.subarray(0, from), other.subarray(start, end), input.subarray(to))
  },
  (input, _, chance) => input.subarray(0, chance.below(input.length + 1)),
  (input, _, chance) => {
    const [from, to] = range(input.length, chance)
    const [start, end] = range(from, chance)
    return joined(
      input.subarray(0, start),
      input.subarray(from, to),
      input.subarray(end, from),
      input.subarray(start, end),
      input.subarray(to),
    )
  },
]

/** Turns, cuts, doubles, exchanges bytes: what no grammar thinks of. */
export function mutateBytes(input: Uint8Array, other: Uint8Array, chance: Chance): Uint8Array {
  let now = input
  for (let times = 1 + chance.below(3); times > 0; times -= 1)
    now = chance.pick(MUTATIONS)(now, other, chance).subarray(0, LONGEST)
  return now
}
