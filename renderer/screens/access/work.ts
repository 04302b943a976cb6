import type { AccessFilter } from '../../../contract/access.ts'
import { isoToday, parseDate } from '../../../domain/date.ts'
import type { EventKind } from '../../../domain/event.ts'

/** Periods that are chosen by name; `own` are two dates. */
export const PERIODS = ['today', 'week', 'month', 'quarter', 'all', 'own'] as const

export type Period = (typeof PERIODS)[number]

/** What is asked of the log; dates as they were typed, '' stands for everybody and everything. */
export type AccessWork = {
  readonly period: Period
  readonly from: string
  readonly to: string
  readonly staff: string
  readonly kind: EventKind | ''
  /** Id of the person it is about. */
  readonly person: string
}

/** What was done in the last days, by everybody. */
export const lately: AccessWork = { period: 'week', from: '', to: '', staff: '', kind: '', person: '' }

const DAYS: { readonly [Name in Period]?: number } = { today: 1, week: 7, month: 30, quarter: 90 }

const DAY_MS = 86_400_000

/** The days of a period, ISO. A date that cannot be read does not narrow it. */
export function daysOf(
  { period, from, to }: Pick<AccessWork, 'period' | 'from' | 'to'>,
  now: number,
): Pick<AccessFilter, 'from' | 'to'> {
  if (period === 'own') {
    const [first, last] = [parseDate(from), parseDate(to)]
    return { ...(first.ok && { from: first.value }), ...(last.ok && { to: last.value }) }
  }
  const days = DAYS[period]
  return days === undefined ? {} : { from: isoToday(now - (days - 1) * DAY_MS) }
}

/** What is asked of the log, as main understands it. */
export const filterOf = (work: AccessWork, now: number): AccessFilter => ({
  ...daysOf(work, now),
  ...(work.staff && { staff: [work.staff] }),
  ...(work.kind && { kinds: [work.kind] }),
  ...(work.person && { people: [work.person] }),
})

/** Whether a typed date is there and cannot be read. */
export const isWrongDay = (typed: string): boolean => typed.trim() !== '' && !parseDate(typed).ok
