import { daysAfter, isoToday } from './date.ts'

/**
 * What the government has decreed for one year: the days off that are no Saturday or Sunday, and the Saturdays
 * and Sundays on which people work. ISO.
 */
export type DecreedYear = {
  readonly year: number
  readonly daysOff: readonly string[]
  readonly workingWeekends: readonly string[]
}

/** The years that are decreed; for all others the law's own rule holds. */
export type Calendar = { readonly years: readonly DecreedYear[] }

/** No decree is known. */
export const LAW_ALONE: Calendar = { years: [] }

/** Public holidays, month and day: Labour Code of the Russian Federation, article 112, part 1. */
const NEW_YEAR = ['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08']
const OTHERS = ['02-23', '03-08', '05-01', '05-09', '06-12', '11-04']

/** 152-ФЗ, article 21, part 2: a correction within seven working days of the proof. */
const DAYS_TO_CORRECT = 7

/** Whether a day (ISO) is a working one, by the decree of its year, or by the law where there is none yet. */
export function isWorkingDay(iso: string, calendar: Calendar): boolean {
  const isWeekend = [0, 6].includes(weekdayOf(iso))
  const decreed = decreedYear(iso, calendar)
  if (!decreed) return !isWeekend && !isOffByLaw(iso)
  return isWeekend ? decreed.workingWeekends.includes(iso) : !decreed.daysOff.includes(iso)
}

/**
 * The last day (ISO) on which something begun at `created` is still in time: so many working days after it,
 * the day itself not counted (Civil Code, article 191).
 *
 * @param created an ISO date, or an instant, which is taken as the day on the wall of this room
 */
export function dueDate(created: string, calendar: Calendar, days = DAYS_TO_CORRECT): string {
  let day = created.length > 10 ? isoToday(Date.parse(created)) : created
  for (let left = days; left > 0;) {
    day = daysAfter(day, 1)
    if (isWorkingDay(day, calendar)) left--
  }
  return day
}

/** How many working days follow `from` up to and with `to`; below zero where `to` comes first. ISO. */
export function workingDaysBetween(from: string, to: string, calendar: Calendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar)
  let number = 0
  for (let day = daysAfter(from, 1); day <= to; day = daysAfter(day, 1)) {
    if (isWorkingDay(day, calendar)) number++
  }
  return number
}

/** The first year of a term (ISO days) for which no decree is known; the term may yet end a day or two apart. */
export function undecreedYear(from: string, to: string, calendar: Calendar): number | undefined {
  for (let year = yearOf(from); year <= yearOf(to); year++) {
    if (!calendar.years.some((decreed) => decreed.year === year)) return year
  }
  return undefined
}

const yearOf = (iso: string): number => Number(iso.slice(0, 4))

const weekdayOf = (iso: string): number => new Date(`${iso}T00:00:00Z`).getUTCDay()

const decreedYear = (iso: string, { years }: Calendar): DecreedYear | undefined =>
  years.find(({ year }) => year === yearOf(iso))

/**
 * Public holidays, and the Monday to which the law itself moves one that fell on a weekend (article 112, part 2;
 * not those of the New Year, which only a decree moves).
 */
const isOffByLaw = (iso: string): boolean =>
  isHoliday(iso, [...NEW_YEAR, ...OTHERS]) ||
  (weekdayOf(iso) === 1 && [-1, -2].some((days) => isHoliday(daysAfter(iso, days), OTHERS)))

const isHoliday = (iso: string, days: readonly string[]): boolean => days.includes(iso.slice(5))
