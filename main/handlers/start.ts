import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { Fault, Handlers } from '../../contract/index.ts'
import type { StartState } from '../../contract/start.ts'
import type { Desk } from '../desk.ts'

type Own = Pick<Handlers, Extract<keyof Handlers, `start.${string}`>>

/** The first start of a real school, step by step. */
export function startHandlers({ start, shift, events, tell }: Desk): Own {
  const told = (outcome: Outcome<StartState, Fault>, what: string, subject = '') => {
    if (outcome.ok) {
      events.add(what, subject)
      tell()
    }
    return outcome
  }
  return {
    'start.begin': () => told(start.begin(), 'start.begin'),
    'start.go': ({ step }) => told(start.go(step), 'start.step', step),
    'start.before': () => done({ hasBase: start.hasBase() }),
    'start.school': (order) => told(start.school(order), 'start.school', order.school),
    'start.return': () => told(start.goBack(), 'start.return'),
    'start.finish': () => {
      const finished = told(start.finish(), 'start.finish')
      if (finished.ok && shift.current()?.way === 'start') shift.lock()
      return finished.ok ? done(start.look()) : failed(finished.fault)
    },
  }
}
