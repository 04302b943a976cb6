import type { Database } from '../store/database.ts'
import type { Memories } from './memory.ts'
import type { Spelling } from './query.ts'
import { after, COST, FIELD_COST, type Reading, type Way } from './reading.ts'
import { farthest, slip, slipKeys } from './slip.ts'
import { slippedOf } from './slipped.ts'

const NAME_FIELDS = ['surname', 'name', 'patronymic', 'also'] as const

type NameField = (typeof NAME_FIELDS)[number]

/** How many entries have a word, or words, in each place. */
type Holders = { readonly [Name in NameField]: number }

/** A word of the dictionary. */
export type Known = Holders & { readonly id: number; readonly text: string }

/** Beyond so many words with one beginning they are not counted: the beginning is short and common. */
const MOST_WORDS = 200
/** Candidates compared for one typed word, and kept of them. */
const MOST_COMPARED = 240
const MOST_SLIPS = 10
/** A longer beginning is summed up over so many: who bears a rare one is then gone through first. */
const MOST_SUMMED = 2_000
const SHORTEST_SUMMED = 3
/** What an uncounted beginning is taken to have. */
const UNCOUNTED = 50_000

/** Spellings remembered with their readings: those of the last minutes at a counter. */
const MOST_SPELLINGS = 400
/** Beginnings remembered with their words: those of a name that is being typed. */
const MOST_BEGINNINGS = 200

/** The distinct words of all names, kept by upkeep.ts. */
export function dictionaryOf(database: Database, memories: Memories) {
  const begun = database.prepare<[string, string, number], Known>(
    'select id, text, surname, name, patronymic, also from search_word where text between ? and ? order by text limit ?',
  )
  const summed = database.prepare<[string, string, number], Holders & { words: number }>(
    `select count(*) words, sum(surname) surname, sum(name) name, sum(patronymic) patronymic, sum(also) also
     from (select surname, name, patronymic, also from search_word where text between ? and ? limit ?)`,
  )
  const slipped = slippedOf(database, memories)

  function holdersOf(text: string, words: readonly Known[]): Holders {
    if (words.length < MOST_WORDS) return sumOf(words.filter((word) => word.text !== text))
    const sum = text.length < SHORTEST_SUMMED ? undefined : summed.get(text, after(text), MOST_SUMMED)
    return sum && sum.words < MOST_SUMMED ? sum : MANY
  }

  const beginnings = memories.remember<Known[]>(MOST_BEGINNINGS)

  /** The first words with this beginning: among those of a shorter one, where these were all. */
  function wordsWith(text: string): Known[] {
    for (let length = text.length - 1; length > 0; length -= 1) {
      const wider = beginnings.known(text.slice(0, length))
      if (wider && wider.length < MOST_WORDS)
        return beginnings.of(text, () => wider.filter((word) => word.text.startsWith(text)))
    }
    return beginnings.of(text, () => begun.all(text, after(text), MOST_WORDS))
  }

  function readStraight({ text, isOtherLayout }: Spelling): Reading[] {
    const words = wordsWith(text)
    const layout = isOtherLayout ? COST.layout : 0
    const way = (straight: Way) => (isOtherLayout ? 'layout' : straight)
    const holders = holdersOf(text, words)
    return NAME_FIELDS.flatMap((field) => {
      const having = words.filter((word) => word[field] > 0)
      const readings: Reading[] = []
      if (having[0]?.text === text) {
        readings.push(wholeWord(field, having[0], way('exact'), layout))
      }
      if (holders[field] === 0) return readings
      const prefix = beginning(field, text, way('prefix'), layout, holders)
      const longer = having.filter((word) => word.text !== text)
      readings.push(
        words.length < MOST_WORDS ? { ...prefix, texts: longer.map((word) => word.text) } : prefix,
      )
      return readings
    })
  }

  function readSlips({ text, isOtherLayout }: Spelling, most: 1 | 2): Reading[] {
    const allowed = Math.min(farthest(text.length), most * 10)
    if (allowed === 0) return []

    const met = new Map<number, Known>()
    for (const words of slipped(slipKeys(text, most))) {
      for (const word of words) met.set(word.id, word)
      if (met.size >= MOST_COMPARED) break
    }
    const near = [...met.values()].flatMap((word) => {
      const found = word.text === text ? undefined : slip(text, word.text, allowed)
      return found ? [{ word, distance: found.distance }] : []
    })
    const layout = isOtherLayout ? COST.layout : 0
    return near
      .flatMap(({ word, distance }) =>
        NAME_FIELDS.filter((field) => word[field] > 0).map((field) =>
          wholeWord(field, word, 'typo', layout + COST.typo + distance),
        ),
      )
      .sort(
        (one, other) => one.cost - other.cost || other.count - one.count || (one.low < other.low ? -1 : 1),
      )
      .slice(0, MOST_SLIPS)
  }

  const straight = memories.remember<Reading[]>(MOST_SPELLINGS)
  const slips = memories.remember<Reading[]>(MOST_SPELLINGS)
  const keyOf = ({ text, isOtherLayout }: Spelling): string => (isOtherLayout ? `${text}/` : text)

  return {
    /** Readings of a spelling as a whole word and as the beginning of one. */
    straight: (spelling: Spelling): Reading[] => straight.of(keyOf(spelling), () => readStraight(spelling)),

    /** Readings of a spelling with one letter wrong, or two where `most` is 2; the nearest first. */
    slips: (spelling: Spelling, most: 1 | 2): Reading[] =>
      slips.of(`${most}${keyOf(spelling)}`, () => readSlips(spelling, most)),
  }
}

export type Dictionary = ReturnType<typeof dictionaryOf>

const wholeWord = (field: NameField, word: Known, way: Way, cost: number): Reading => ({
  field,
  way,
  low: word.text,
  high: word.text,
  cost: cost + FIELD_COST[field],
  count: word[field],
  ...(field === 'also' && { asPart: word }),
})

const beginning = (field: NameField, text: string, way: Way, cost: number, holders: Holders): Reading => ({
  field,
  way,
  low: text,
  high: after(text),
  cost: cost + COST.prefix + FIELD_COST[field],
  count: holders[field],
  ...(field === 'also' && { asPart: holders }),
})

const MANY: Holders = { surname: UNCOUNTED, name: UNCOUNTED, patronymic: UNCOUNTED, also: UNCOUNTED }

const sumOf = (words: readonly Known[]): Holders => {
  const sum = (place: NameField) => words.reduce((before, word) => before + word[place], 0)
  return { surname: sum('surname'), name: sum('name'), patronymic: sum('patronymic'), also: sum('also') }
}
