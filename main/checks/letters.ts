/** How likely the letters of a word follow one another, judged by other words. */
export type Letters = {
  /** Natural logarithm of the likelihood; `isOwn`: the word is one of those learnt from, and must not vouch for itself. */
  readonly likelihood: (word: string, isOwn: boolean) => number
}

/** Weights of what was seen after two letters, after one, anywhere, and of letters never seen. */
const [AFTER_TWO, AFTER_ONE, ANYWHERE] = [0.7, 0.22, 0.075]
const SIGNS = 36

/** Learns from the words, each counted once, how letters follow one another in them. */
export function lettersOf(words: Iterable<string>): Letters {
  const counts = new Map<string, number>()
  const count = (piece: string): void => void counts.set(piece, (counts.get(piece) ?? 0) + 1)
  let signs = 0
  for (const word of words) {
    const text = `^^${word}$`
    for (let at = 2; at < text.length; at++) {
      for (let from = at - 2; from <= at; from++) {
        count(text.slice(from, at + 1))
        if (from < at) count(`${text.slice(from, at)}…`)
      }
      signs++
    }
  }

  const seen = (piece: string, less: number): number => Math.max(0, (counts.get(piece) ?? 0) - less)
  return {
    likelihood(word, isOwn) {
      const text = `^^${word}$`
      const less = isOwn ? 1 : 0
      let sum = 0
      for (let at = 2; at < text.length; at++) {
        const [two, one, here] = [text.slice(at - 2, at), text.slice(at - 1, at), text.slice(at, at + 1)]
        sum += Math.log(
          (AFTER_TWO * seen(two + here, less)) / Math.max(1, seen(`${two}…`, less)) +
            (AFTER_ONE * seen(one + here, less)) / Math.max(1, seen(`${one}…`, less)) +
            (ANYWHERE * seen(here, less)) / Math.max(1, signs) +
            (1 - AFTER_TWO - AFTER_ONE - ANYWHERE) / SIGNS,
        )
      }
      return sum
    },
  }
}
