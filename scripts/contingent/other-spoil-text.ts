import type { Random } from './random.ts'

const ROWS = ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю'] as const
const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
const LATIN_SHIFTED = 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~'
const CYRILLIC = `${ROWS.join('')}ё`

/** The keys beside this one, and those above and below it. */
function neighboursOf(letter: string): string[] {
  const row = ROWS.findIndex((keys) => keys.includes(letter))
  if (row < 0) return []
  const at = ROWS[row]!.indexOf(letter)
  return [ROWS[row]![at - 1], ROWS[row]![at + 1], ROWS[row - 1]?.[at], ROWS[row + 1]?.[at]].filter(
    (key) => key !== undefined,
  )
}

const cased = (letter: string, model: string): string =>
  model === model.toLowerCase() ? letter : letter.toUpperCase()

const placed = (text: string, at: number, by: string): string => text.slice(0, at) + by + text.slice(at + 1)

/** Every text with one letter among the first `within` replaced by that of a neighbouring key. */
export const keySlips = (text: string, within: number): string[] =>
  Array.from(text.slice(0, within)).flatMap((letter, at) =>
    neighboursOf(letter.toLowerCase()).map((key) => placed(text, at, cased(key, letter))),
  )

/** Every text with the letter of a neighbouring key put in behind one of the first `within` letters. */
export const keyInsertions = (text: string, within: number): string[] =>
  Array.from(text.slice(0, within)).flatMap((letter, at) =>
    neighboursOf(letter.toLowerCase())
      .filter((key) => key !== text[at + 1]?.toLowerCase())
      .map((key) => text.slice(0, at + 1) + key + text.slice(at + 1)),
  )

/** The same keys struck on a Latin keyboard. */
export const wrongLayout = (text: string): string =>
  [...text]
    .map((letter) => {
      const at = CYRILLIC.indexOf(letter.toLowerCase())
      if (at < 0) return letter
      return letter === letter.toLowerCase() ? LATIN[at]! : LATIN_SHIFTED[at]!
    })
    .join('')

const DIGITS: Readonly<Record<string, string>> = { О: '0', о: '0', З: '3', з: '3', Ч: '4', ч: '4' }

/** The first letter that looks like a digit is one. */
export const digitInside = (text: string): string => text.replace(/[ОоЗзЧч]/, (letter) => DIGITS[letter]!)

/** One digit struck twice in place of the digit behind it. */
export const digitRepeats = (digits: string): string[] =>
  Array.from(digits.slice(1)).flatMap((digit, at) =>
    digit === digits[at] ? [] : [placed(digits, at + 1, digits[at]!)],
  )

/** Every text with two unlike digits that have one between them changing places. */
export const jumpSwaps = (digits: string): string[] =>
  Array.from(digits.slice(2)).flatMap((digit, at) =>
    digit === digits[at] ? [] : [placed(placed(digits, at, digit), at + 2, digits[at]!)],
  )

/** One sign is left out, not the first. */
export function signLost(text: string, from: number, random: Random): string {
  const at = from + random.whole(text.length - from)
  return text.slice(0, at) + text.slice(at + 1)
}

/** One sign stands twice. */
export function signDoubled(text: string, from: number, random: Random): string {
  const at = from + random.whole(text.length - from)
  return text.slice(0, at) + text.slice(at, at + 1) + text.slice(at)
}

/** The first of these signs becomes another. */
export const replacedFirst = (text: string, signs: Readonly<Record<string, string>>): string => {
  const at = [...text].findIndex((sign) => sign in signs)
  return at < 0 ? text : placed(text, at, signs[text[at]!]!)
}
