import type { Chance } from '../chance.ts'
import { NASTY_TEXTS } from './nasty.ts'
import { mutateText } from './text.ts'

type Held = Record<string, unknown> | unknown[]

const isHeld = (value: unknown): value is Held => typeof value === 'object' && value !== null

/** All objects and lists within a value. */
export function holdersIn(value: unknown, found: Held[] = []): Held[] {
  if (!isHeld(value) || found.length > 2_000) return found
  found.push(value)
  for (const one of Object.values(value)) holdersIn(one, found)
  return found
}

const NUMBERS = [0, -0, -1, 1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, 1e-7, 1e21] as const

function nastyJson(chance: Chance): unknown {
  switch (chance.below(8)) {
    case 0:
      return null
    case 1:
      return chance.is(0.5)
    case 2:
      return chance.pick(NUMBERS)
    case 3:
      return []
    case 4:
      return {}
    case 5:
      return Array.from({ length: chance.below(400) }, () => chance.pick(NASTY_TEXTS).slice(0, 20))
    case 6: {
      let deep: unknown = 1
      for (let depth = chance.below(60); depth > 0; depth -= 1) deep = chance.is(0.5) ? [deep] : { a: deep }
      return deep
    }
    default:
      return chance.pick(NASTY_TEXTS)
  }
}

/** Changes one place of a value that is this function's to change. */
export function changeJson(value: unknown, other: unknown, chance: Chance): unknown {
  const holders = holdersIn(value)
  if (holders.length === 0 || chance.is(0.01)) return nastyJson(chance)
  const holder = chance.pick(holders) as Record<string, unknown>
  const keys = Object.keys(holder)
  const key = chance.pick(keys.length > 0 ? keys : ['0'])
  const set = (name: string, to: unknown): void =>
    void Object.defineProperty(holder, name, {
      value: to,
      enumerable: true,
      configurable: true,
      writable: true,
    })
  switch (chance.below(8)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1)
      else delete holder[key]
      break
    case 1:
      if (Array.isArray(holder)) holder.push(...holder.slice(0, 50))
      else set(chance.pick(['__proto__', 'constructor', 'x', ...NASTY_TEXTS]), nastyJson(chance))
      break
    case 2: {
      const from = holdersIn(other)
      if (from.length > 0) set(key, structuredClone(chance.pick(Object.values(chance.pick(from)))))
      break
    }
    case 3:
      if (typeof holder[key] === 'string') set(key, holder[key].slice(0, chance.below(holder[key].length)))
      break
    case 4:
      if (typeof holder[key] === 'number') set(key, holder[key] + chance.pick([1, -1, 0.5, 1e9]))
      break
    case 5:
      if (typeof holder[key] === 'string') set(key, chance.pick(NASTY_TEXTS) + holder[key])
      break
    default:
      set(key, nastyJson(chance))
  }
  return value
}

const MARKS = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '\\',
  '\\u12',
  '\\ud800',
  '1e5',
  '-',
  '.',
  'null',
  '\ufeff',
] as const

/** Changes values where the bytes are JSON and their text everywhere. */
export function mutateJson(input: Uint8Array, other: Uint8Array, chance: Chance): Uint8Array {
  const text = Buffer.from(input).toString('utf8')
  if (chance.is(0.12)) {
    const place = chance.below(text.length)
    return Buffer.from(text.slice(0, place) + chance.pick(MARKS) + text.slice(place + chance.below(3)))
  }
  const value = parsed(text)
  if (value === undefined || chance.is(0.1)) return mutateText(input, other, chance)
  let now: unknown = value
  const from = parsed(Buffer.from(other).toString('utf8'))
  for (let times = 1 + chance.below(2); times > 0; times -= 1) now = changeJson(now, from, chance)
  return Buffer.from(JSON.stringify(now) ?? '')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // then only the text can be changed
  }
}
