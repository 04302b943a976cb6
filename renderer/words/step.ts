import type { HistoryEntry } from '../../contract/journal.ts'
import type { Words } from './spoken.ts'

/** One step in the life of a correction, in words. */
export function sayStep({ what, answer }: HistoryEntry, { outbox: { historyOf }, refusals }: Words): string {
  if (answer?.state === 'accepted') return historyOf.accepted
  if (answer?.state === 'conflict') return historyOf.conflicting
  if (answer?.state === 'refused') return historyOf.refused(refusals[answer.code])
  return historyOf.steps[what] ?? `${historyOf.unknown} ${what}`
}
