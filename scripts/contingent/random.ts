/** A stream of chance that is the same for the same seeds, on every machine. */
export type Random = {
  /** A number in [0, 1). */
  next(): number
  /** A whole number from 0 to `below` - 1. */
  whole(below: number): number
  /** True in `share` of the cases. */
  chance(share: number): boolean
  /** One of the list, each as likely. */
  pick<Item>(items: readonly Item[]): Item
}

const WARM_UP = 12

/**
 * The generator sfc32 (C. Doty-Humphrey, PractRand) over a state of 128 bits. Each of the three seeds is a
 * word of the state, so streams of different families of one school never start alike.
 */
export function randomOf(seed: number, stream = 0, salt = 0): Random {
  let a = seed | 0
  let b = stream | 0
  let c = salt | 0
  let counter = 1

  function word(): number {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return sum >>> 0
  }
  for (let round = 0; round < WARM_UP; round++) word()

  const next = () => word() / 2 ** 32
  return {
    next,
    whole: (below) => Math.floor(next() * below),
    chance: (share) => next() < share,
    pick: (items) => items[Math.floor(next() * items.length)]!,
  }
}

/** Words with their weights, ready to be drawn from. */
export type Weighted = { readonly words: readonly string[]; readonly sums: Float64Array }

/** Reads "word:weight word:weight …"; an underscore stands for a space, a word without a weight weighs 1. */
export function weighted(text: string): Weighted {
  const entries = text
    .trim()
    .split(/\s+/)
    .map((entry) => entry.split(':'))
  return weighing(
    entries.map(([word]) => word!.replaceAll('_', ' ')),
    entries.map(([, weight]) => Number(weight ?? 1)),
  )
}

/** Puts words and their weights together. */
export function weighing(words: readonly string[], weights: readonly number[]): Weighted {
  let sum = 0
  return { words, sums: Float64Array.from(weights, (weight) => (sum += weight)) }
}

/** Draws one word, each as often as its weight says. */
export function draw({ words, sums }: Weighted, random: Random): string {
  const aim = random.next() * sums[sums.length - 1]!
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle]! > aim) high = middle
    else low = middle + 1
  }
  return words[low]!
}

/** A UUID in the form of version 4, from the stream. */
export function uuidOf(random: Random): string {
  const hex = hexWord(random) + hexWord(random) + hexWord(random) + hexWord(random)
  const variant = '89ab'[random.whole(4)]!
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

const hexWord = (random: Random): string =>
  random
    .whole(2 ** 32)
    .toString(16)
    .padStart(8, '0')
