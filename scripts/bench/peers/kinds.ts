import { randomOf } from '../../contingent/random.ts'
import type { Base } from '../base.ts'
import { kindsOf as ownKindsOf } from '../search-kinds.ts'
import { sampleOf } from '../search-speed.ts'
import { keystrokes, type Query } from '../typing.ts'
import type { Ask } from './ask.ts'

/**
 * Queries of one kind. Where one person is `meant` it is judged whether that person stands first; else whether
 * those who stand first fit every word.
 */
export type Kind = { readonly name: string; readonly isMeant: boolean; readonly queries: readonly Query[] }

/** Whole queries of one kind at most, of one that fits many people, and how many of them are typed sign by sign. */
const WHOLES = 100
const WHOLES_FOR_MANY = 40
const TYPED = 20
const STREAM = 8

/** Beginnings and common names fit so many people that nobody is expected to be found by them alone. */
const FOR_MANY: ReadonlySet<string> = new Set(['prefix, one word', 'two prefixes', 'worst common names'])

/** The kinds of the part `search`, with the same queries for the same base and seed. */
export function kindsOf(base: Base, seed: number): Kind[] {
  const random = randomOf(seed, STREAM)
  const sample = sampleOf(base, random, WHOLES).filter(({ state }) => state === 'active')
  return ownKindsOf(base).map(({ name, queries }) => ({
    name,
    isMeant: !FOR_MANY.has(name),
    queries: shuffled(queries(sample, random, 0), seed).slice(
      0,
      FOR_MANY.has(name) ? WHOLES_FOR_MANY : WHOLES,
    ),
  }))
}

/** The queries as they are put to every search. */
export function askOf({ name, queries }: Kind, seed: number): Ask {
  const typed = queries.slice(0, TYPED).flatMap(({ text }) => keystrokes(text))
  const order = shuffled([...typed.keys()], seed)
  return { what: name, wholes: queries.map(({ text }) => text), keystrokes: typed, order }
}

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const random = randomOf(seed, STREAM, 1)
  return items
    .map((item) => ({ item, by: random.next() }))
    .toSorted((one, other) => one.by - other.by)
    .map(({ item }) => item)
}
