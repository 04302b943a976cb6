/** One figure of a bench with the limit it must keep. */
export type BenchLine = {
  what: string
  figure: number
  unit: string
  limit: number
  holds: boolean
  note?: string
}

/** A figure that must not be above its limit. */
export const below = (what: string, figure: number, unit: string, limit: number, note?: string): BenchLine =>
  lineOf(what, figure, unit, limit, figure <= limit, note)

/** A figure that must not be below its limit. */
export const above = (what: string, figure: number, unit: string, limit: number, note?: string): BenchLine =>
  lineOf(what, figure, unit, limit, figure >= limit, note)

const lineOf = (
  what: string,
  figure: number,
  unit: string,
  limit: number,
  holds: boolean,
  note?: string,
): BenchLine => ({ what, figure, unit, limit, holds, ...(note !== undefined && { note }) })
