import type { Ran } from './run-share.ts'

/** A piece of work for one thread. */
export type Job = {
  readonly target: string
  readonly share: number
  readonly shares: number
  readonly inputs: number
  /** How many of them are watched block by block. */
  readonly watched: number
}

/** What a thread tells of its work. */
export type Told = { readonly job: Job; readonly ran: Ran }

/** How many bytes of the input under way can be read from outside when a thread hangs. */
export const WINDOW = 256 * 1024
