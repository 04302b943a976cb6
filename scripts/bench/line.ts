/** One figure of a bench with the limit it must keep. */
export type BenchLine = {
  what: string
  figure: number
  unit: string
  limit: number
  /** Which way is better: the guard against the stored figures asks. */
  better: 'less' | 'more'
  holds: boolean
  note?: string
}

/** A figure that must not be above its limit. */
export const below = (what: string, figure: number, unit: string, limit: number, note?: string): BenchLine =>
  lineOf('less', what, figure, unit, limit, figure <= limit, note)

/** A figure that must not be below its limit. */
export const above = (what: string, figure: number, unit: string, limit: number, note?: string): BenchLine =>
  lineOf('more', what, figure, unit, limit, figure >= limit, note)

const lineOf = (
  better: BenchLine['better'],
  what: string,
  figure: number,
  unit: string,
  limit: number,
  holds: boolean,
  note?: string,
): BenchLine => ({ what, figure, unit, limit, better, holds, ...(note !== undefined && { note }) })
