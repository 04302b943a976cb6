import { fold } from './fold.ts'
import { toRussian } from './layout.ts'

/**
 * What kind of slip stands behind a difference of two spellings.
 *
 * - `yo`: ё and е; `case`: capitals; `hyphen`, `space`: one for another, too many, too few
 * - `look-alike`: reads the same on paper (Latin letter, О and 0); `layout`: the same keys in another layout
 * - `swapped`: two neighbours changed places
 * - `unseen`: nothing to see on paper (invisible sign, й kept as two signs)
 */
export const SLIPS = [
  'yo',
  'case',
  'hyphen',
  'space',
  'look-alike',
  'layout',
  'swapped',
  'unseen',
  'other',
] as const

export type Slip = (typeof SLIPS)[number]

const isHyphen = (sign: string): boolean => /^[\p{Dash_Punctuation}\u2212]+$/u.test(sign)
const isSpace = (sign: string): boolean => /^\s+$/u.test(sign)
const isUnseen = (sign: string): boolean => /^[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+$/u.test(sign)

/** Digits and letters that are one sign on many papers. */
const READ_ALIKE = ['0оo', '3з', '6б', '1iіӏl|']

/** The kind of slip that puts one sign in the place of another. */
export function kindOfPair(one: string, other: string): Slip {
  const [first, second] = [bare(one), bare(other)]
  if (first === second) return 'unseen'

  const [small, little] = [first.toLowerCase(), second.toLowerCase()]
  if (small === little) return 'case'
  if ((small === 'ё' && little === 'е') || (small === 'е' && little === 'ё')) return 'yo'
  if (isHyphen(first) || isHyphen(second)) return [first, second].every(isHyphenOrSpace) ? 'hyphen' : 'other'
  if (isSpace(first) && isSpace(second)) return 'space'
  if (fold(first) === fold(second)) return 'look-alike'
  if (READ_ALIKE.some((group) => group.includes(small) && group.includes(little))) return 'look-alike'
  return isSameKey(one, other) ? 'layout' : 'other'
}

/** The kind of slip that adds or drops one sign. */
export function kindAlone(sign: string): Slip {
  if (isSpace(sign)) return 'space'
  if (isHyphen(sign)) return 'hyphen'
  return isUnseen(sign) ? 'unseen' : 'other'
}

/** Whether one key gives both signs, each in its layout. */
export const isSameKey = (one: string, other: string): boolean =>
  (toRussian(one) === other && one !== other) || (toRussian(other) === one && one !== other)

const isHyphenOrSpace = (sign: string): boolean => isHyphen(sign) || isSpace(sign)

const bare = (sign: string): string =>
  sign.normalize('NFC').replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/gu, '')
