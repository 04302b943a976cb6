import type { Leak } from '../../contract/access.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import { inOneGo, type Database } from '../store/database.ts'
import type { Events } from '../store/events.ts'

type Needs = { readonly database: Database; readonly events: Pick<Events, 'add'>; readonly now: () => number }

type Row = { number: number; found: number } & { [Step in LeakStep]: number | null }

export type LeakStep = 'told' | 'reported' | 'closed'

const HOUR_MS = 3_600_000

/** A clock that stands a little wrong is no reason to turn a leak away. */
const AHEAD_MS = 5 * 60_000

/**
 * Leaks and their two terms. 152-ФЗ, article 21, part 3.1: the operator tells Roskomnadzor of it within 24 hours from
 * when it was found, and of what an inner inquiry has shown within 72 hours.
 */
export function leaksOf({ database, events, now }: Needs) {
  const all = database.prepare<[], Row>(
    'select number, found, told, reported, closed from leak order by number desc limit 50',
  )
  const insert = database.prepare('insert into leak (found, entered) values (?, ?)')
  const set = (step: LeakStep) =>
    database.prepare(`update leak set ${step} = ? where number = ? and ${step} is null and closed is null`)
  const steps = { told: set('told'), reported: set('reported'), closed: set('closed') }

  const list = (): Leak[] => all.all().map(shown)

  return {
    list,
    enter(found: string): Outcome<Leak[], { code: 'leak.future' }> {
      if (Date.parse(found) > now() + AHEAD_MS) return failed({ code: 'leak.future' })
      inOneGo(database, () => {
        const { lastInsertRowid } = insert.run(Date.parse(found), now())
        events.add('leak.enter', String(lastInsertRowid))
      })
      return done(list())
    },
    mark(number: number, step: LeakStep): Outcome<Leak[], { code: 'leak.gone' }> {
      const isMarked = inOneGo(database, () => {
        if (steps[step].run(now(), number).changes === 0) return false
        events.add(`leak.${step}`, String(number))
        return true
      })
      return isMarked ? done(list()) : failed({ code: 'leak.gone' })
    },
  }
}

export type Leaks = ReturnType<typeof leaksOf>

function shown({ number, found, told, reported, closed }: Row): Leak {
  const iso = (at: number) => new Date(at).toISOString()
  return {
    number,
    found: iso(found),
    tellBy: iso(found + 24 * HOUR_MS),
    reportBy: iso(found + 72 * HOUR_MS),
    ...(told !== null && { told: iso(told) }),
    ...(reported !== null && { reported: iso(reported) }),
    ...(closed !== null && { closed: iso(closed) }),
  }
}
