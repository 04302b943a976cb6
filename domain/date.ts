import { done, failed, type Outcome } from './outcome.ts'

/**
 * Why a text is not a date.
 *
 * - `date.form`: not day, month and year
 * - `date.calendar`: no such day in the calendar
 * - `date.year`: before 1900 or after 2100
 */
export type DateFault = { code: 'date.form' | 'date.calendar' | 'date.year' }

const MONTHS = [
  ['января', 'январь', 'янв'],
  ['февраля', 'февраль', 'фев'],
  ['марта', 'март', 'мар'],
  ['апреля', 'апрель', 'апр'],
  ['мая', 'май'],
  ['июня', 'июнь', 'июн'],
  ['июля', 'июль', 'июл'],
  ['августа', 'август', 'авг'],
  ['сентября', 'сентябрь', 'сен'],
  ['октября', 'октябрь', 'окт'],
  ['ноября', 'ноябрь', 'ноя'],
  ['декабря', 'декабрь', 'дек'],
]

/** Spellings of a date, each with its parts named. */
const SPELLINGS = [
  /^(?<day>\d{1,2})\s*[./ -]\s*(?<month>\d{1,2})\s*[./ -]\s*(?<year>\d{4}|\d{2})(\s*г\.?)?$/,
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})([t ]00:00(:00(\.0+)?)?)?$/,
  /^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4})$/,
  /^(?<day>\d{1,2})\s+(?<word>[а-я]+)\.?\s+(?<year>\d{4})(\s*г(\.|ода)?)?$/,
]

/**
 * Reads a date as people and programs write it ("12.03.2014", "12.3.14", "2014-03-12", "12032014",
 * "12 марта 2014 г.") and gives it as ISO. Times and time zones are not read: a birth date has none.
 *
 * @param today ISO; a date with a year of two digits is the latest one not after it. Without it, years 00–49 are 20xx.
 */
export function parseDate(text: string, today = '2049-12-31'): Outcome<string, DateFault> {
  if (isIsoDate(text)) return done(text)
  const bare = text
    .normalize('NFKC')
    .replace(/\p{Dash_Punctuation}/gu, '-')
    .replace(/[\u00ad\u200b-\u200f\ufeff]/g, '')
    .trim()
    .toLowerCase()
  const parts = SPELLINGS.map((spelling) => spelling.exec(bare)?.groups).find(Boolean)
  if (!parts) return failed({ code: 'date.form' })

  const month = parts.word ? monthOf(parts.word) : Number(parts.month)
  if (month === undefined) return failed({ code: 'date.form' })

  const day = Number(parts.day)
  const year = yearOf(parts.year!, today, month, day)
  if (year < 1900 || year > 2100) return failed({ code: 'date.year' })
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
    return failed({ code: 'date.calendar' })
  return done(isoOf(year, month, day))
}

/** The spelling of documents and of Госуслуги, "12.03.2014"; the text unchanged where it is not ISO. */
export const formatDate = (text: string): string => text.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3.$2.$1')

/** The day on the wall of this room, ISO. @param now clock, ms since 1970 */
export function isoToday(now: number): string {
  const clock = new Date(now)
  return isoOf(clock.getFullYear(), clock.getMonth() + 1, clock.getDate())
}

const DAY_MS = 86_400_000

/** The day so many days after (or, below zero, before). @param iso a date that parseDate has given */
export const daysAfter = (iso: string, days: number): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** How many days lie between two ISO dates; below zero where the second comes first. */
export const daysBetween = (from: string, to: string): number => (instantOf(to) - instantOf(from)) / DAY_MS

const instantOf = (iso: string): number =>
  isIsoDate(iso)
    ? Date.UTC(numberAt(iso, 0, 4), numberAt(iso, 5, 7) - 1, numberAt(iso, 8, 10))
    : Date.parse(`${iso}T00:00:00Z`)

/** Whether a text is a date as kept, ISO and in the calendar. */
export function isIsoDate(text: string): boolean {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return false
  const [year, month, day] = [numberAt(text, 0, 4), numberAt(text, 5, 7), numberAt(text, 8, 10)]
  return year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

/** The number whose digits stand there; NaN where anything else does. Without a new text: it is asked of every date. */
function numberAt(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48
    if (!(digit >= 0 && digit <= 9)) return NaN
    number = number * 10 + digit
  }
  return number
}

function monthOf(word: string): number | undefined {
  const place = MONTHS.findIndex((spellings) => spellings.includes(word))
  return place < 0 ? undefined : place + 1
}

function yearOf(digits: string, today: string, month: number, day: number): number {
  if (digits.length === 4) return Number(digits)
  const inCentury = Math.floor(Number(today.slice(0, 4)) / 100) * 100 + Number(digits)
  return isoOf(inCentury, month, day) <= today ? inCentury : inCentury - 100
}

const daysIn = (year: number, month: number): number => {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}

const isoOf = (year: number, month: number, day: number): string =>
  [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
