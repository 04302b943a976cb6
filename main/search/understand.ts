import type { Dictionary } from './dictionary.ts'
import type { Word } from './query.ts'
import { COST, type Reading } from './reading.ts'

/** Understands the words of a query by the words of the base: for each word a list of readings. */
export const understandingOf = (dictionary: Dictionary) => ({
  /** Where one word makes sense in the other layout only, the whole query was typed in it. */
  asTyped(words: readonly Word[]): Reading[][] {
    const spelled = words.map(({ spellings }) =>
      spellings.map(({ text, isOtherLayout }) => ({
        isOtherLayout,
        readings: dictionary.straight({ text, isOtherLayout }),
      })),
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
  },

  /** The readings with those of up to `most` slips added, of all words or of the chosen ones. */
  withSlips: (
    words: readonly Word[],
    typed: readonly Reading[][],
    most: 1 | 2,
    isChosen: (known: readonly Reading[]) => boolean = () => true,
  ): Reading[][] =>
    typed.map((known, place) => {
      if (!isChosen(known)) return known
      const spellings = words[place]!.spellings.filter(({ text }) => /^[а-я]+$/.test(text))
      return [...known, ...spellings.flatMap((spelling) => dictionary.slips(spelling, most))]
    }),
})
