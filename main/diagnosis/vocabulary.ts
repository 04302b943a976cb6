import { isNear, stem } from './words.ts'

/** What a typed word may mean: stems that the cases have, how much it tells, and how sure that is. */
export type Meant = {
  readonly stems: readonly string[]
  readonly rarity: number
  /** 1 where it is the word itself, less where there is a slip in it. */
  readonly trust: number
}

const TRUST_IN_NEAR = 0.66
/** A word that is only begun. */
const SHORTEST_BEGUN = 3

/** Small words of a sentence: none of them is the beginning of a word that is meant. */
const NEVER_BEGUN = new Set(
  'без все для его как мне над нас наш они она под при про сам так там что это the and for not'.split(' '),
)

/**
 * All stems by which cases are told. A word that some case has is that word; only one that none has is taken
 * for a beginning, and then for a slip.
 */
export function createVocabulary(cases: readonly ReadonlyMap<string, number>[]) {
  const counts = new Map<string, number>()
  for (const stems of cases) for (const one of stems.keys()) counts.set(one, (counts.get(one) ?? 0) + 1)
  const all = [...counts.keys()]
  /** Those of every case tell next to nothing. */
  const rarity = (stems: readonly string[]): number =>
    Math.log(1 + cases.length / Math.max(1, ...stems.map((one) => counts.get(one) ?? 1)))
  const meant = (stems: readonly string[], trust: number): Meant => ({ stems, rarity: rarity(stems), trust })

  return (word: string): Meant => {
    const asked = stem(word)
    if (counts.has(asked)) return meant([asked], 1)
    const begun =
      word.length < SHORTEST_BEGUN || NEVER_BEGUN.has(word) ? [] : all.filter((one) => one.startsWith(word))
    if (begun.length > 0) return meant(begun, 1)
    const near = all.filter((one) => isNear(asked, one))
    return near.length > 0 ? meant(near, TRUST_IN_NEAR) : meant([asked], 1)
  }
}
