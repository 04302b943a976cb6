import { setImmediate as turn } from 'node:timers/promises'
import { BY_ITSELF, kindOf } from '../../domain/event.ts'
import type { AccessFilter } from '../../contract/access.ts'
import type { Database } from '../store/database.ts'
import type { Event } from '../store/events.ts'
import type { Abouts } from './about.ts'
import type { Holders } from './holders.ts'

type Needs = { readonly database: Database; readonly holders: Holders; readonly abouts: Abouts }

const DAY_MS = 86_400_000

/** So many rows are sorted faster than the log is gone through. */
const FEW = 5_000

/** Rows between two turns of everybody else. */
const SLICE = 2_000

const OF_SHIFT = `('shift.open', 'shift.takeover', 'shift.prepare', 'shift.lock')`

/** Rows of before step 11 do not say who: it was whoever had opened the shift then, but for what came by itself. */
const WHO = `case
  when e.form > 1 or e.what in (${BY_ITSELF.map((code) => `'${code}'`).join(', ')}) then e.who
  else coalesce((
    select case s.what when 'shift.lock' then '' when 'shift.prepare' then 'no-card' else s.subject end
    from event s where s.what in ${OF_SHIFT} and s.number <= e.number order by s.number desc limit 1), '') end`

/** Asks the log. */
export function rowsOf({ database, holders, abouts }: Needs) {
  // Leaps from one code to the next: the log is long, and its codes are few.
  const codes = database.prepare<[], string>(`
    with recursive code (what) as (
      select min(what) from event
      union all select (select min(what) from event where what > code.what) from code where what is not null)
    select what from code where what is not null`)

  const few = (column: 'what' | 'who') =>
    database
      .prepare<[string], number>(
        `select count(*) from (select 1 from event where ${column} <> '' and ${column} in
           (select value from json_each(?)) limit ${FEW})`,
      )
      .pluck()
  const [fewOf, fewBy] = [few('what'), few('who')]
  /** A plus keeps to the order of the log: most rows are looks, and sorting them all takes longer. */
  const byIndex = (count: typeof fewOf, values: readonly string[]): '' | '+' =>
    (count.get(JSON.stringify(values)) ?? 0) < FEW ? '' : '+'
  const firstForm = database.prepare<[], number>('select form from event order by number limit 1').pluck()
  /** Whether there are rows of before step 11. */
  const isOld = (): boolean => firstForm.get() === 1

  function question({ from, to, staff, people, kinds }: AccessFilter, before?: number) {
    const parts: string[] = []
    const named: Record<string, number | string> = {}
    const ask = (part: string, values: Readonly<Record<string, number | readonly string[]>>): void => {
      parts.push(part)
      for (const [name, value] of Object.entries(values))
        named[name] = typeof value === 'number' ? value : JSON.stringify(value)
    }
    if (before !== undefined) ask('e.number < @before', { before })
    if (from) ask('e.at >= @from', { from: startOf(from) })
    if (to) ask('e.at < @to', { to: startOf(to) + DAY_MS })
    if (people)
      ask('e.subject in (select value from json_each(@subjects))', {
        subjects: people.flatMap(abouts.subjectsOf),
      })
    if (kinds) {
      const meant = codes
        .pluck()
        .all()
        .filter((code) => kinds.includes(kindOf(code)))
      ask(`${byIndex(fewOf, meant)}e.what in (select value from json_each(@codes))`, { codes: meant })
    }
    if (staff) {
      const meant = holders.behind(staff)
      const who = isOld() ? WHO : `e.who <> '' and ${byIndex(fewBy, meant)}e.who`
      ask(`${who} in (select value from json_each(@staff))`, { staff: meant })
    }
    return { where: parts.length > 0 ? `where ${parts.join(' and ')}` : '', named }
  }

  const select = `select e.number, e.at, e.what, e.subject, e.workplace, ${WHO} who from event e`

  return {
    /** So many of them, newest first, before the one of that number. */
    page(filter: AccessFilter, limit: number, before?: number): Event[] {
      const { where, named } = question(filter, before)
      return database
        .prepare<[object], Event>(`${select} ${where} order by e.number desc limit @limit`)
        .all({ ...named, limit })
    },
    count(filter: AccessFilter): number {
      const { where, named } = question(filter)
      return (
        database.prepare<[object], number>(`select count(*) from event e ${where}`).pluck().get(named) ?? 0
      )
    },
    /** All of them, newest first, in slices, so that the desk goes on meanwhile. */
    async *slices(filter: AccessFilter): AsyncGenerator<readonly Event[]> {
      for (let before: number | undefined; ;) {
        const slice = this.page(filter, SLICE, before)
        yield slice
        if (slice.length < SLICE) return
        before = slice.at(-1)!.number
        await turn()
      }
    },
    /** Who stands in the log at all. */
    everybody: (): string[] =>
      database
        .prepare<[], string>(
          `with recursive name (who) as (
             select min(who) from event where who <> ''
             union all select (select min(who) from event where who <> '' and who > name.who)
             from name where who is not null)
           select who from name where who is not null
           union select subject from event where what in ('shift.open', 'shift.takeover')`,
        )
        .pluck()
        .all(),
  }
}

export type Rows = ReturnType<typeof rowsOf>

/** When a day begins on this machine, ms since 1970. */
const startOf = (day: string): number => new Date(`${day}T00:00:00`).getTime()
