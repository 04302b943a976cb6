import type { RegionLine } from '../../../contract/diagnosis.ts'
import { fold } from '../../../domain/fold.ts'
import { toRussian } from '../../../domain/layout.ts'

/**
 * The regions that a few letters mean, in whatever layout: all words typed begin words of the region or of its
 * journal. «омск» is Омская область, and not Костромская. The one that is set stands first, so that an Enter too
 * many changes nothing.
 */
export function regionsNamed(
  regions: readonly RegionLine[],
  query: string,
  now: string,
): readonly RegionLine[] {
  const readings = [query, toRussian(query)].map(wordsOf)
  const named = regions.filter(({ title, systemName }) => {
    const words = wordsOf(`${title.ru} ${title.en} ${systemName.ru} ${systemName.en}`)
    return readings.some((typed) => typed.every((one) => words.some((word) => word.startsWith(one))))
  })
  return [...named.filter(({ code }) => code === now), ...named.filter(({ code }) => code !== now)]
}

const wordsOf = (text: string): readonly string[] =>
  fold(text)
    .split(/[^\p{Letter}\d]+/u)
    .filter(Boolean)
