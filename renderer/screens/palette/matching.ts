import { toLatin, toRussian } from '../../../domain/layout.ts'

type Named = { readonly title: string; readonly also?: string }

/** A title begun with so many letters is meant, and not a person whose name begins alike. */
const SURE = 4 // letters

/**
 * What fits the words that were typed, in either layout and any order: every word begins one of theirs, or stands
 * within one. Those whose title begins so come first, then those with all words in the title.
 */
export function matching<Row extends Named>(rows: readonly Row[], query: string): readonly Row[] {
  const typed = layoutsOf(query)
  return rows
    .map((row) => ({ row, rank: Math.min(...typed.map((text) => rankOf(row, text))) }))
    .filter(({ rank }) => rank < NOT)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ row }) => row)
}

/** Whether the title itself was begun, and far enough to be sure. */
export const isBegun = ({ title }: Named, query: string): boolean =>
  layoutsOf(query).some((text) => text.length >= SURE && folded(title).startsWith(text))

const NOT = 4

function rankOf({ title, also = '' }: Named, text: string): number {
  const named = folded(title)
  const all = `${named} ${folded(also)}`
  if (named.startsWith(text)) return 0
  if (text.split(' ').every((word) => beginsIn(named, word))) return 1
  if (text.split(' ').every((word) => beginsIn(all, word))) return 2
  return text.split(' ').every((word) => word.length > 2 && all.includes(word)) ? 3 : NOT
}

const beginsIn = (text: string, word: string): boolean =>
  text.split(/[^\p{L}\p{N}]+/u).some((one) => one.startsWith(word))

const layoutsOf = (query: string): readonly string[] => [
  ...new Set([query, toRussian(query), toLatin(query)].map(folded).filter(Boolean)),
]

const folded = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[«»“”"(),.:;№/…]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
