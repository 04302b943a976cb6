import type { Corrections } from '../store/corrections.ts'
import type { Events } from '../store/events.ts'
import type { Settled, SettledConflicts } from '../store/settled.ts'

type Needs = {
  readonly corrections: Corrections
  readonly settled: SettledConflicts
  readonly events: Events
  readonly now: () => number
}

export type BringBack = (decision: Settled) => void

/** Brings back the conflict that was decided about. Call inside the transaction that takes its successor back. */
export const backBringer =
  ({ corrections, settled, events, now }: Needs): BringBack =>
  ({ number, correction }) => {
    settled.takeBack(number, now())
    if (corrections.find(correction)?.state !== 'closed') return
    corrections.moveTo(correction, 'conflict')
    events.add('conflict.reopen', correction)
  }
