import type { Database } from '../../../main/store/database.ts'
import type { Kind } from './kinds.ts'
import { personAt, textOf, wordsTyped } from './people.ts'

/**
 * Percent of queries whose person stands first, and among the first five; where nobody is meant, whose first
 * answer fits every word, and whose first five do as far as there are so many. `count`: of how many queries.
 */
export type Quality = { readonly top1: number; readonly top5: number; readonly count: number }

const FIRST = 5

/** Judges the answers to the first queries of a kind; `fitting`: how many people fit each query, up to twenty. */
export function judgeOf(database: Database) {
  const rowOf = database.prepare<[string], number>('select row_id from person where id = ?').pluck()
  const texts = new Map<number, string>()

  const textAt = (row: number): string => {
    const known = texts.get(row)
    if (known !== undefined) return known
    const person = personAt(database, row)
    const text = person ? ` ${textOf(person)}` : ''
    texts.set(row, text)
    return text
  }
  const fits = (row: number, words: readonly string[]): boolean =>
    words.every((word) => textAt(row).includes(` ${word}`))

  return (
    { isMeant, queries }: Kind,
    answers: readonly (readonly number[])[],
    fitting: readonly number[],
  ): Quality => {
    const hits = answers.flatMap((rows, number) => {
      const { meant, text } = queries[number]!
      const five = rows.slice(0, FIRST)
      if (isMeant) {
        const place = five.indexOf(rowOf.get(meant) ?? -1)
        return [{ first: place === 0, five: place !== -1 }]
      }
      if (!fitting[number]) return []
      const words = wordsTyped(text)
      const right = five.map((row) => fits(row, words))
      const enough = Math.min(FIRST, fitting[number])
      return [{ first: right[0] === true, five: right.filter(Boolean).length >= enough }]
    })
    const share = (which: 'first' | 'five') =>
      (100 * hits.filter((hit) => hit[which]).length) / Math.max(1, hits.length)
    return { top1: share('first'), top5: share('five'), count: hits.length }
  }
}
