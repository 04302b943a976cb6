import type { PersonRecord } from '../../contract/person.ts'
import { randomOf, type Random } from '../contingent/random.ts'
import type { Base } from './base.ts'
import type { Kind } from './search-kinds.ts'
import { medianOf, timeOf, timesOf } from './times.ts'
import { fullQuery, keystrokes } from './typing.ts'

/** What keystrokes of one kind of query took: medians of the rounds, milliseconds. */
export type KindTimes = {
  readonly p50: number
  readonly p99: number
  /** The median of the slowest keystroke of each round, and the slowest of all with what was typed. */
  readonly slowest: number
  readonly worst: number
  readonly keystrokes: number
}

/** Rounds of each kind, each over other queries; and people drawn for one. */
const ROUNDS = 5

/** Types queries of the kind sign by sign, round by round. */
export function typeAll(base: Base, kind: Kind, sought: number, seed: number): KindTimes {
  const rounds = Array.from({ length: ROUNDS }, (_, round) => {
    const random = randomOf(seed, sought, round)
    const queries = kind.queries(sampleOf(base, random, sought), random, round)
    return timesOf(
      queries.flatMap(({ text }) => keystrokes(text).map((typed) => timeOf(() => base.search.find(typed)))),
    )
  })
  return {
    p50: medianOf(rounds.map(({ p50 }) => p50)),
    p99: medianOf(rounds.map(({ p99 }) => p99)),
    slowest: medianOf(rounds.map(({ worst }) => worst)),
    worst: Math.max(...rounds.map(({ worst }) => worst)),
    keystrokes: rounds.reduce((sum, { count }) => sum + count, 0),
  }
}

/** People drawn from the whole base, those without a full query left out. */
export function sampleOf({ people, database }: Base, random: Random, count: number): PersonRecord[] {
  const last = Number(database.prepare('select max(row_id) from person').pluck().get())
  const drawn: PersonRecord[] = []
  while (drawn.length < count) {
    const person = people.findByRow(1 + random.whole(last))
    if (person && fullQuery(person).length > 0) drawn.push(person)
  }
  return drawn
}
