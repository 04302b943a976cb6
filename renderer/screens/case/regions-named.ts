import type { RegionLine } from '../../../contract/diagnosis.ts'
import { fold } from '../../../domain/fold.ts'
import { toRussian } from '../../../domain/layout.ts'

/**
 * The regions that a few letters mean, in whatever layout: all words typed begin words of the region or of its
 * journal. «омск» is Омская область, and not Костромская.
 */
export function regionsNamed(regions: readonly RegionLine[], query: string): readonly RegionLine[] {
  const readings = [query, toRussian(query)].map(wordsOf)
  return regions.filter(({ title, systemName }) => {
    const named = wordsOf(`${title.ru} ${title.en} ${systemName.ru} ${systemName.en}`)
    return readings.some((words) => words.every((word) => named.some((one) => one.startsWith(word))))
  })
}

const wordsOf = (text: string): readonly string[] =>
  fold(text)
    .split(/[^\p{Letter}\d]+/u)
    .filter(Boolean)
