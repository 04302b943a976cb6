import { done, failed, type Outcome } from './outcome.ts'

/**
 * Why a text is not the series or the number of a Russian birth certificate.
 *
 * - `certificate.series-form`: not a Roman numeral and two letters
 * - `certificate.number-inside`: the number stands in the field of the series
 * - `certificate.roman`: the letters `roman` are not a numeral (IIII, VX)
 * - `certificate.letters`: `letters` are not two Russian letters
 * - `certificate.number-form`: not six or seven digits; `digits` were counted
 */
export type CertificateFault =
  | { code: 'certificate.series-form' | 'certificate.number-inside' }
  | { code: 'certificate.roman'; roman: string }
  | { code: 'certificate.letters'; letters: string }
  | { code: 'certificate.number-form'; digits: number }

/**
 * One sign that was read as another. `sure` is false where the paper could also say something else
 * (Cyrillic У for V): the secretary must look again.
 */
export type Replaced = {
  readonly at: number
  readonly was: string
  readonly becomes: string
  readonly part: 'roman' | 'hyphen' | 'letters'
  readonly sure: boolean
}

/** A series as kept ("II-РЕ": Latin, ASCII hyphen, Cyrillic), the value of its numeral, and what was read otherwise. */
export type Series = {
  readonly series: string
  readonly numeral: number
  readonly replaced: readonly Replaced[]
}

/** Certificates in use bear I to about XX; above it a slip is likelier than the certificate. */
export const USUAL_NUMERALS = 20

/** What stands for a Roman sign, in the table of docs/rules/certificate.md. Forms like Ⅳ are read by NFKC. */
const ROMAN_SIGNS: Readonly<Record<string, string>> = {
  1: 'I',
  l: 'I',
  '|': 'I',
  І: 'I',
  і: 'I',
  Ӏ: 'I',
  ӏ: 'I',
  У: 'V',
  у: 'V',
  Y: 'V',
  y: 'V',
  Х: 'X',
  х: 'X',
  Л: 'L',
  л: 'L',
  С: 'C',
  с: 'C',
  М: 'M',
  м: 'M',
  i: 'I',
  v: 'V',
  x: 'X',
  c: 'C',
  d: 'D',
  m: 'M',
}

const UNSURE = /[УуYy]/

/** Latin letters that stand for Cyrillic ones in the second part of a series. */
const LATIN = 'ABCEHKMOPTXY'
const CYRILLIC = 'АВСЕНКМОРТХУ'

const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu

/** Valid Roman numerals of one to six signs, as Госуслуги takes them. */
const NUMERAL = /^(?=.{1,6}$)M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/

/** As a series is kept: nothing in it is read otherwise. */
const KEPT = /^[IVXLCDM]{1,6}-[А-Я]{2}$/

/**
 * Reads a series typed in any layout ("1-PE", "ІІ—ре", "Ⅱ РЕ", "IIРЕ") and gives it as Госуслуги wants it:
 * `^[MDCLXIV]{1,6}-[А-Я]{2}$`, Latin before the hyphen and Cyrillic after it. Every sign that was read as
 * another one is listed, for the change is always shown to the secretary.
 */
export function parseSeries(text: string): Outcome<Series, CertificateFault> {
  if (KEPT.test(text)) {
    const [roman = ''] = text.split('-')
    if (NUMERAL.test(roman)) return done({ series: text, numeral: valueOf(roman), replaced: [] })
  }
  const bare = text.replace(UNSEEN, '').trim()
  if (/[\p{L}|]\s*[№N]?\s*\d{6,7}$/u.test(bare)) return failed({ code: 'certificate.number-inside' })

  const parts = /^(?<roman>[^\s\p{Pd}\u2212]+)(?<hyphen>[\s\p{Pd}\u2212]*)(?<letters>\p{L}{2})$/u.exec(
    bare,
  )?.groups
  const { roman, hyphen, letters } = parts ?? {}
  if (!roman || hyphen === undefined || !letters) return failed({ code: 'certificate.series-form' })

  const replaced: Replaced[] = []
  const places = placesIn(text)
  let at = 0
  const read = (part: Replaced['part'], was: string, becomes: string, sure = true) => {
    if (was !== becomes) replaced.push({ at: places[at] ?? text.length, was, becomes, part, sure })
    at += was.length
    return becomes
  }

  const numeral = [...roman].map((sign) => read('roman', sign, romanOf(sign), !UNSURE.test(sign))).join('')
  if (!NUMERAL.test(numeral)) return failed({ code: 'certificate.roman', roman: numeral })

  read('hyphen', hyphen, '-')
  const region = [...letters].map((sign) => read('letters', sign, cyrillicOf(sign))).join('')
  if (!/^[А-Я]{2}$/.test(region)) return failed({ code: 'certificate.letters', letters: region })

  return done({ series: `${numeral}-${region}`, numeral: valueOf(numeral), replaced })
}

/** Where each sign that is read stands in the text as it was typed: spaces at the ends and unseen signs are not. */
function placesIn(text: string): number[] {
  const unseen = new Set([...text.matchAll(UNSEEN)].map(({ index }) => index))
  const places = Array.from({ length: text.length }, (_, place) => place).filter(
    (place) => !unseen.has(place),
  )
  return places.slice(places.findIndex((place) => text.charAt(place).trim() !== ''))
}

/** Reads a number: six digits, or seven in the newest certificates; spaces and № are dropped. */
export function parseCertificateNumber(text: string): Outcome<string, CertificateFault> {
  if (/^\d{6,7}$/.test(text) && !/^0+$/.test(text)) return done(text)
  const digits = text
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(/^\s*(№|No|N)/i, '')
    .replace(/\s/g, '')
  if (/^\d{6,7}$/.test(digits) && !/^0+$/.test(digits)) return done(digits)
  return failed({ code: 'certificate.number-form', digits: [...digits.matchAll(/\d/g)].length })
}

const romanOf = (sign: string): string =>
  [...sign.normalize('NFKC')].map((one) => ROMAN_SIGNS[one] ?? one).join('')

function cyrillicOf(sign: string): string {
  const capital = sign.toUpperCase()
  return CYRILLIC[LATIN.indexOf(capital)] ?? capital
}

const VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 }

/** What a valid numeral counts: a sign before a greater one is taken away. */
const valueOf = (numeral: string): number =>
  [...numeral].reduce((total, sign, place) => {
    const value = VALUES[sign]!
    return value < (VALUES[numeral.charAt(place + 1)] ?? 0) ? total - value : total + value
  }, 0)
