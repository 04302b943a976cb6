import { fold } from '../../domain/fold.ts'
import { kindOfPair } from '../../domain/slip.ts'

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
  return Math.abs(one.length - other.length) <= allowed && slips(one, other) <= allowed
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

/** How many signs are added, dropped, swapped or put in the place of one that does not look like them. */
function slips(one: string, other: string): number {
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, place) => place)
  for (let row = 0; row < one.length; row += 1) {
    const now = [row + 1]
    for (let place = 0; place < other.length; place += 1) {
      const [sign, held] = [one[row]!, other[place]!]
      const isSwapped = row > 0 && place > 0 && sign === other[place - 1] && one[row - 1] === held
      now.push(
        Math.min(
          last[place + 1]! + 1,
          now[place]! + 1,
          last[place]! + (isAlike(sign, held) ? 0 : 1),
          isSwapped ? before[place - 1]! + 1 : Infinity,
        ),
      )
    }
    before = last
    last = now
  }
  return last.at(-1)!
}

/** The same sign, or one that reads the same: О and 0, З and 3. */
const isAlike = (sign: string, held: string): boolean =>
  sign === held || ((isDigit(sign) || isDigit(held)) && kindOfPair(sign, held) === 'look-alike')

const isDigit = (sign: string): boolean => sign >= '0' && sign <= '9'
