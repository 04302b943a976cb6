/** How likely the letters of a word follow one another, judged by other words. */
export type Letters = {
  /** Natural logarithm of the likelihood; `isOwn`: the word is one of those learnt from, and must not vouch for itself. */
  readonly likelihood: (word: string, isOwn: boolean) => number
}

/** Weights of what was seen after two letters, after one, anywhere, and of letters never seen. */
const [AFTER_TWO, AFTER_ONE, ANYWHERE] = [0.7, 0.22, 0.075]

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
  const afterTwo = rowSums(threes)
  const afterOne = rowSums(twos)

  const chance = (before: number, last: number, here: number, less: number): number => {
    const pair = before * COUNT + last
    const seen = (count: number): number => Math.max(0, count - less)
    return Math.log(
      (AFTER_TWO * seen(threes[pair * COUNT + here]!)) / Math.max(1, seen(afterTwo[pair]!)) +
        (AFTER_ONE * seen(twos[last * COUNT + here]!)) / Math.max(1, seen(afterOne[last]!)) +
        (ANYWHERE * seen(ones[here]!)) / Math.max(1, signs) +
        (1 - AFTER_TWO - AFTER_ONE - ANYWHERE) / COUNT,
    )
  }
  /** Of every three signs, worked out when first asked for: a thousand words are tried for each that is doubted. */
  const chances = new Float64Array(COUNT ** 3).fill(1)

  return {
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

function rowSums(counts: Uint32Array): Uint32Array {
  const sums = new Uint32Array(counts.length / COUNT)
  for (const [at, count] of counts.entries()) sums[Math.floor(at / COUNT)]! += count
  return sums
}
