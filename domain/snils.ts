import { done, failed, type Outcome } from './outcome.ts'

/** СНИЛС: eleven digits, no separators, control number verified where there is one. */
export type Snils = string & { readonly brand: 'Snils' }

/**
 * Why a text is not a СНИЛС.
 *
 * - `snils.form`: not eleven digits
 * - `snils.ten-digits`: ten digits, as workbooks leave them when they drop the leading zero
 * - `snils.repeated`: one digit nine times; 000-000-000 00 satisfies the arithmetic
 * - `snils.control`: the last two digits do not follow from the first nine
 */
export type SnilsFault = { code: 'snils.form' | 'snils.ten-digits' | 'snils.repeated' | 'snils.control' }

/** Numbers up to 001-001-998 were given out before control numbers existed. */
const LAST_WITHOUT_CONTROL = 1_001_998

/** What people and programs put between the digits, and what they leave there unseen. */
const SEPARATORS = /[\s\p{Dash_Punctuation}\u2212\u00ad\u200b-\u200f\u2060\ufeff]/gu

/** Reads a СНИЛС with any spaces and hyphens: "112-233-445 95", "11223344595". */
export function parseSnils(text: string): Outcome<Snils, SnilsFault> {
  const digits = digitsOf(text)
  if (/^\d{10}$/.test(digits)) return failed({ code: 'snils.ten-digits' })
  if (!/^\d{11}$/.test(digits)) return failed({ code: 'snils.form' })
  if (/^(\d)\1{8}/.test(digits)) return failed({ code: 'snils.repeated' })

  const snils = digits as Snils
  const right = isWithoutControl(snils) || digits.slice(9) === controlOf(digits)
  return right ? done(snils) : failed({ code: 'snils.control' })
}

/** True for the oldest numbers: nothing can be checked, the secretary must look at the document. */
export const isWithoutControl = (snils: string): boolean => Number(snils.slice(0, 9)) <= LAST_WITHOUT_CONTROL

/** The spelling of the card, "112-233-445 95"; the text unchanged where it is not eleven digits. */
export function formatSnils(text: string): string {
  const [, ...parts] = /^(\d{3})(\d{3})(\d{3})(\d{2})$/.exec(digitsOf(text)) ?? []
  return parts.length > 0 ? `${parts.slice(0, 3).join('-')} ${parts[3]}` : text
}

/** The number with all but its last four digits covered: enough to tell two apart at the counter. */
export function maskSnils(text: string): string {
  const spelled = formatSnils(text)
  let left = [...spelled.matchAll(/\d/g)].length
  return spelled.replace(/\d/g, (digit) => (left-- > 4 ? '•' : digit))
}

/** What a repair costs: the less, the likelier the slip. Numbers without control prove nothing, so come last. */
const SWAPPED = 1
const LEADING_ZERO = 1
const DOUBLED = 2
const NEIGHBOUR_KEY = 3
const OTHER_DIGIT = 4
const WITHOUT_CONTROL = 100

/** Digits next to each other on the numeric pad or in the row, and those that read alike in handwriting. */
const MISTAKEN = [
  '01',
  '06',
  '08',
  '09',
  '12',
  '14',
  '17',
  '23',
  '25',
  '27',
  '35',
  '36',
  '38',
  '45',
  '47',
  '49',
]
  .concat(['56', '58', '67', '68', '69', '78', '79', '89'])
  .flatMap((pair) => [pair, pair.charAt(1) + pair.charAt(0)])

/**
 * All right numbers one slip away from what stands: a digit replaced, two neighbours swapped, a digit
 * dropped (the leading zero first) or typed twice. The likeliest first. Never applied by themselves: on the
 * average there are more than two, and only the document tells which.
 */
export function repairsOf(text: string): Snils[] {
  const digits = digitsOf(text)
  if (!/^\d{10,12}$/.test(digits)) return []

  const cheapest = new Map<Snils, number>()
  for (const [candidate, cost] of slips(digits)) {
    const read = parseSnils(candidate)
    if (!read.ok || candidate === digits) continue
    const price = cost + (isWithoutControl(read.value) ? WITHOUT_CONTROL : 0)
    cheapest.set(read.value, Math.min(price, cheapest.get(read.value) ?? Infinity))
  }
  return [...cheapest].sort(([, one], [, other]) => one - other).map(([snils]) => snils)
}

/** Every text of eleven digits that one slip could have turned into this one, with the price of the slip. */
function* slips(digits: string): Generator<[string, number]> {
  for (let place = 0; place <= digits.length; place++) {
    const [before, here, after] = [digits.slice(0, place), digits.charAt(place), digits.slice(place + 1)]

    if (digits.length === 12 && here) {
      yield [before + after, here === digits.charAt(place + 1) ? DOUBLED : OTHER_DIGIT]
    }
    if (digits.length === 11 && after) {
      yield [before + after.charAt(0) + here + after.slice(1), SWAPPED]
    }
    for (const digit of digits.length < 12 ? '0123456789' : '') {
      if (digits.length === 10) yield [before + digit + here + after, missingCost(digit, place, digits)]
      if (digits.length === 11 && here) {
        yield [before + digit + after, MISTAKEN.includes(here + digit) ? NEIGHBOUR_KEY : OTHER_DIGIT]
      }
    }
  }
}

function missingCost(digit: string, place: number, digits: string): number {
  if (digit === '0' && place === 0) return LEADING_ZERO
  return digit === digits.charAt(place) || digit === digits.charAt(place - 1) ? DOUBLED : OTHER_DIGIT
}

const digitsOf = (text: string): string =>
  /^[0-9]*$/.test(text) ? text : text.normalize('NFKC').replace(SEPARATORS, '')

/**
 * Weights fall from 9 to 1 over the first nine digits; the sum is taken modulo 101, and 100 is written 00.
 * Source: docs/rules/snils.md.
 */
function controlOf(digits: string): string {
  let sum = 0
  for (let place = 0; place < 9; place++) sum += Number(digits[place]) * (9 - place)
  return String((sum % 101) % 100).padStart(2, '0')
}
