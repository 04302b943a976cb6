import { daysAfter, daysBetween, isIsoDate } from './date.ts'
import type { DocumentType } from './person.ts'

/** A paper and the day (ISO) on which it was issued. */
export type IssuedPaper = { readonly type: DocumentType; readonly issued: string }

/** The same date with day and month in each other's place; undefined where that is no other date. @param iso of a date */
export function otherOrder(iso: string): string | undefined {
  const [year, month, day] = iso.split('-')
  const swapped = `${year}-${day}-${month}`
  return month !== day && isIsoDate(swapped) ? swapped : undefined
}

/** The birth is registered within a month: ФЗ-143, ст. 16. Most families are quicker, some are late. */
const REGISTERED_DAYS = 31
/** A passport that is given in its last year is hardly given at all: people wait for the new one. */
const LAST_YEAR_DAYS = 365

/** A passport is given, or changed, within 90 days after the birthday: Постановление 2267, п. 14. */
const CHANGED_DAYS = 90

/** How likely somebody born on this day has these papers, as a natural logarithm; undefined where nothing is known. */
export type PapersLikelihood = (birth: string, papers: readonly IssuedPaper[]) => number | undefined

/** One date in three hundred has day and month swapped: so much likelier must the other order be to be told. */
const SURELY_GAINED = Math.log(10)

const IMPOSSIBLE = 4

/** How ill a birth date fits the day on which a paper was issued: 0 well, then the more the seldomer, 4 not at all. */
function strain(birth: string, { type, issued }: IssuedPaper, today: string): number {
  if (type === 'passport') return strainOfPassport(birth, issued, today)
  if (type === 'foreign-document') return issued < birth ? IMPOSSIBLE : 0
  const days = daysBetween(birth, issued)
  if (days < 0) return IMPOSSIBLE
  // Each month more is seldomer; from the fourth on it is as likely a second certificate.
  return Math.min(3, Math.floor(Math.max(0, days - 1) / REGISTERED_DAYS))
}

function strainOfPassport(birth: string, issued: string, today: string): number {
  if (issued < birthday(birth, 14)) return IMPOSSIBLE
  const next = [20, 45].map((age) => birthday(birth, age)).find((on) => issued < on)
  if (next !== undefined && next < today && daysBetween(issued, next) <= LAST_YEAR_DAYS) return 2
  const last = [45, 20, 14].map((age) => birthday(birth, age)).find((on) => on <= issued)!
  return daysBetween(last, issued) <= CHANGED_DAYS ? 0 : 1
}

/**
 * Days from the birthday that asked for a paper to its issue: birth for a certificate; 14, 20 or 45 for a passport.
 * Negative where the birthday was yet to come.
 */
export function daysLate(birth: string, { type, issued }: IssuedPaper): number {
  if (type !== 'passport') return daysBetween(birth, issued)
  const asked = [45, 20].map((age) => birthday(birth, age)).find((on) => on <= issued)
  return daysBetween(asked ?? birthday(birth, 14), issued)
}

/** Whoever was born on 29 February comes of age on 1 March of the other years. */
function birthday(birth: string, age: number): string {
  const year = Number(birth.slice(0, 4)) + age
  return birth.endsWith('-02-29') ? daysAfter(`${year}-02-01`, 28) : `${year}${birth.slice(4)}`
}

/** So much later than the law wants, a certificate is a second one, or the year of birth is wrong. */
const YEAR_WRONG_DAYS = 300

/**
 * The birth date in the year in which the certificate was issued, where it was issued before the birth or long
 * after it, and yet soon after the day and the month of the birth: the year was mistyped.
 */
export function likelierYear(birth: string, papers: readonly IssuedPaper[]): string | undefined {
  const issued = papers.find(({ type }) => type === 'birth-certificate')?.issued ?? ''
  if (!isIsoDate(issued)) return undefined
  const days = daysBetween(birth, issued)
  if (days >= 0 && days < YEAR_WRONG_DAYS) return undefined
  return [0, 1]
    .map((before) => `${Number(issued.slice(0, 4)) - before}${birth.slice(4)}`)
    .find((on) => isIsoDate(on) && daysBetween(on, issued) >= 0 && daysBetween(on, issued) <= REGISTERED_DAYS)
}

/**
 * The birth date with day and month in the other order, where the papers fit that one better. Papers that were
 * issued anew later fit both orders alike and tell nothing.
 *
 * @param birth, today ISO
 */
export function likelierOrder(
  birth: string,
  papers: readonly IssuedPaper[],
  today: string,
  likelihood: PapersLikelihood = () => undefined,
): string | undefined {
  const other = otherOrder(birth)
  if (other === undefined || other > today) return undefined
  const issued = papers.filter((paper) => isIsoDate(paper.issued) && paper.issued <= today)
  const gain = (likelihood(other, issued) ?? 0) - (likelihood(birth, issued) ?? 0)
  if (gain > SURELY_GAINED) return other
  const strained = issued.reduce((sum, paper) => sum + strain(birth, paper, today), 0)
  const relieved = issued.reduce((sum, paper) => sum + strain(other, paper, today), 0)
  return relieved < strained ? other : undefined
}
