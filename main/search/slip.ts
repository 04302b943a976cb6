/** How far a typed word may be from a known one, in tenths of a letter: nothing for short words. */
export const farthest = (length: number): number => (length < 4 ? 0 : length < 6 ? 10 : 20)

/** Only the beginning of a word is looked up by left-out letters; the rest is compared afterwards. */
const INDEXED = 6

/**
 * Hashes of the beginning of a word with up to `most` letters left out. Two words a letter or two apart
 * share one of them (the SymSpell idea), whatever was typed: a letter more, less, other, or two swapped.
 */
export function slipKeys(word: string, most: 0 | 1 | 2): number[] {
  const all = new Set([word.slice(0, INDEXED)])
  let level: readonly string[] = [...all]
  for (let left = 0; left < most; left++) {
    const next = new Set<string>()
    for (const text of level) {
      if (text.length < 2) continue
      for (let place = 0; place < text.length; place++) next.add(text.slice(0, place) + text.slice(place + 1))
    }
    for (const text of next) all.add(text)
    level = [...next]
  }
  const keys = new Set<number>()
  for (const text of all) keys.add(hash(text))
  return [...keys]
}

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
/** An unfinished word is a little dearer than a finished one. */
const UNFINISHED = 6
const SOFT = 5
const ALIKE = 6
const NEIGHBOUR = 8

/**
 * How far the typed word is from a known one: letters put in, left out, changed or swapped with the next
 * (optimal string alignment). Slips that Russian names invite weigh less: unstressed vowels, paired
 * consonants, doubled letters, ь and ъ. An unfinished word is compared with the beginning of the known one.
 *
 * @param allowed tenths of a letter; none where the words are certainly farther apart
 */
export function slip(typed: string, known: string, allowed: number): Slip | undefined {
  if (typed.length > LONGEST) return undefined
  const width = Math.min(known.length, typed.length + 3, LONGEST)
  let [before, row, next] = [ROWS[0]!, ROWS[1]!, ROWS[2]!]
  row[0] = 0
  for (let place = 1; place <= width; place++) row[place] = row[place - 1]! + lost(known, place - 1)

  for (let line = 1; line <= typed.length; line++) {
    const letter = typed.charCodeAt(line - 1)
    const put = lost(typed, line - 1)
    let least = (next[0] = row[0]! + put)
    for (let place = 1; place <= width; place++) {
      const meant = known.charCodeAt(place - 1)
      const changed = row[place - 1]! + change(letter, meant)
      const added = row[place]! + put
      const missed = next[place - 1]! + lost(known, place - 1)
      let cost = Math.min(changed, added, missed)
      const isSwap =
        line > 1 &&
        place > 1 &&
        letter !== meant &&
        letter === known.charCodeAt(place - 2) &&
        typed.charCodeAt(line - 2) === meant
      if (isSwap) cost = Math.min(cost, before[place - 2]! + SWAPPED)
      next[place] = cost
      if (cost < least) least = cost
    }
    if (least > allowed) return undefined
    ;[before, row, next] = [row, next, before]
  }

  const whole = width === known.length ? row[width]! : Number.POSITIVE_INFINITY
  let begun = whole
  for (let place = 0; place <= width; place++) begun = Math.min(begun, row[place]!)
  if (begun > allowed) return undefined
  return whole <= begun + UNFINISHED
    ? { distance: whole, begun: false }
    : { distance: begun + UNFINISHED, begun: true }
}

/** Names are shorter; the rows of the table are made once. */
const LONGEST = 60
const ROWS = [0, 1, 2].map(() => new Int32Array(LONGEST + 1))

const [SOFT_SIGN, HARD_SIGN] = ['ь'.charCodeAt(0), 'ъ'.charCodeAt(0)]

/** A letter put in or left out. */
function lost(word: string, place: number): number {
  const letter = word.charCodeAt(place)
  const isDoubled = letter === word.charCodeAt(place - 1) || letter === word.charCodeAt(place + 1)
  return isDoubled || letter === SOFT_SIGN || letter === HARD_SIGN ? SOFT : LETTER
}

const FIRST = 'а'.charCodeAt(0)
const ALPHABET = 32

/** One letter in the place of another. */
function change(typed: number, known: number): number {
  if (typed === known) return 0
  const [one, other] = [typed - FIRST, known - FIRST]
  if (one < 0 || other < 0 || one >= ALPHABET || other >= ALPHABET) return LETTER
  return CHANGES[one * ALPHABET + other]!
}

const CHANGES = new Uint8Array(ALPHABET * ALPHABET).fill(LETTER)

function both(pair: string, cost: number): void {
  const [one, other] = [pair.charCodeAt(0) - FIRST, pair.charCodeAt(1) - FIRST]
  CHANGES[one * ALPHABET + other] = cost
  CHANGES[other * ALPHABET + one] = cost
}

/** Keys side by side; then letters that sound or read alike where they are not stressed, and paired ones. */
for (const keys of ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю']) {
  for (let place = 1; place < keys.length; place++) both(keys.slice(place - 1, place + 1), NEIGHBOUR)
}
for (const pair of 'еи оа еэ ия ий ыи яе яа юу бп дт гк зс вф жш шщ цс'.split(' ')) both(pair, ALIKE)
