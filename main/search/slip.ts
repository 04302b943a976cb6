/** How far a typed word may be from a known one, in tenths of a letter: nothing for short words. */
export const farthest = (length: number): number => (length < 4 ? 0 : length < 6 ? 10 : 20)

/** Only the beginning of a word is looked up by left-out letters; the rest is compared afterwards. */
const INDEXED = 6

/**
 * Hashes of the beginning of a word with up to `most` letters left out. Two words a letter or two apart
 * share one of them (the SymSpell idea), whatever was typed: a letter more, less, other, or two swapped.
 */
export function slipKeys(word: string, most: 0 | 1 | 2): number[] {
  let level = new Set([word.slice(0, INDEXED)])
  const all = new Set(level)
  for (let left = 0; left < most; left++) {
    level = new Set([...level].flatMap((text) => (text.length > 1 ? without(text) : [])))
    for (const text of level) all.add(text)
  }
  return [...new Set([...all].map(hash))]
}

const without = (text: string): string[] =>
  Array.from(text, (_, place) => text.slice(0, place) + text.slice(place + 1))

/** FNV-1a over UTF-16 units, 32 bits. A collision costs one comparison more. */
function hash(text: string): number {
  let sum = 0x811c9dc5
  for (let place = 0; place < text.length; place++) sum = Math.imul(sum ^ text.charCodeAt(place), 0x01000193)
  return sum >>> 0
}

/** What was typed is the whole word, or (`begun`) its beginning; `distance` in tenths of a letter. */
export type Slip = { readonly distance: number; readonly begun: boolean }

const LETTER = 10
const SWAPPED = 9
const ROUNDING_UP = 6

/**
 * How far the typed word is from a known one: letters put in, left out, changed or swapped with the next
 * (optimal string alignment). Slips that Russian names invite weigh less: unstressed vowels, paired
 * consonants, doubled letters, ь and ъ. An unfinished word is compared with the beginning of the known
 * one, a little dearer than a finished one.
 */
export function slip(typed: string, known: string): Slip {
  const width = Math.min(known.length, typed.length + 3)
  let before: number[] = []
  let row = Array.from({ length: width + 1 }, (_, place) => place)
  for (let place = 1; place <= width; place++) row[place] = row[place - 1]! + lost(known, place - 1)

  for (let line = 1; line <= typed.length; line++) {
    const next = [row[0]! + lost(typed, line - 1)]
    for (let place = 1; place <= width; place++) {
      const changed = row[place - 1]! + change(typed[line - 1]!, known[place - 1]!)
      const added = row[place]! + lost(typed, line - 1)
      const missed = next[place - 1]! + lost(known, place - 1)
      let least = Math.min(changed, added, missed)
      const isSwap =
        line > 1 && place > 1 && typed[line - 1] === known[place - 2] && typed[line - 2] === known[place - 1]
      if (isSwap && typed[line - 1] !== typed[line - 2]) least = Math.min(least, before[place - 2]! + SWAPPED)
      next.push(least)
    }
    before = row
    row = next
  }

  const whole = width === known.length ? row[width]! : Number.POSITIVE_INFINITY
  const begun = Math.min(...row) + ROUNDING_UP
  return whole <= begun ? { distance: whole, begun: false } : { distance: begun, begun: true }
}

/** A letter put in or left out. */
function lost(word: string, place: number): number {
  const letter = word[place]!
  if (letter === 'ь' || letter === 'ъ') return 5
  if (letter === word[place - 1] || letter === word[place + 1]) return 5
  return LETTER
}

/** One letter in the place of another. */
function change(typed: string, known: string): number {
  if (typed === known) return 0
  return ALIKE.has(typed + known) ? 6 : NEIGHBOURS.has(typed + known) ? 8 : LETTER
}

const bothWays = (pairs: readonly string[]): ReadonlySet<string> =>
  new Set(pairs.flatMap((pair) => [pair, pair[1]! + pair[0]!]))

/** Letters that sound or read alike where they are not stressed, and pairs that a final sound confuses. */
const ALIKE = bothWays('еи оа еэ ия ий ыи яе яа юу бп дт гк зс вф жш шщ цс'.split(' '))

/** Keys side by side. */
const NEIGHBOURS = bothWays(
  ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю'].flatMap((keys) =>
    Array.from(keys.slice(1), (letter, place) => keys[place]! + letter),
  ),
)
