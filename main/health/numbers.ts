import type { ClassHealth, DayHealth, Health, HealthRun, KindHealth } from '../../contract/health.ts'
import type { Database } from '../store/database.ts'
import { classKey } from './class-order.ts'
import { WEIGHT } from './worst.ts'

/** Days of the trend that are shown. */
const DAYS = 400

/** The numbers of the whole base. They are sums that the checks move on: asking costs the same at any size. */
export function numbersOf(database: Database) {
  const all = database.prepare<[], { people: number; ready: number; faults: number }>(
    'select people, ready, faults from health_sum',
  )
  const classes = database.prepare<[], ClassHealth>(`
    select class_name className, pupils, ready, faults, warnings, guardians, guardians_ready guardiansReady
    from health_class where pupils > 0 or guardians > 0`)
  const kinds = database.prepare<[], Omit<KindHealth, 'gravest'>>(
    'select code, severity, people from health_kind where people > 0',
  )
  const days = database.prepare<[number], DayHealth>(
    'select day, people, ready, faults from health_day order by day desc limit ?',
  )
  const keepDay = database.prepare(
    'insert or replace into health_day select ?, people, ready, faults from health_sum where people > 0',
  )

  return {
    look(run: HealthRun): Health {
      const { people, ready } = all.get()!
      return {
        run,
        people,
        ready,
        classes: classes
          .all()
          .sort((one, other) => (classKey(one.className) < classKey(other.className) ? -1 : 1)),
        kinds: kindsOf(kinds.all()),
        trend: days.all(DAYS).toReversed(),
      }
    },

    /** Puts today's numbers into the trend, in the place of those of this morning. Call inside a transaction. */
    keepDay: (today: string): void => void keepDay.run(today),

    /** All the numbers but the trend, for seeing whether they have changed. */
    print: (): string => JSON.stringify([all.get(), classes.all(), kinds.all()]),
  }
}

export type Numbers = ReturnType<typeof numbersOf>

/** One line a code, with the gravest severity; the gravest and the most frequent first. */
function kindsOf(found: readonly Omit<KindHealth, 'gravest'>[]): KindHealth[] {
  const byCode = new Map<string, KindHealth>()
  for (const one of found.toSorted((one, other) => WEIGHT[other.severity] - WEIGHT[one.severity])) {
    const held = byCode.get(one.code)
    byCode.set(
      one.code,
      held ? { ...held, people: held.people + one.people } : { ...one, gravest: one.people },
    )
  }
  return [...byCode.values()].sort(
    (one, other) =>
      WEIGHT[other.severity] - WEIGHT[one.severity] ||
      other.gravest - one.gravest ||
      (one.code < other.code ? -1 : 1),
  )
}
