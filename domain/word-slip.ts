/**
 * How one finger slips in a word.
 *
 * - `swapped`: two neighbours changed places; `doubled`: a letter typed twice, or a double letter once
 * - `lost`, `added`: a letter too few, one too many; `confused`: letters that sound or look alike, or lie side by
 *   side on the keyboard; `replaced`: any other letter for another
 */
export type WordSlip = 'swapped' | 'doubled' | 'lost' | 'added' | 'confused' | 'replaced'

/** The letters of names, folded words included. */
const LETTERS = [...'абвгдеёжзийклмнопрстуфхцчшщъыьэюя']

/** Letters heard alike where no stress falls, or at the end of a syllable; and those that are read alike. */
const HEARD_ALIKE = [
  'оа',
  'еи',
  'ея',
  'еэ',
  'иы',
  'ий',
  'бп',
  'вф',
  'гк',
  'гх',
  'дт',
  'жш',
  'зс',
  'шщ',
  'ьъ',
  'её',
  'уо',
  'сц',
  'чщ',
  'ию',
]

const ROWS = ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю']

const confused = new Set(
  [...HEARD_ALIKE, ...ROWS.flatMap((row) => Array.from(row.slice(1), (key, at) => row[at]! + key))].flatMap(
    (pair) => [pair, pair.charAt(1) + pair.charAt(0)],
  ),
)

/** The slip that has turned the right word into the typed one; undefined where it is none, or more than one. */
export function wordSlip(typed: string, right: string): WordSlip | undefined {
  if (typed === right || Math.abs(typed.length - right.length) > 1) return undefined
  let start = 0
  while (start < typed.length && typed[start] === right[start]) start++
  const [one, other] = [typed.slice(start), right.slice(start)]

  if (one.length === other.length) {
    if (one[0] === other[1] && one[1] === other[0] && one.slice(2) === other.slice(2)) return 'swapped'
    if (one.slice(1) !== other.slice(1)) return undefined
    return confused.has(one.charAt(0) + other.charAt(0)) ? 'confused' : 'replaced'
  }
  const [longer, shorter] = one.length > other.length ? [one, other] : [other, one]
  if (longer.slice(1) !== shorter) return undefined
  const isDouble = start > 0 && longer.charAt(0) === typed.charAt(start - 1)
  if (isDouble) return 'doubled'
  return one.length > other.length ? 'added' : 'lost'
}

/** Tells every word that one slip could have turned into this one, each once, with the slip. */
export function eachSlip(word: string, see: (right: string, slip: WordSlip) => void): void {
  for (let at = 0; at <= word.length; at++) {
    const [before, here, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)]
    const [last, next] = [word.charAt(at - 1), word.charAt(at + 1)]
    if (here !== '' && here !== next) see(before + after, here === last ? 'doubled' : 'added')
    if (next !== '' && here !== next) see(before + next + here + after.slice(1), 'swapped')
    const rest = here + after
    for (const letter of LETTERS) {
      if (letter !== last) see(before + letter + rest, letter === here ? 'doubled' : 'lost')
      if (here !== '' && letter !== here)
        see(before + letter + after, confused.has(here + letter) ? 'confused' : 'replaced')
    }
  }
}
