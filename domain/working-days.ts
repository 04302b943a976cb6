import { daysAfter, isoToday } from './date.ts'

/** Public holidays, month and day: Labour Code of the Russian Federation, article 112, part 1. */
const NEW_YEAR = ['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08']
const OTHERS = ['02-23', '03-08', '05-01', '05-09', '06-12', '11-04']

/** 152-ФЗ, article 21, part 2: a correction within seven working days of the proof. */
const DAYS_TO_CORRECT = 7

/**
 * Whether a day (ISO) is a working one: neither Saturday, Sunday nor a public holiday, nor the Monday to which
 * the law itself moves a holiday that fell on a weekend (part 2; not those of the New Year). What the government
 * moves besides by its yearly decree is not known here, so a term over the turn of the year or over May may in
 * truth end a day or two apart.
 */
export function isWorkingDay(iso: string): boolean {
  const weekday = new Date(`${iso}T00:00:00Z`).getUTCDay()
  const isCarriedOver = weekday === 1 && [-1, -2].some((days) => isHoliday(daysAfter(iso, days), OTHERS))
  return weekday !== 0 && weekday !== 6 && !isCarriedOver && !isHoliday(iso, [...NEW_YEAR, ...OTHERS])
}

const isHoliday = (iso: string, days: readonly string[]): boolean => days.includes(iso.slice(5))

/**
 * The last day (ISO) on which something begun at `created` is still in time: so many working days after it,
 * the day itself not counted (Civil Code, article 191).
 *
 * @param created an ISO date, or an instant, which is taken as the day on the wall of this room
 */
export function dueDate(created: string, days = DAYS_TO_CORRECT): string {
  let day = created.length > 10 ? isoToday(Date.parse(created)) : created
  for (let left = days; left > 0;) {
    day = daysAfter(day, 1)
    if (isWorkingDay(day)) left--
  }
  return day
}
