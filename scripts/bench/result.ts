import type { BenchLine } from './line.ts'

/** What a part of the bench was asked for: the seed of its people and queries. */
export type BenchOrder = { readonly seed: number }

/** Figures side by side that have no limit of their own, such as each peer by each kind of query. */
export type BenchTable = {
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** What the reader must know of it, a sentence or two. */
  readonly words?: string
}

/** One cost at two sizes or more, the smallest first; `figure` in `unit`, `size` in `of`. */
export type Growth = {
  readonly what: string
  readonly unit: string
  readonly of: string
  readonly at: readonly { readonly size: number; readonly figure: number }[]
  /** What breaks next, and at about which size. */
  readonly next: string
}

/** All that a part of the bench has measured. */
export type BenchResult = {
  readonly lines: readonly BenchLine[]
  readonly tables?: readonly BenchTable[]
  readonly growth?: readonly Growth[]
}
