import { fold } from '../../domain/fold.ts'
import { toLatin, toRussian } from '../../domain/layout.ts'
import { withoutApostrophes } from './entry.ts'
import { numberReadings, takeClasses, takeDates } from './number.ts'
import type { Reading } from './reading.ts'

/**
 * One word of a query: spellings to look for among the names, or readings that are known at once
 * (dates, classes, digits). `typed` is as the person typed it.
 */
export type Word = {
  readonly typed: string
  readonly spellings: readonly Spelling[]
  readonly readings: readonly Reading[]
}

/** A folded spelling of a name, as typed or as the same keys give in the other layout. */
export type Spelling = { readonly text: string; readonly isOtherLayout: boolean }

/** More is not typed at a counter; the rest of the query is not read. */
const LONGEST_QUERY = 120
const MOST_WORDS = 6

/** Numbers between spaces, or joined by hyphens; a phone may have its middle left out («+7 911…4567»). */
const NUMBER = /\+?\d[\d\s()-]*(?:\s*(?:…|\.{2,}|\*+)\s*\d[\d\s-]*)?(?![\d\p{L}])|\+?\d+(?!\p{L})/gu

/** Understands what was typed into the search line: in any order names, class, dates, digits. */
export function parseQuery(text: string): Word[] {
  const words: Word[] = []
  const known = (typed: string, readings: readonly Reading[]) =>
    words.push({ typed, spellings: [], readings })

  let rest = text.slice(0, LONGEST_QUERY).normalize('NFC').replace(/\s+/gu, ' ')
  rest = takeDates(rest, known)
  rest = takeClasses(rest, known)
  rest = rest.replace(NUMBER, (run) => {
    for (const { typed, readings } of numberReadings(run)) known(typed, readings)
    return ' '
  })

  const tokens = rest.split(/[\s\p{Dash_Punctuation}\u2212_]+/u).filter((token) => token !== '')
  const isAllLatin = !/\p{Script=Cyrillic}/u.test(rest)
  words.unshift(...tokens.flatMap((token) => nameWords(token, isAllLatin)))
  return words
    .filter(({ spellings, readings }) => spellings.length + readings.length > 0)
    .slice(0, MOST_WORDS)
}

/** Keys that are letters in the Russian layout and punctuation in the Latin one. */
const LETTER_KEYS = /^[a-z`[\];',.~{}:"<>]+$/i

function nameWords(token: string, isAllLatin: boolean): Word[] {
  const typed = lettersOf(token)
  if (LETTER_KEYS.test(token) && (isAllLatin || /[a-z]/i.test(token))) {
    const spellings: Spelling[] = lettersOf(toRussian(token)).map((text) => ({ text, isOtherLayout: true }))
    if (typed.length === 1) spellings.unshift({ text: typed[0]!, isOtherLayout: false })
    return [{ typed: token, spellings, readings: [] }]
  }
  if (typed.length !== 1) return typed.map((text) => ({ typed: text, ...asTyped(text) }))

  const latin = lettersOf(toLatin(token))
  const spellings = asTyped(typed[0]!).spellings
  return [
    {
      typed: token,
      spellings: latin.length === 1 ? [...spellings, { text: latin[0]!, isOtherLayout: true }] : spellings,
      readings: [],
    },
  ]
}

const asTyped = (text: string) => ({ spellings: [{ text, isOtherLayout: false }], readings: [] })

const lettersOf = (token: string): string[] =>
  withoutApostrophes(fold(token)).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
