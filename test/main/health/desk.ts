import type { Mark } from '../../../contract/mark.ts'
import type { PersonRecord } from '../../../contract/person.ts'
import { createChecks } from '../../../main/checks/checks.ts'
import { createChecker, type Checker } from '../../../main/health/checker.ts'
import { cursorsOf } from '../../../main/store/cursors.ts'
import { inOneGo, type Database } from '../../../main/store/database.ts'
import { peopleOf, type People } from '../../../main/store/people.ts'
import { noIndex, ownBase } from '../../fakes/store.ts'

/** An id by its number, as the tests name people. */
export const id = (number: number) => `019b0000-0000-7000-8000-${String(number).padStart(12, '0')}`

type World = {
  readonly people?: readonly PersonRecord[]
  readonly file?: string
  readonly version?: string
  /** Called before each card is judged. */
  readonly onJudge?: () => void
}

type OwnChecker = {
  readonly database: Database
  readonly file: string
  readonly people: People
  readonly clock: { today: string }
  readonly checker: Checker
  readonly keep: (...some: readonly PersonRecord[]) => void
  readonly forget: (gone: string) => void
  /** Works until there is nothing left; gives who was judged meanwhile, each once. */
  readonly settle: () => Promise<string[]>
  /** What is said of everybody when each card is opened. */
  readonly live: () => Record<string, Mark[]>
  readonly held: () => Record<string, Mark[]>
}

/** A base with a checker of its own that is led step by step; the day is what the test sets. */
export function ownChecker({ people: records = [], file, version = '1', onJudge }: World = {}): OwnChecker {
  const { database, file: made } = ownBase(file)
  const people = peopleOf(database, noIndex, () => 0)
  const clock = { today: '2026-11-22' }
  const judged: string[] = []
  const checks = createChecks({ database, people, today: () => clock.today })
  const checker = createChecker({
    database,
    people,
    cursors: cursorsOf(database),
    rules: {
      version,
      marksOf(record) {
        judged.push(record.id)
        onJudge?.()
        return checks.marksOf(record)
      },
      marksBeside(placed) {
        const marksOf = checks.marksBeside(placed)
        return (one) => {
          judged.push(one.record.id)
          onJudge?.()
          return marksOf(one)
        }
      },
    },
    today: () => clock.today,
    breathe: () => Promise.resolve(),
  })
  const keep = (...some: readonly PersonRecord[]) => inOneGo(database, () => some.forEach(people.keep))
  keep(...records)

  return {
    database,
    file: made,
    people,
    clock,
    checker,
    keep,
    forget: (gone: string) => inOneGo(database, () => people.forget(gone)),
    async settle() {
      judged.length = 0
      checks.refresh()
      while ((await checker.step()).did !== 'nothing');
      await checker.end('2026-11-22T10:00:00.000Z')
      return [...new Set(judged)].sort()
    },
    live: () => Object.fromEntries([...people.each()].map((record) => [record.id, checks.marksOf(record)])),
    held: () => heldMarks(database),
  }
}

/** The marks that the base holds of each person. */
export function heldMarks(database: Database): Record<string, Mark[]> {
  const found: Record<string, Mark[]> = {}
  const ids = database.prepare<[], string>('select id from person order by row_id').pluck().all()
  for (const one of ids) found[one] = []
  const rows = database
    .prepare<[], { id: string; body: string }>(
      'select p.id, m.body from mark m join person p on p.row_id = m.person order by m.person, m.number',
    )
    .all()
  for (const row of rows) found[row.id]!.push(JSON.parse(row.body) as Mark)
  return found
}

/** All that is derived from the marks, for comparing two bases of the same people; rows by id. */
export function derived(database: Database): unknown {
  const all = (sql: string) => database.prepare(sql).all()
  return {
    checked: all(`select p.id, c.kind, active, classes, sort_key, errors, warnings, marks, worst
      from checked c left join person p on p.row_id = c.person order by p.id`),
    classes: all(`select class_name, sort_key, p.id, worst from checked_class c
      left join person p on p.row_id = c.person order by 1, 2, 3`),
    codes: all(`select code, sort_key, p.id, worst from mark_code c
      left join person p on p.row_id = c.person order by 1, 2, 3`),
    named: all(
      'select named, p.id from mark_names n left join person p on p.row_id = n.person order by 1, 2',
    ),
    odd: all(
      'select o.kind, key, p.id from odd_key o left join person p on p.row_id = o.person order by 1, 2, 3',
    ),
    health: [
      all('select * from health_class where pupils > 0 or guardians > 0'),
      all('select * from health_kind where people > 0'),
      all('select * from health_sum'),
    ],
  }
}
