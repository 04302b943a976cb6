import type { Random } from './random.ts'

const LOOK_ALIKE: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
}

const places = (text: string, fits: (letter: string, at: number) => boolean): number[] =>
  [...text].flatMap((letter, at) => (fits(letter, at) ? [at] : []))

const replaceAt = (text: string, at: number, by: string): string =>
  text.slice(0, at) + by + text.slice(at + 1)

/** Whether some Cyrillic letter has a Latin one of the same look. */
export const hasLookAlike = (text: string): boolean => [...text].some((letter) => letter in LOOK_ALIKE)

/** One Cyrillic letter becomes the Latin one of the same look. */
export function latinInside(text: string, random: Random): string {
  const at = random.pick(places(text, (letter) => letter in LOOK_ALIKE))
  return replaceAt(text, at, LOOK_ALIKE[text[at]!]!)
}

/** Every letter becomes Latin; only for texts all of whose letters have look-alikes. */
export const allLatin = (text: string): string =>
  [...text].map((letter) => LOOK_ALIKE[letter] ?? letter).join('')

/** ё is written as е. */
export const withoutYo = (text: string): string => text.replaceAll('ё', 'е').replaceAll('Ё', 'Е')

/** A sign without width stands between two letters. */
export function zeroWidthInside(text: string, random: Random): string {
  const at = 1 + random.whole(text.length - 1)
  return text.slice(0, at) + random.pick(['\u200b', '\u00ad', '\ufeff']) + text.slice(at)
}

/** A finger slips: two neighbours swapped, a letter lost, or a letter doubled. */
export function typo(text: string, random: Random): string {
  const at = random.pick(
    places(text, (letter, place) => place > 0 && place < text.length - 1 && letter !== text[place + 1]),
  )
  const kind = random.whole(3)
  if (kind === 0) return text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2)
  if (kind === 1) return text.slice(0, at) + text.slice(at + 1)
  return text.slice(0, at) + text[at]! + text.slice(at)
}

/** One digit becomes another. */
export function otherDigit(digits: string, random: Random): string {
  const at = random.whole(digits.length)
  return replaceAt(digits, at, String((Number(digits[at]) + 1 + random.whole(9)) % 10))
}

/** Two unlike neighbours change places. */
export function swappedDigits(digits: string, random: Random): string {
  const at = random.pick(
    places(digits, (digit, place) => place < digits.length - 1 && digit !== digits[place + 1]),
  )
  return digits.slice(0, at) + digits[at + 1]! + digits[at]! + digits.slice(at + 2)
}
