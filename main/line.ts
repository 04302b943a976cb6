import { needsPerson } from '../domain/correction.ts'
import type { Line } from '../contract/journal.ts'
import type { Corrections } from './store/corrections.ts'
import type { Sync } from './sync/engine.ts'

const instantOf = (ms: number): string => new Date(ms).toISOString()

/** The line to the journal as the screens show it. */
export function lineOf(sync: Sync, corrections: Corrections): Line {
  const { state, lastSuccess, nextTry } = sync.state()
  const counts = corrections.counts()
  const stuck = Object.entries(counts).filter(([name]) => needsPerson(name as keyof typeof counts))
  return {
    state,
    waiting: counts.waiting + counts['handed-over'],
    needPerson: stuck.reduce((sum, [, count]) => sum + count, 0),
    ...(lastSuccess !== undefined && { lastSuccess: instantOf(lastSuccess) }),
    ...(nextTry !== undefined && { nextTry: instantOf(nextTry) }),
  }
}
