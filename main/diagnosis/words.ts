import { fold } from '../../domain/fold.ts'

/** A text as words: case, ё, quotes and punctuation do not count. */
export const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** A word without its ending; crude, and the same for what is asked and what is kept. */
export function stem(word: string): string {
  for (let length = LONGEST_ENDING; length > 0; length -= 1) {
    if (word.length - length >= SHORTEST_STEM && ENDINGS.has(word.slice(-length)))
      return word.slice(0, -length)
  }
  return word
}

/** Whether one stands for the other with a typo or two in it; the longer the word, the more. */
export function isNear(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < SHORTEST_NEAR) return false
  const allowed = Math.max(one.length, other.length) >= LONG_WORD ? 2 : 1
  return Math.abs(one.length - other.length) <= allowed && slips(one, other, allowed) <= allowed
}

const SHORTEST_STEM = 3
const SHORTEST_NEAR = 4
const LONG_WORD = 8

/** Of Russian words, and a few of English ones; folded as the words are. */
const ENDINGS: ReadonlySet<string> = new Set(
  (
    'ировать иться аться яться ились ались ился алась ится ется ются утся иями ями ами ого его ому ему ыми ими ' +
    'ует ают яют ить ать ять ешь ишь ала али ила или ены ена ено иях ией ый ий ой ая яя ое ее ые ие ых их ым им ' +
    'ую юю ом ем ов ев ей ам ям ах ях ет ит ут ют ат ят ть ия ии ию ел ен ал ил ла ли ло на но ны ' +
    'а я о е ы и у ю ь й ies ing ed es s'
  )
    .split(' ')
    .map(fold),
)
const LONGEST_ENDING = Math.max(...[...ENDINGS].map((one) => one.length))

/**
 * How many signs are added, dropped, swapped or put in the place of another; given up as soon as it is more
 * than allowed. Signs that look alike are one sign already, see `fold`.
 */
function slips(one: string, other: string, allowed: number): number {
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, place) => place)
  for (let row = 0; row < one.length; row += 1) {
    const now = [row + 1]
    let least = row + 1
    for (let place = 0; place < other.length; place += 1) {
      const isSame = one[row] === other[place]
      let cost = Math.min(last[place + 1]! + 1, now[place]! + 1, last[place]! + (isSame ? 0 : 1))
      const isSwapped = row > 0 && place > 0 && one[row] === other[place - 1] && one[row - 1] === other[place]
      if (isSwapped) cost = Math.min(cost, before[place - 1]! + 1)
      now.push(cost)
      least = Math.min(least, cost)
    }
    if (least > allowed) return least
    before = last
    last = now
  }
  return last.at(-1)!
}
