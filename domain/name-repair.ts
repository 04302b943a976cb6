import { fold, tidy } from './fold.ts'
import { toRussian } from './layout.ts'
import { DASH, isLookAlike, isParticle, isPlaceholder, isRoman } from './name-signs.ts'

/**
 * The spelling that was surely meant: spaces, composed letters, hyphens, look-alikes, capitals. '' for a
 * placeholder, undefined where nothing obvious is to be mended. It is offered, never applied by itself.
 */
export function repairName(text: string): string | undefined {
  if (tidy(text) === '') return text === '' ? undefined : ''
  if (isPlaceholder(text)) return ''

  let repaired = mend(text)
  for (let round = 1; round < ROUNDS && repaired !== text; round++) repaired = mend(repaired)
  if (isPlaceholder(repaired)) return '' // «-xxx» too says that there is no name
  return repaired === text ? undefined : repaired
}

/** As many as the longest chain of faults that one uncovers after another. */
const ROUNDS = 4

/** One round of mending; what it uncovers, such as a dot behind a hyphen, is left to the next. */
const mend = (text: string): string =>
  tidy(tidy(text))
    .split(' ')
    .map((word) => retyped(word) ?? word)
    .join(' ')
    .replace(new RegExp(`(\\s*${DASH}\\s*)+`, 'gu'), '-')
    .replace(/^-|-$|(?<=\p{L}{2})\.$/gu, '')
    .replace(/[\p{L}\p{M}\d]+/gu, (word, at: number, whole: string) => {
      if (isRoman(word) && word !== whole) return word
      return recase(unmixed(word), /^$|[\s(-]/.test(whole.charAt(at - 1)))
    })

/** Digits that look like letters, beside the letters of fold.ts. */
const DIGITS: Readonly<Record<string, string>> = { 0: 'о', 3: 'з', 6: 'б' }

/** A word in which every sign is Russian or looks it is made Russian; any other is left. */
function unmixed(word: string): string {
  const signs = [...word]
  const isMeantRussian =
    signs.every((sign) => isLookAlike(sign) || (sign in DIGITS && /\p{Script=Cyrillic}/u.test(word))) &&
    signs.some((sign) => isLookAlike(sign))
  return isMeantRussian ? signs.map(russianOf).join('') : word
}

function russianOf(sign: string): string {
  if (/\p{Script=Cyrillic}/u.test(sign)) return sign
  if (sign in DIGITS) return DIGITS[sign]!
  return sign === sign.toLowerCase() ? fold(sign) : fold(sign).toUpperCase()
}

/** ИВАНОВ, иВАНОВ, иванов → Иванов. Usual capitals within a word (МакДональд) and particles stay. */
function recase(word: string, isFirst: boolean): string {
  const isStrange = /^\p{Lu}{2}/u.test(word) || (isFirst && /^(?![ьъ])\p{Ll}/u.test(word))
  return isStrange && !isParticle(word) ? word.charAt(0).toUpperCase() + word.slice(1).toLowerCase() : word
}

/** The same keys in the Russian layout, where that reads like a Russian name and the typed text like none. */
function retyped(word: string): string | undefined {
  if (!/[a-z]{2}/i.test(word) || !/^[a-z`[\]{};':",.<>~-]+$/i.test(word) || [...word].every(isLookAlike))
    return undefined
  const russian = toRussian(word)
  if (!/^[а-яё-]+$/iu.test(russian) || IMPROBABLE.test(russian)) return undefined

  const share = (text: string, vowels: RegExp) => [...text.matchAll(vowels)].length / text.length
  const asRussian = share(russian, /[аеёиоуыэюя]/giu)
  return asRussian >= 0.25 && asRussian > share(word, /[aeiou]/gi) ? russian : undefined
}

/** What Russian names do not have: ь or ъ after a vowel or first, ы first, five consonants or three vowels in a row. */
const IMPROBABLE = /(^|[аеёиоуыэюя])[ьъ]|^ы|[^аеёиоуыэюя-]{5}|[аеёиоуыэюя]{3}/iu
