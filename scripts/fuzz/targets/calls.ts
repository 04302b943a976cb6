import { isDeepStrictEqual } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import { calls, callsOfPin, type CallTable } from '../../../contract/index.ts'
import { failed } from '../../../domain/outcome.ts'
import { answer } from '../../../main/answer.ts'
import type { Chance } from '../chance.ts'
import { nastyValues } from '../mutate/nasty.ts'
import { exampleOf } from '../mutate/example.ts'
import { ACCEPTED, refused, type Target, type Verdict, wrong } from '../target.ts'

const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  'desk',
  'desk.look ',
  'DESK.LOOK',
  'x'.repeat(10_000),
]

/** A message as a page sends it: the name of the call and what goes with it, as a structured clone carries them. */
type Message = readonly [name: unknown, input: unknown]

const bytesOf = (message: Message): Uint8Array | undefined => {
  try {
    return serialize(message)
  } catch {
    return undefined // a function or the like: no page can send it
  }
}

function messageIn(bytes: Uint8Array): Message | undefined {
  try {
    const value: unknown = deserialize(bytes)
    return Array.isArray(value) ? [value[0], value[1]] : undefined
  } catch {
    return undefined // the clone itself is refused before it comes to us
  }
}

type Held = Record<string, unknown>

const isHeld = (value: unknown): value is Held => typeof value === 'object' && value !== null

function holdersIn(value: unknown): Held[] {
  const found = new Set<Held>()
  const left = [value]
  for (let one = left.pop(); left.length > 0 || one !== undefined; one = left.pop()) {
    if (!isHeld(one) || found.has(one) || found.size > 300 || ArrayBuffer.isView(one)) continue
    found.add(one)
    left.push(...Object.values(one).slice(0, 200))
  }
  return [...found]
}

function changeMessage([name, input]: Message, chance: Chance, nasty: readonly unknown[]): Message {
  if (chance.is(0.03)) return [chance.is(0.5) ? chance.pick(NAMES) : chance.pick(nasty), input]
  const holders = holdersIn(input)
  if (holders.length === 0 || chance.is(0.08)) return [name, chance.pick(nasty)]
  const holder = chance.pick(holders)
  const key = chance.pick([...Object.keys(holder).slice(0, 50), '0'])
  const put = (at: string, value: unknown): void => {
    const property = { value, enumerable: true, configurable: true, writable: true }
    if (Object.isExtensible(holder)) Object.defineProperty(holder, at, property)
  }
  try {
    switch (chance.below(7)) {
      case 0:
        delete holder[key]
        break
      case 1:
        put(chance.pick(['__proto__', 'constructor', 'prototype', 'then', 'toJSON', 'x']), chance.pick(nasty))
        break
      case 2:
        put(key, holder)
        break
      case 3:
        put(key, deep(chance.below(3_000), chance))
        break
      case 4:
        if (Array.isArray(holder[key]))
          put(
            key,
            Array.from({ length: 1 + chance.below(3_000) }, () => (holder[key] as unknown[])[0]),
          )
        break
      default:
        put(key, chance.pick(nasty))
    }
  } catch {
    // The length of a list and the like take no such value: then nothing is changed.
  }
  return [name, input]
}

function deep(depth: number, chance: Chance): unknown {
  let value: unknown = 1
  const isList = chance.is(0.5)
  for (let left = depth; left > 0; left -= 1) value = isList ? [value] : { a: value }
  return value
}

const NATIVE = Object.getOwnPropertyNames(Object.prototype).join()

/** Whether anything has been put into what all objects share. */
export const isPolluted = (): boolean =>
  Object.getOwnPropertyNames(Object.prototype).join() !== NATIVE ||
  'x' in {} ||
  'polluted' in [] ||
  Object.keys(Array.prototype).length > 0

const PLAIN: ReadonlySet<unknown> = new Set([
  Object.prototype,
  Array.prototype,
  Uint8Array.prototype,
  Date.prototype,
  null,
])

/** Judges one call through the only place where the page is believed or not. */
export async function judgeCall(table: CallTable, name: unknown, input: unknown): Promise<Verdict> {
  let seen: { data: unknown } | undefined
  const handlers = Object.fromEntries(
    Object.keys(table).map((one) => [
      one,
      (data: never) => {
        seen = { data }
        return failed({ code: 'file.not-chosen' } as const)
      },
    ]),
  )
  const surprises: unknown[] = []
  const outcome = await answer(table, handlers, { error: (_, cause) => surprises.push(cause) }, name, input)
  if (surprises.length > 0) return wrong('a surprise in the log')
  if (isPolluted()) return wrong('what all objects share was changed')
  if (outcome.ok) return wrong('an answer that no handler gave')
  if (!seen)
    return outcome.fault.code === 'call.refused'
      ? refused('call.refused')
      : wrong(`refused as ${outcome.fault.code}`)
  if (typeof name !== 'string' || !Object.hasOwn(table, name)) return wrong('a call that is none')
  return judgeData(table[name]!.input, seen.data)
}

function judgeData(shape: CallTable[string]['input'], data: unknown): Verdict {
  for (const holder of holdersIn(data)) {
    if (!PLAIN.has(Object.getPrototypeOf(holder)))
      return wrong('a handler is given an object of another kind')
    if (Object.hasOwn(holder, '__proto__')) return wrong('a handler is given a prototype')
    if (holder instanceof Object && holdersIn(Object.values(holder)).includes(holder))
      return wrong('a handler is given a circle')
  }
  const again = shape.safeParse(data)
  if (!again.success) return wrong('what was parsed is refused when it comes again')
  return isDeepStrictEqual(again.data, data)
    ? ACCEPTED
    : wrong('what was parsed becomes something else when it comes again')
}

const tables: readonly (readonly [string, CallTable])[] = [
  ['calls', calls],
  ['pin-calls', callsOfPin],
]

/** Every call of the desk and of the PIN page, with whatever a page may send. */
export const callTargets: readonly Target[] = tables.map(([name, table], place) => ({
  name,
  inputs: place === 0 ? 30_000 : 6_000,
  open: () => {
    const nasty = nastyValues(20_260_901)
    const seeds = Object.entries(table).flatMap(
      ([call, { input }]) => bytesOf([call, exampleOf(input)]) ?? [],
    )
    return {
      seeds,
      mutate: (input, _, chance) => {
        const message = messageIn(input) ?? messageIn(chance.pick(seeds))!
        let now = message
        for (let times = 1 + chance.below(2); times > 0; times -= 1) now = changeMessage(now, chance, nasty)
        return bytesOf(now) ?? chance.pick(seeds)
      },
      judge: (input) => {
        const message = messageIn(input)
        return message ? judgeCall(table, ...message) : refused('no clone')
      },
    }
  },
}))
