import type { Field, PartField, Reading } from './reading.ts'

/** One reading for each word of the query, and what they cost together. */
export type Combination = {
  readonly readings: readonly Reading[]
  readonly cost: number
  /** The same for the same values in the same fields, within one query. */
  readonly signs: string
}

/** The sign of a reading, one letter long: those of a few words are compared faster than the words. */
export type SignOf = (reading: Reading) => string

/** Signs for the readings of one query. */
export function signsOfOne(): SignOf {
  const known = new Map<string, string>()
  return ({ field, low, high }) => {
    const values = `${field}:${low}:${low === high ? '' : '*'}`
    const before = known.get(values)
    if (before !== undefined) return before
    const sign = String.fromCharCode(known.size)
    known.set(values, sign)
    return sign
  }
}

/** Readings kept of each word, by the number of words: their product is what is gone through. */
const MOST_READINGS = [40, 24, 14, 9, 6, 5]
const MOST_COMBINATIONS = 160

/**
 * The ways to understand the whole query, cheapest first: two words cannot both be the surname, and at
 * most one word may go unmatched. Equal costs keep the order of the words.
 */
export function combinations(words: readonly (readonly Reading[])[], signOf: SignOf): Combination[] {
  const most = MOST_READINGS[words.length - 1] ?? 5
  const lists = words.map((readings) =>
    [...readings]
      .sort((one, other) => one.cost - other.cost)
      .slice(0, most)
      .map((reading) => ({ reading, sign: signOf(reading) })),
  )
  const all: Combination[] = []

  const extend = (readings: readonly Reading[], cost: number, signs: string): void => {
    const next = lists[readings.length]
    if (!next) {
      all.push({ readings, cost, signs })
      return
    }
    for (const { reading, sign } of next) {
      if (mayJoin(readings, reading)) extend([...readings, reading], cost + reading.cost, signs + sign)
    }
  }
  extend([], 0, '')
  return all
    .filter(({ readings }) => readings.some(({ field }) => field !== 'also' && field !== 'nowhere'))
    .filter(({ readings }) => readings.every(({ asPart }) => !asPart || isLedBy(asPart, readings)))
    .sort((one, other) => one.cost - other.cost)
    .slice(0, MOST_COMBINATIONS)
}

/** Other parts of a double name and digits may be many; every other field holds one word. */
const mayJoin = (readings: readonly Reading[], next: Reading): boolean =>
  MANY.has(next.field) || readings.every(({ field }) => field !== next.field)

const MANY: ReadonlySet<Reading['field']> = new Set(['also', 'snils', 'snilsBack', 'phone', 'phoneBack'])

/**
 * Whoever bears a double name has an entry for each part, the other part in `also`. So the other part is looked for
 * only beside a rarer first one: the same people turn up the other way about, or without it, for less.
 */
const isLedBy = (asPart: NonNullable<Reading['asPart']>, readings: readonly Reading[]): boolean =>
  readings.some(({ field, count }) => isPart(field) && asPart[field] >= count)

const isPart = (field: Field): field is PartField =>
  field === 'surname' || field === 'name' || field === 'patronymic'
