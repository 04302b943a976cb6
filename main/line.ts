import { needsPerson } from '../domain/correction.ts'
import type { Line } from '../contract/journal.ts'
import type { Way } from '../contract/way.ts'
import type { Corrections } from './store/corrections.ts'
import type { Place } from './place.ts'
import type { Sync } from './sync/engine.ts'

const instantOf = (ms: number): string => new Date(ms).toISOString()

/** The line to the journal as the screens show it. */
export function lineOf(sync: Sync, corrections: Corrections, gateway: Place['gateway'], way: Way): Line {
  const { state, lastSuccess, nextTry, trouble, troubleAt, progress } = sync.state()
  const place = gateway()
  const counts = corrections.counts()
  const stuck = Object.entries(counts).filter(([name]) => needsPerson(name as keyof typeof counts))
  return {
    state,
    way,
    waiting: counts.waiting,
    handedOver: counts['handed-over'],
    needPerson: stuck.reduce((sum, [, count]) => sum + count, 0),
    conflicts: counts.conflict,
    ...(lastSuccess !== undefined && { lastSuccess: instantOf(lastSuccess) }),
    ...(nextTry !== undefined && { nextTry: instantOf(nextTry) }),
    ...(trouble && { trouble }),
    ...(troubleAt !== undefined && { troubleAt: instantOf(troubleAt) }),
    ...(progress && { progress }),
    ...(place && { host: new URL(place.url).host }),
  }
}
