import type { Database } from '../store/database.ts'
import type { Spelling } from './query.ts'
import { after, COST, FIELD_COST, type Field, type Reading, type Way } from './reading.ts'
import { farthest, slip, slipKeys } from './slip.ts'

type Known = { text: string; surname: number; name: number; patronymic: number; also: number }

const NAME_FIELDS = ['surname', 'name', 'patronymic', 'also'] as const

/** Beyond so many words with one beginning they are not counted: the beginning is short and common. */
const MOST_WORDS = 200
/** A beginning with so few words is looked up word by word, which takes fewer rows than a range. */
const FEW_WORDS = 16
/** Candidates compared for one typed word, and kept of them. */
const MOST_COMPARED = 240
const MOST_PER_KEY = 60
const MOST_SLIPS = 10
/** What an uncounted beginning is taken to have. */
const UNCOUNTED = 50_000

/** The distinct words of all names, kept by upkeep.ts. */
export function dictionaryOf(database: Database) {
  const begun = database.prepare<[string, string, number], Known>(
    'select text, surname, name, patronymic, also from search_word where text between ? and ? order by text limit ?',
  )
  const slipped = database.prepare<[number, number], Known & { id: number }>(
    `select w.id, w.text, w.surname, w.name, w.patronymic, w.also
     from search_slip s join search_word w on w.id = s.word where s.key = ? limit ?`,
  )

  return {
    /** Readings of a spelling as a whole word and as the beginning of one. */
    straight({ text, isOtherLayout }: Spelling): Reading[] {
      const words = begun.all(text, after(text), MOST_WORDS)
      const layout = isOtherLayout ? COST.layout : 0
      const way = (straight: Way) => (isOtherLayout ? 'layout' : straight)
      return NAME_FIELDS.flatMap((field) => {
        const having = words.filter((word) => word[field] > 0)
        const readings: Reading[] = []
        if (having[0]?.text === text) {
          readings.push(wholeWord(field, having[0], way('exact'), layout))
        }
        if (words.length === MOST_WORDS) {
          readings.push(beginning(field, text, way('prefix'), layout, UNCOUNTED))
          return readings
        }
        const longer = having.filter((word) => word.text !== text)
        if (longer.length === 0) return readings
        const prefix = beginning(field, text, way('prefix'), layout, total(longer, field))
        readings.push(
          longer.length > FEW_WORDS ? prefix : { ...prefix, texts: longer.map((word) => word.text) },
        )
        return readings
      })
    },

    /** Readings of a spelling with one letter wrong, or two where `most` is 2; the nearest first. */
    slips({ text, isOtherLayout }: Spelling, most: 1 | 2): Reading[] {
      const allowed = Math.min(farthest(text.length), most * 10)
      if (allowed === 0) return []

      const met = new Map<number, Known>()
      for (const key of slipKeys(text, most)) {
        if (met.size >= MOST_COMPARED) break
        for (const { id, ...word } of slipped.all(key, MOST_PER_KEY)) met.set(id, word)
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
    },
  }
}

export type Dictionary = ReturnType<typeof dictionaryOf>

const total = (words: readonly Known[], field: keyof Omit<Known, 'text'>): number =>
  words.reduce((sum, word) => sum + word[field], 0)

const wholeWord = (field: (typeof NAME_FIELDS)[number], word: Known, way: Way, cost: number): Reading => ({
  field,
  way,
  low: word.text,
  high: word.text,
  cost: cost + FIELD_COST[field],
  count: word[field],
})

const beginning = (field: Field, text: string, way: Way, cost: number, count: number): Reading => ({
  field,
  way,
  low: text,
  high: after(text),
  cost: cost + COST.prefix + FIELD_COST[field],
  count,
})
