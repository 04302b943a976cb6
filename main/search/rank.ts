import type { Combination } from './plan.ts'
import type { Word } from './query.ts'
import { COST, PLACE, type Place, type Reading, type Way } from './reading.ts'
import type { Row } from './scan.ts'

/** Why a person was found: this word of the query, in this field, in this way. */
export type Match = { readonly typed: string; readonly place: Place; readonly way: Way }

/** How well a person fits: by the word that fits worst; `part` where a word was not found at all. */
export type How = Way | 'part'

type Ranked = { readonly row: Row; readonly cost: number; readonly readings: readonly Reading[] }

/** Gathers rows of many scans: each person once, by the cheapest way they were found. */
export function gather(words: readonly Word[], limit: number) {
  const people = new Map<number, Ranked>()
  let inTheirOrder: Ranked[] | undefined

  const sorted = (): Ranked[] => (inTheirOrder ??= [...people.values()].sort(inOrder))

  return {
    add({ readings }: Combination, rows: readonly Row[]): void {
      for (const row of rows) {
        const cost = readings.reduce((sum, reading) => sum + costOf(reading, row), 0)
        const known = people.get(row.person)
        if (known && known.cost <= cost) continue
        inTheirOrder = undefined
        people.set(row.person, { row, cost, readings })
      }
    },
    size: (): number => people.size,
    /** Whether there are enough, and none of them costs more than what is still to come. */
    isFullBefore: (cost: number): boolean => people.size >= limit && sorted()[limit - 1]!.cost <= cost,
    best: (): { person: number; how: How; matches: readonly Match[] }[] =>
      sorted()
        .slice(0, limit)
        .map(({ row, readings }) => {
          const matches = matchesOf(words, readings, row)
          const how = matches.length < readings.length ? 'part' : worst(matches)
          return { person: row.person, how, matches }
        }),
  }
}

/** By cost; those who are still at the school; by surname, name, patronymic; the older record first. */
function inOrder(one: Ranked, other: Ranked): number {
  return (
    one.cost - other.cost ||
    one.row.gone - other.row.gone ||
    compare(one.row.surname, other.row.surname) ||
    compare(one.row.name, other.row.name) ||
    compare(one.row.patronymic, other.row.patronymic) ||
    one.row.person - other.row.person
  )
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** A beginning that turns out to be the whole word is as good as the word; a class is first the pupil's own. */
function costOf(reading: Reading, row: Row): number {
  if (reading.field === 'class') return reading.cost + row.guardian
  return isWhole(reading, row) ? reading.cost - COST.prefix : reading.cost
}

const isWhole = ({ field, low, high }: Reading, row: Row): boolean =>
  low !== high && (field === 'surname' || field === 'name' || field === 'patronymic') && row[field] === low

const matchesOf = (words: readonly Word[], readings: readonly Reading[], row: Row): Match[] =>
  readings.flatMap((reading, number) => {
    const place = PLACE[reading.field]
    const way = reading.way === 'prefix' && isWhole(reading, row) ? 'exact' : reading.way
    return place ? [{ typed: words[number]!.typed, place, way }] : []
  })

const WAYS: readonly Way[] = ['exact', 'prefix', 'layout', 'typo']

const worst = (matches: readonly Match[]): Way =>
  WAYS[Math.max(...matches.map(({ way }) => WAYS.indexOf(way)))]!
