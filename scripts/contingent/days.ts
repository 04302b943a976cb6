/** The day on which every synthetic school is written down, in days since 1970: 22 November 2026. */
export const TODAY = Math.floor(Date.UTC(2026, 10, 22) / 86_400_000)

export const DAYS_IN_YEAR = 365.25

/** yyyy-mm-dd of a count of days since 1970. */
export const isoDay = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10)

/** Days since 1970 of a date of this year; `month` from 1. */
export const dayOf = (year: number, month: number, day: number): number =>
  Math.floor(Date.UTC(year, month - 1, day) / 86_400_000)

/** dd.MM.yyyy of an ISO date; what is not ISO stays as it is. */
export const russianDate = (iso: string): string => iso.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3.$2.$1')
