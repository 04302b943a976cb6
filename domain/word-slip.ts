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
  eachSlipUnits(word, (units, length, slip) => see(String.fromCharCode(...units.subarray(0, length)), slip))
}

const LETTER_UNITS = LETTERS.map((letter) => letter.charCodeAt(0))

/** By both letters' places among those of Russian. */
const isConfused = new Uint8Array(0x10000)
for (const pair of confused) isConfused[placeOf(pair.charCodeAt(0), pair.charCodeAt(1))] = 1

function placeOf(here: number, letter: number): number {
  return ((here & 0xff) << 8) | (letter & 0xff)
}

const slipOf = (here: number, letter: number): WordSlip =>
  here >> 8 === 4 && isConfused[placeOf(here, letter)] ? 'confused' : 'replaced'

/**
 * The same without a text for each of the thousand words: its code units, of which the first so many count. They are
 * to be read at once; the next word stands in the same place.
 */
export function eachSlipUnits(
  word: string,
  see: (units: Uint16Array, length: number, slip: WordSlip) => void,
): void {
  const length = word.length
  const own = new Uint16Array(length).map((_, at) => word.charCodeAt(at))
  const [less, same, more] = [new Uint16Array(length), own.slice(), new Uint16Array(length + 1)]
  for (let at = 0; at <= length; at++) {
    const [last, here, next] = [own[at - 1], own[at], own[at + 1]]
    if (here !== undefined && here !== next) {
      less.set(own.subarray(0, at))
      less.set(own.subarray(at + 1), at)
      see(less, length - 1, here === last ? 'doubled' : 'added')
    }
    if (here !== undefined && next !== undefined && here !== next) {
      ;[same[at], same[at + 1]] = [next, here]
      see(same, length, 'swapped')
      ;[same[at], same[at + 1]] = [here, next]
    }
    more.set(own.subarray(0, at))
    more.set(own.subarray(at), at + 1)
    for (const letter of LETTER_UNITS) {
      if (letter !== last) {
        more[at] = letter
        see(more, length + 1, letter === here ? 'doubled' : 'lost')
      }
      if (here === undefined || letter === here) continue
      same[at] = letter
      see(same, length, slipOf(here, letter))
    }
    if (here !== undefined) same[at] = here
  }
}
