import type { RegisterFilter } from '../../../contract/register.ts'

export const PERIODS = ['all', 'today', 'week', 'month', 'year', 'own'] as const

export type Period = (typeof PERIODS)[number]

/** What is set besides the days. */
export type Narrowing = Omit<RegisterFilter, 'from' | 'to' | 'id'>

/** Where the secretary is in the journal: kept outside it, so that a look at a card loses nothing. */
export type RegisterWork = {
  readonly period: Period
  /** ISO days of the period `own`, '' where it is open. */
  readonly from: string
  readonly to: string
  readonly narrowing: Narrowing
  /** The row that has the focus, from 0. */
  readonly at: number
}

/** The whole journal from its newest row. */
export const wholeJournal: RegisterWork = { period: 'all', from: '', to: '', narrowing: {}, at: 0 }

/** The list narrowed, or widened where a part is undefined; read from its beginning. */
export function narrowed(
  work: RegisterWork,
  change: { readonly [Part in keyof Narrowing]: Narrowing[Part] | undefined },
): RegisterWork {
  const parts = Object.entries({ ...work.narrowing, ...change }).filter(([, value]) => value !== undefined)
  return { ...work, narrowing: Object.fromEntries(parts) as Narrowing, at: 0 }
}

/** Whether anything narrows the journal. */
export const isNarrowed = ({ period, narrowing }: RegisterWork): boolean =>
  period !== 'all' || Object.keys(narrowing).length > 0

/** Days back from today that make a week of it. */
const WEEK_BEFORE = 6

/** The first month of a school year: September. */
const FIRST_MONTH = 9

/** What is asked of the base. @param today ISO */
export function filterOf({ period, from, to, narrowing }: RegisterWork, today: string): RegisterFilter {
  const days = daysOf(period, today) ?? { from, to }
  return {
    ...narrowing,
    ...(days.from && { from: days.from }),
    ...(days.to && { to: days.to }),
  }
}

function daysOf(period: Period, today: string): { from: string; to: string } | undefined {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number]
  switch (period) {
    case 'all':
      return { from: '', to: '' }
    case 'today':
      return { from: today, to: today }
    case 'week':
      return { from: isoOf(new Date(Date.UTC(year, month - 1, day - WEEK_BEFORE))), to: today }
    case 'month':
      return { from: `${today.slice(0, 7)}-01`, to: today }
    case 'year':
      return { from: `${month >= FIRST_MONTH ? year : year - 1}-09-01`, to: today }
    case 'own':
      return undefined
  }
}

const isoOf = (date: Date): string => date.toISOString().slice(0, 10)
