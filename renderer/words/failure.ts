import type { FailureCode } from '../../contract/failures.ts'

/** What is said of one failure: its name, why it happens, and what helps, the simplest first. */
export type Failure = { readonly title: string; readonly cause: string; readonly remedies: readonly string[] }

/** The words for every failure of some groups: one that is missing does not compile. */
export type FailuresOf<Group extends string> = {
  readonly [Code in Extract<FailureCode, `${Group}.${string}`>]: Failure
}
