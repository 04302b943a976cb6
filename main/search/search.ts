import type { Database } from '../store/database.ts'
import type { PersonIndex } from '../store/people.ts'
import { dictionaryOf } from './dictionary.ts'
import { combinations, type Combination } from './plan.ts'
import { parseQuery, type Word } from './query.ts'
import { gather, type How, type Match } from './rank.ts'
import { COST, type Reading } from './reading.ts'
import { rebuilder } from './rebuild.ts'
import { scanOf } from './scan.ts'
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
  /** The people who fit, best first; the same query on the same base gives the same answer. */
  find(query: string, limit?: number): Found[]
}

/** With fewer answers, slips of the keyboard are looked for, unless the query has so many words that all fit. */
const FEW = 5
const SURE_WORDS = 3
/** What one keystroke may cost: rows gone through, and runs of statements. */
const MOST_ROWS = 12_000
const MOST_RUNS = 120

/** Finds people by whatever the person at the counter says first; see docs of the search tables. */
export function createSearch(database: Database): Search {
  const dictionary = dictionaryOf(database)
  const scan = scanOf(database)
  const idOf = database.prepare<[number], string>('select id from person where row_id = ?').pluck()

  function find(query: string, limit = 20): Found[] {
    const words = parseQuery(query)
    if (words.length === 0) return []

    const found = gather(words, limit)
    const run = new Set<string>()
    const spent = { rows: 0, runs: 0 }
    const look = (readings: readonly (readonly Reading[])[]): void => {
      for (const combination of combinations(readings)) {
        if (found.isFullBefore(combination.cost)) return
        const key = keyOf(combination)
        if (run.has(key)) continue
        run.add(key)
        if (found.size() > 0 && usesBothParts(combination)) continue
        if (spent.rows > MOST_ROWS || spent.runs > MOST_RUNS) return
        const { rows, runs } = scan.rows(combination, limit)
        spent.rows += scan.weight(combination)
        spent.runs += runs
        found.add(combination, rows)
      }
    }

    const asTyped = straight(words)
    look(asTyped)
    const enough = words.length < SURE_WORDS ? FEW : 1
    const unknown = asTyped.filter((readings) => readings.length === 0)
    if (unknown.length > 0) look(withSlips(words, asTyped, 1, (known) => known.length === 0))
    if (found.size() < enough) {
      const slipped = withSlips(words, asTyped, 1)
      if (unknown.length < words.length) look(slipped)
      if (found.size() === 0) {
        const isLost = unknown.length > 0 ? (known: readonly Reading[]) => known.length === 0 : undefined
        look(withSlips(words, asTyped, 2, isLost))
      }
      if (found.size() === 0 && words.length > 1) look(slipped.map((known) => [...known, NOWHERE]))
    }

    return found.best().flatMap(({ person, how, matches }) => {
      const id = idOf.get(person)
      return id === undefined ? [] : [{ rowId: person, id, how, matches }]
    })
  }

  /** Where one word makes sense in the other layout only, the whole query was typed in it. */
  function straight(words: readonly Word[]): Reading[][] {
    const spelled = words.map(({ spellings }) =>
      spellings.map((spelling) => ({ ...spelling, readings: dictionary.straight(spelling) })),
    )
    const isOtherLayout = spelled.some(
      (spellings) =>
        spellings.some((spelling) => spelling.isOtherLayout && spelling.readings.length > 0) &&
        spellings.every((spelling) => spelling.isOtherLayout || spelling.readings.length === 0),
    )
    const dearer = (spelling: { isOtherLayout: boolean }) =>
      isOtherLayout && !spelling.isOtherLayout ? COST.layout * 2 : 0
    return words.map(({ readings }, place) => [
      ...readings,
      ...spelled[place]!.flatMap((spelling) =>
        spelling.readings.map((reading) => ({ ...reading, cost: reading.cost + dearer(spelling) })),
      ),
    ])
  }

  /** The readings with those of slips added, of the words chosen. */
  const withSlips = (
    words: readonly Word[],
    asTyped: readonly Reading[][],
    most: 1 | 2,
    isChosen: (known: readonly Reading[]) => boolean = () => true,
  ): Reading[][] =>
    asTyped.map((known, place) => (isChosen(known) ? [...known, ...slipsOf(words[place]!, most)] : known))

  const slipsOf = ({ spellings }: Word, most: 1 | 2): Reading[] =>
    spellings
      .filter(({ text }) => /^[а-я]+$/.test(text))
      .flatMap((spelling) => dictionary.slips(spelling, most))

  return { index: upkeepOf(database), rebuild: rebuilder(database), find }
}

const NOWHERE: Reading = { field: 'nowhere', way: 'typo', low: '', high: '', cost: COST.nowhere, count: 0 }

/** Both parts of a double name typed: looked for only where nothing simpler fits. */
const usesBothParts = ({ readings }: Combination): boolean => readings.some(({ field }) => field === 'also')

const keyOf = ({ readings }: Combination): string =>
  readings.map(({ field, low, high }) => `${field}:${low}:${low === high ? '' : '*'}`).join('|')
