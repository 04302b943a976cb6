import type { Trouble } from '../../contract/trouble.ts'

/**
 * How the line is. `off`: no journal is set, or stopped; `working`: asking now; `idle`: the last attempt
 * succeeded; `waiting`: it failed and is repeated at `nextTry`; `no-rights`: the same, but the journal
 * answers that it does not know the workplace; `paused`: a person has stopped it. Times are ms since 1970.
 *
 * `trouble` is why the last attempt failed, at `troubleAt`; beside `idle` it is a clock that is wrong. `progress`
 * stands while much is sent or read.
 */
export type SyncState = {
  readonly state: 'off' | 'working' | 'idle' | 'waiting' | 'no-rights' | 'paused'
  readonly failures: number
  readonly lastSuccess?: number
  readonly nextTry?: number
  readonly trouble?: Trouble
  readonly troubleAt?: number
  readonly progress?: Progress
}

export type Progress = { readonly what: 'sending' | 'reading'; readonly done: number; readonly of?: number }

/** Fewer are sent or read in a blink: no progress is shown of them. */
export const MUCH = { sending: 20, reading: 500 } as const

/** What is left of a state when the line stands still: nothing is tried, so nothing fails. */
export const standing = (
  { failures, lastSuccess }: SyncState,
  state: 'paused' | 'off' | 'working',
): SyncState => ({
  state,
  failures,
  ...(lastSuccess !== undefined && { lastSuccess }),
})
