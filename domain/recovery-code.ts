import { done, failed, type Outcome } from './outcome.ts'

/** Ten groups of six digits, as they stand on the sheet: five of the secret and one that checks them. */
export const CODE_GROUPS = 10

/** Digits of one group, the check digit included. */
export const GROUP_DIGITS = 6

/** Digits of the secret itself: 10⁵⁰ codes are 166 bits. */
export const SECRET_DIGITS = CODE_GROUPS * (GROUP_DIGITS - 1)

/** `group`: the first one in which something was mistyped, counted from 1. */
export type CodeFault = { code: 'recovery.form'; group: number }

/**
 * A quasigroup of order ten without symmetry: H. M. Damm, Total anti-symmetric quasigroups (2004). Every single slip and
 * every swap of neighbours changes what comes out.
 */
const TABLE: readonly (readonly number[])[] = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
]

/**
 * The code as it is written: groups of six digits. Only digits, so neither the layout of the keyboard nor a look-alike
 * letter can be wrong.
 *
 * @param secret fifty digits
 */
export function writtenCode(secret: string): string[] {
  return Array.from({ length: CODE_GROUPS }, (_, place) => {
    const digits = secret.slice(place * (GROUP_DIGITS - 1), (place + 1) * (GROUP_DIGITS - 1))
    return digits + String(remainder(digits, place))
  })
}

/** Whether a group is whole and right for its place; one that stands in the place of another is not. @param place from 0 */
export const isRightGroup = (group: string, place: number): boolean =>
  /^\d{6}$/.test(group) && remainder(group, place) === 0

/** Reads a code with whatever stands between its digits; gives the fifty digits of the secret. */
export function readCode(text: string): Outcome<string, CodeFault> {
  const digits = text.replace(/\D/g, '')
  const groups = Array.from({ length: CODE_GROUPS }, (_, place) =>
    digits.slice(place * GROUP_DIGITS, (place + 1) * GROUP_DIGITS),
  )
  const wrong = groups.findIndex((group, place) => !isRightGroup(group, place))
  if (wrong >= 0) return failed({ code: 'recovery.form', group: wrong + 1 })
  if (digits.length > CODE_GROUPS * GROUP_DIGITS) return failed({ code: 'recovery.form', group: CODE_GROUPS })
  return done(groups.map((group) => group.slice(0, -1)).join(''))
}

/** Begins with the place, so that the same digits check differently in another one. Nothing is left of a right group. */
const remainder = (digits: string, place: number): number =>
  [...digits].reduce((left, digit) => TABLE[left]![Number(digit)]!, place)
