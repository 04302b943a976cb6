import { toLatin, toRussian } from '../../../domain/layout.ts'
import type { Piece } from '../../parts/marked.ts'
import type { Part } from './book.ts'

/** The manual in each language: a word of either finds the section. */
export type Books = { readonly ru: readonly Part[]; readonly en: readonly Part[] }

/**
 * The ids of the sections in which every word typed begins some word, in either language and keyboard layout; those
 * that have them in their titles first. Everything, in its order, when nothing was typed.
 */
export function findSections(books: Books, query: string): readonly string[] {
  const layouts = layoutsOf(query)
  const ids = books.ru.flatMap(({ sections }) => sections.map(({ id }) => id))
  if (layouts.length === 0) return ids
  const texts = [...books.ru, ...books.en].flatMap(({ sections }) => sections)
  const rankOf = (id: string): number => {
    const held = texts.filter((section) => section.id === id)
    if (held.some(({ title }) => holds(wordsOf(title), layouts))) return 0
    return held.some(({ title, text }) => holds(wordsOf(`${title} ${text}`), layouts)) ? 1 : NOT
  }
  return ids
    .map((id) => ({ id, rank: rankOf(id) }))
    .filter(({ rank }) => rank < NOT)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ id }) => id)
}

/** A text with the beginnings of its words that were typed marked. */
export function markedBy(text: string, query: string): readonly Piece[] {
  const terms = layoutsOf(query).flat()
  if (terms.length === 0) return [{ text, hit: false }]
  return text.split(/([\p{L}\p{N}]+)/u).flatMap((word) => {
    const term = terms.find((one) => folded(word).startsWith(one))
    const pieces = [
      { text: word.slice(0, term?.length ?? 0), hit: true },
      { text: word.slice(term?.length ?? 0), hit: false },
    ]
    return pieces.filter((piece) => piece.text !== '')
  })
}

const NOT = 2

const holds = (words: readonly string[], layouts: readonly (readonly string[])[]): boolean =>
  layouts.some((terms) => terms.every((term) => words.some((word) => word.startsWith(term))))

/** The words typed, and what the same keys would have given in the other layout. */
const layoutsOf = (query: string): readonly (readonly string[])[] =>
  [query, toRussian(query), toLatin(query)].map(wordsOf).filter((terms) => terms.length > 0)

const wordsOf = (text: string): readonly string[] =>
  folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

const folded = (text: string): string => text.toLowerCase().replaceAll('ё', 'е')
