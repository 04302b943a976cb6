import type { Database } from '../store/database.ts'
import type { PersonIndex } from '../store/people.ts'
import { dictionaryOf } from './dictionary.ts'
import { halfMadeOf } from './half-made.ts'
import { memoryOf } from './memory.ts'
import { combinations, signsOfOne, type Combination } from './plan.ts'
import { parseQuery, type Word } from './query.ts'
import { gather, type How, type Match } from './rank.ts'
import { COST, type Reading } from './reading.ts'
import { rebuilder } from './rebuild.ts'
import { scanOf } from './scan.ts'
import { understandingOf } from './understand.ts'
import { upkeepOf } from './upkeep.ts'

/** A person who fits what was typed: how well as a whole, and word by word where it stands. */
export type Found = {
  readonly rowId: number
  readonly id: string
  readonly how: How
  readonly matches: readonly Match[]
}

export type Search = {
  /** Told of every record by the store, in its transaction. */
  readonly index: PersonIndex
  /** Makes the search tables anew from the people: after a large import this is much faster than live upkeep. */
  rebuild(): void
  /**
   * The people who fit, best first; the same query on the same base gives the same answer. Nobody, while the tables
   * are being made in parts.
   */
  find(query: string, limit?: number): Found[]
}

/** With fewer answers, slips of the keyboard are looked for, unless the query has so many words that all fit. */
const FEW = 5
const SURE_WORDS = 3
/** What one keystroke may cost: rows gone through, and runs of statements. */
const MOST_ROWS = 12_000
const MOST_RUNS = 120

/** Ids of people remembered. */
const MOST_IDS = 4_000
/** Of the first signs of a query the answers are remembered whole: those are typed over and over. */
const LONGEST_BEGINNING = 4
const MOST_BEGINNINGS = 500

/**
 * Finds people by whatever is said first at the counter.
 *
 * The words are understood in every way that the dictionary of the base allows, and the ways are tried from
 * the likeliest on until there are enough people or the keystroke has cost enough: first as typed (or in the
 * other keyboard layout), then with one slip in the words nobody has, in any word, with two slips, and at
 * last with one word let go.
 */
export function createSearch(database: Database): Search {
  const memories = memoryOf(database)
  const { asTyped, withSlips } = understandingOf(dictionaryOf(database, memories))
  const scan = scanOf(database, memories)
  const halfMade = halfMadeOf(database)
  const making = memories.remember<boolean>(1)
  const readId = database.prepare<[number], string>('select id from person where row_id = ?').pluck()
  const ids = memories.remember<string | undefined>(MOST_IDS)
  const idOf = (person: number) => ids.of(person, () => readId.get(person))

  /** Tries ways to understand a query, each once, within what one keystroke may cost. */
  function lookout(words: readonly Word[], limit: number) {
    const found = gather(words, limit)
    const tried = new Set<string>()
    const signOf = signsOfOne()
    const spent = { rows: 0, runs: 0 }
    const isSpent = () => spent.rows > MOST_ROWS || spent.runs > MOST_RUNS

    function look(readings: readonly (readonly Reading[])[]): void {
      for (const combination of combinations(readings, signOf)) {
        if (found.isFullBefore(combination.cost)) return
        if (isSpent()) return
        if (tried.has(combination.signs) || (found.size() > 0 && usesBothParts(combination))) continue
        tried.add(combination.signs)
        const { rows, runs, weight } = scan.rows(combination, limit)
        spent.rows += weight
        spent.runs += runs
        found.add(combination, rows)
      }
    }
    return { look, isSpent, size: found.size, best: found.best }
  }

  function findNow(query: string, limit: number): Found[] {
    memories.refresh()
    if (making.of('', halfMade.isSet)) return []
    const words = parseQuery(query)
    const { look, isSpent, size, best } = lookout(words, limit)
    const typed = asTyped(words)
    look(typed)

    const isUnknown = (readings: readonly Reading[]) => readings.length === 0
    const unknown = typed.filter(isUnknown).length
    if (unknown > 0) look(withSlips(words, typed, 1, isUnknown))
    if (!isSpent() && size() < (words.length < SURE_WORDS ? FEW : 1)) {
      const slipped = withSlips(words, typed, 1)
      if (unknown < words.length) look(slipped)
      if (size() === 0 && !isSpent()) look(withSlips(words, typed, 2, unknown > 0 ? isUnknown : undefined))
      if (size() === 0 && words.length > 1) look(slipped.map((readings) => [...readings, NOWHERE]))
    }

    return best().flatMap(({ person, how, matches }) => {
      const id = idOf(person)
      return id === undefined ? [] : [{ rowId: person, id, how, matches }]
    })
  }

  // All that one query reads is of one moment, also when the tables are being made anew.
  const find = database.transaction(findNow)
  const beginnings = memories.remember<Found[]>(MOST_BEGINNINGS)

  function findBeginning(query: string, limit: number): Found[] {
    memories.refresh()
    return [...beginnings.of(`${limit} ${query}`, () => find(query, limit))]
  }

  return {
    index: upkeepOf(database),
    rebuild: rebuilder(database),
    find: (query, limit = 20) => {
      const isAmidWriting = database.inTransaction
      if (!isAmidWriting && query.length <= LONGEST_BEGINNING) return findBeginning(query, limit)
      const found = find(query, limit)
      if (isAmidWriting) memories.forget()
      return found
    },
  }
}

const NOWHERE: Reading = { field: 'nowhere', way: 'typo', low: '', high: '', cost: COST.nowhere, count: 0 }

/** Both parts of a double name typed: looked for only where nothing simpler fits. */
const usesBothParts = ({ readings }: Combination): boolean => readings.some(({ field }) => field === 'also')
