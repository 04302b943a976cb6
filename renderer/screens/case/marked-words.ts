import { fold } from '../../../domain/fold.ts'
import { toRussian } from '../../../domain/layout.ts'
import type { Piece } from '../../parts/marked.ts'

/** Shorter words count only where they stand whole: «не» is no beginning of «необходимо». */
const SHORT = 3

/** Endings change: «согласие» is meant by «согласия». So much of the typed word may differ at its end. */
const ENDING = 2

/** Cuts a message into pieces so that the words that were typed, in whatever layout, can be marked. */
export function markedWords(text: string, query: string): readonly Piece[] {
  const typed = [query, toRussian(query)].flatMap((one) => wordsOf(fold(one)))
  return text
    .split(/(?<=[\p{Letter}\d])(?![\p{Letter}\d])|(?<![\p{Letter}\d])(?=[\p{Letter}\d])/u)
    .flatMap((word) => {
      const length = Math.max(0, ...typed.map((one) => markedLength(word, one)))
      return [
        { text: word.slice(0, length), hit: true },
        { text: word.slice(length), hit: false },
      ]
    })
    .filter((piece) => piece.text !== '')
}

const wordsOf = (text: string): readonly string[] => text.split(/[^\p{Letter}\d]+/u).filter(Boolean)

function markedLength(word: string, typed: string): number {
  const folded = fold(word)
  if (folded.length !== word.length) return 0
  if (typed.length < SHORT) return folded === typed ? word.length : 0
  const same = [...folded].findIndex((sign, place) => sign !== typed.charAt(place))
  const length = same < 0 ? folded.length : same
  return length >= Math.max(SHORT, typed.length - ENDING) ? length : 0
}
