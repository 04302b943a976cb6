import { fold } from '../../domain/fold.ts'
import { toRussian } from '../../domain/layout.ts'

/** A piece of a text, and whether it is what was typed. */
export type Piece = { readonly text: string; readonly hit: boolean }

/** A word as it was typed, and in which way it was found. */
export type Match = {
  readonly typed: string
  readonly way: 'exact' | 'prefix' | 'layout' | 'typo'
}

/**
 * Cuts a text into pieces so that what was typed can be marked: the beginning of a word, or the whole word
 * where it was found in spite of a typo.
 */
export function marked(text: string, matches: readonly Match[]): Piece[] {
  return text
    .split(/(\s+|-)/u)
    .flatMap((word) => {
      const length = markedLength(word, matches)
      return [
        { text: word.slice(0, length), hit: true },
        { text: word.slice(length), hit: false },
      ]
    })
    .filter((piece) => piece.text !== '')
}

/** Cuts a number so that the typed digits are marked wherever they stand, separators between them included. */
export function markedDigits(text: string, matches: readonly Match[]): Piece[] {
  const found = matches
    .map(({ typed }) => typed.replace(/\D/g, ''))
    .filter((digits) => digits.length > 1)
    .map((digits) => new RegExp([...digits].join('\\D*')).exec(text))
    .find((one) => one !== null)
  if (!found) return [{ text, hit: false }]
  return [
    { text: text.slice(0, found.index), hit: false },
    { text: found[0], hit: true },
    { text: text.slice(found.index + found[0].length), hit: false },
  ].filter((piece) => piece.text !== '')
}

/** How many signs at the beginning of the word are to be marked. */
function markedLength(word: string, matches: readonly Match[]): number {
  const folded = fold(word)
  if (folded.length !== word.length || !/[\p{Letter}\d]/u.test(word)) return 0

  const lengths = matches.map(({ typed, way }) => {
    if (way === 'typo') return isNear(folded, fold(typed)) ? word.length : 0
    const meant = fold(way === 'layout' ? toRussian(typed) : typed)
    return folded.startsWith(meant) ? meant.length : 0
  })
  return Math.max(0, ...lengths)
}

/** In a field of two words the one with the typo is that which begins or ends like it. */
const isNear = (word: string, typed: string): boolean =>
  word.charAt(0) === typed.charAt(0) || word.slice(-2) === typed.slice(-2)
