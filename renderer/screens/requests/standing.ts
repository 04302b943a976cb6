import type { Request } from '../../../contract/request.ts'
import type { Tone } from '../../parts/badge.tsx'
import type { IconName } from '../../parts/icon.tsx'
import type { Words } from '../../words/spoken.ts'

/** How a request stands on a day: what is said of it, and how loudly. */
export type Standing = { readonly tone: Tone; readonly icon: IconName; readonly said: string }

type Told = Pick<Request, 'state' | 'due' | 'workingDaysLeft'>

/** How a request stands. @param today ISO */
export function standingOf({ state, due, workingDaysLeft }: Told, words: Words, today: string): Standing {
  const { late, left, today: now, ended } = words.requests
  if (state === 'done') return { tone: 'good', icon: 'check', said: ended.done }
  if (state !== 'open') return { tone: 'plain', icon: 'close', said: ended[state] }
  if (due < today) return { tone: 'fault', icon: 'fault', said: late(Math.max(0, -workingDaysLeft)) }
  if (due === today) return { tone: 'warn', icon: 'warning', said: now }
  return { tone: 'plain', icon: 'clock', said: left(workingDaysLeft) }
}
