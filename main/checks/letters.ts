/** How likely the letters of a word follow one another, judged by other words. */
export type Letters = {
  /** Natural logarithm of the likelihood; `isOwn`: the word is one of those learnt from, and must not vouch for itself. */
  readonly likelihood: (word: string, isOwn: boolean) => number
  /** The same for a word that is not one of those, given as its code units, of which so many count. */
  readonly likelihoodOf: (units: Uint16Array, length: number) => number
}

/** How much what is known otherwise weighs for each kind of sign that was seen in a place. */
const MORE = 2

/** Signs that are told apart: the end of a word (also its beginning), all letters, and whatever else there is. */
const SIGNS = '^абвгдеёжзийклмнопрстуфхцчшщъыьэюя-*?'
const COUNT = SIGNS.length
const codes = new Uint8Array(0x500).fill(COUNT - 1)
for (const [place, sign] of [...SIGNS].entries()) codes[sign.charCodeAt(0)] = place

const codeAt = (word: string, at: number): number =>
  at < 0 || at >= word.length ? 0 : (codes[word.charCodeAt(at)] ?? COUNT - 1)

/** Learns from the words, each counted once, how letters follow one another in them. */
export function lettersOf(words: Iterable<string>): Letters {
  const threes = new Uint32Array(COUNT ** 3)
  const twos = new Uint32Array(COUNT ** 2)
  const ones = new Uint32Array(COUNT)
  let signs = 0
  for (const word of words) {
    eachSign(word, (before, last, here) => {
      threes[(before * COUNT + last) * COUNT + here]!++
      twos[last * COUNT + here]!++
      ones[here]!++
      signs++
    })
  }
  const afterTwo = rowsOf(threes)
  const afterOne = rowsOf(twos)

  /** What was seen after two letters, filled up with what follows the last of them, filled up with all letters. */
  const chance = (before: number, last: number, here: number, less: number): number => {
    const pair = before * COUNT + last
    const anywhere = (ones[here]! + 1 - less) / (signs + COUNT)
    const afterLast = mixed(twos[last * COUNT + here]!, afterOne, last, less, anywhere)
    return Math.log(mixed(threes[pair * COUNT + here]!, afterTwo, pair, less, afterLast))
  }
  /** Of every three signs, worked out when first asked for: a thousand words are tried for each that is doubted. */
  const chances = new Float64Array(COUNT ** 3).fill(1)

  return {
    likelihoodOf(units, length) {
      let [sum, before, last] = [0, 0, 0]
      for (let at = 0; at <= length; at++) {
        const here = at === length ? 0 : (codes[units[at]!] ?? COUNT - 1)
        const place = (before * COUNT + last) * COUNT + here
        if (chances[place]! > 0) chances[place] = chance(before, last, here, 0)
        sum += chances[place]!
        before = last
        last = here
      }
      return sum
    },

    likelihood(word, isOwn) {
      let sum = 0
      eachSign(word, (before, last, here) => {
        const at = (before * COUNT + last) * COUNT + here
        if (!isOwn && chances[at]! > 0) chances[at] = chance(before, last, here, 0)
        sum += isOwn ? chance(before, last, here, 1) : chances[at]!
      })
      return sum
    },
  }
}

/** Each sign of the word and the end of it, with the two signs before. */
function eachSign(word: string, see: (before: number, last: number, here: number) => void): void {
  for (let at = 0; at <= word.length; at++) see(codeAt(word, at - 2), codeAt(word, at - 1), codeAt(word, at))
}

/** How often each row was met, and how many signs followed in it. */
type Rows = { readonly sums: Uint32Array; readonly kinds: Uint32Array }

/** What was counted, and for each kind of sign that followed one more of what is known otherwise (Witten and Bell). */
function mixed(count: number, { sums, kinds }: Rows, row: number, less: number, otherwise: number): number {
  const seen = Math.max(0, count - less)
  const sum = Math.max(0, sums[row]! - less)
  const weight = MORE * Math.max(1, kinds[row]! - (count > 0 && seen === 0 ? 1 : 0))
  return (seen + weight * otherwise) / (sum + weight)
}

function rowsOf(counts: Uint32Array): Rows {
  const sums = new Uint32Array(counts.length / COUNT)
  const kinds = new Uint32Array(counts.length / COUNT)
  for (const [at, count] of counts.entries()) {
    const row = Math.floor(at / COUNT)
    sums[row]! += count
    if (count > 0) kinds[row]!++
  }
  return { sums, kinds }
}
