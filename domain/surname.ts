import type { Sex } from './patronymic.ts'

/** Endings that decline by sex, of a man and of a woman; the longer before the shorter. */
const PAIRS: readonly (readonly [male: string, female: string])[] = [
  ['ский', 'ская'],
  ['цкий', 'цкая'],
  ['ской', 'ская'],
  ['цкой', 'цкая'],
  ['ов', 'ова'],
  ['ев', 'ева'],
  ['ёв', 'ёва'],
  ['ин', 'ина'],
  ['ын', 'ына'],
  ['ый', 'ая'],
  ['ой', 'ая'],
  ['ий', 'ая'],
]

/** Endings that tell the sex for sure: foreign surnames hardly have them. */
const TELLING = { male: /(?:ов|ев|ёв|ский|цкий)$/iu, female: /(?:[оеё]ва|[сц]кая)$/iu } as const

/** Surnames of men that end like those of women. */
const MEN_TOO = /(^|-)(сова|корова|дрова|иегова|подкова|голова|брова|трава|глава|слава|лева|дева|ева)$/iu

/** The sex that the ending of the surname tells, where it surely does. */
export function sexOfSurname(surname: string): Sex | undefined {
  if (MEN_TOO.test(surname)) return undefined
  if (TELLING.male.test(surname)) return 'male'
  return TELLING.female.test(surname) ? 'female' : undefined
}

/** Every form that the surname of a relative of the one sex may have for the other, each half of a double one by itself. */
export function formsOf(surname: string, of: Sex, wanted: Sex): string[] {
  if (of === wanted) return [surname]
  const halves = surname.split('-').map((half) => halfForms(half, wanted))
  return halves.reduce<string[]>(
    (all, forms, at) => (at === 0 ? forms : all.flatMap((one) => forms.map((form) => `${one}-${form}`))),
    [],
  )
}

function halfForms(half: string, wanted: Sex): string[] {
  const declined = PAIRS.flatMap(([male, female]) => {
    const [from, to] = wanted === 'female' ? [male, female] : [female, male]
    return half.length > from.length + 1 && half.endsWith(from) ? [half.slice(0, -from.length) + to] : []
  })
  const isSure = TELLING[wanted === 'female' ? 'male' : 'female'].test(half) && !MEN_TOO.test(half)
  return [...new Set(isSure ? declined : [...declined, half])]
}

/**
 * One key for the forms of a surname for men and women, in small letters: for counting, never for showing.
 * «Калин» and «Калина» fall together, which counting bears.
 */
export function surnameKey(surname: string): string {
  const lower = surname.toLowerCase()
  return lower.includes('-') ? lower.split('-').map(halfKey).join('-') : halfKey(lower)
}

/** Without regular expressions: it is asked of every word that a surname could have been. */
function halfKey(half: string): string {
  if (half.length < 5) return half
  const [third, second, last] = [half.at(-3)!, half.at(-2)!, half.at(-1)!]
  if (last === 'а') {
    const isFemale = (second === 'в' && 'оеё'.includes(third)) || (second === 'н' && 'иы'.includes(third))
    return isFemale ? half.slice(0, -1) : half
  }
  const isAdjective = (last === 'й' && 'ыои'.includes(second)) || (last === 'я' && second === 'а')
  return isAdjective ? `${half.slice(0, -2)}*` : half
}

const [A, V, N, SHORT_I, YA, STAR] = [...'авнйя*'].map((sign) => sign.charCodeAt(0))
const BEFORE_V = new Set([...'оеё'].map((sign) => sign.charCodeAt(0)))
const BEFORE_N = new Set([...'иы'].map((sign) => sign.charCodeAt(0)))
const BEFORE_SHORT_I = new Set([...'ыои'].map((sign) => sign.charCodeAt(0)))

/**
 * The key of a surname of one half in small letters, without making a text: writes its code units into `key`, and gives
 * how many they are.
 */
export function surnameKeyUnits(units: Uint16Array, length: number, key: Uint16Array): number {
  for (let at = 0; at < length; at++) key[at] = units[at]!
  if (length < 5) return length
  const [third, second, last] = [units[length - 3]!, units[length - 2]!, units[length - 1]!]
  if (last === A) {
    const isFemale = (second === V && BEFORE_V.has(third)) || (second === N && BEFORE_N.has(third))
    return isFemale ? length - 1 : length
  }
  const isAdjective = (last === SHORT_I && BEFORE_SHORT_I.has(second)) || (last === YA && second === A)
  if (!isAdjective) return length
  key[length - 2] = STAR!
  return length - 1
}

/** Endings that surnames have and given names hardly do. */
const SURNAME =
  /(?:[оеё]ва?|[иы]на?|[сц]к(?:ий|ая|ой)|енко|чук|юк|[иы]х|дзе|швили|янц?|ная|ной|ный|ец|ук|юк|ло|зода)$/iu

/** Whether the word ends like a surname. */
export const looksLikeSurname = (word: string): boolean => word.length > 3 && SURNAME.test(word)
