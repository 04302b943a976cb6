import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PersonRecord } from '../../../contract/person.ts'
import { retentionFile } from '../../../contract/retention.ts'
import { createRetention, type Retention } from '../../../main/retention/retention.ts'
import { correctionsOf, type Corrections } from '../../../main/store/corrections.ts'
import { cursorsOf, type Cursors } from '../../../main/store/cursors.ts'
import { inOneGo, type Database } from '../../../main/store/database.ts'
import { eventsOf, type Events } from '../../../main/store/events.ts'
import { peopleOf, type People } from '../../../main/store/people.ts'
import { createSearch } from '../../../main/search/search.ts'
import { guardian, pupil } from '../../fakes/people.ts'
import { ownBase } from '../../fakes/store.ts'

/** The terms that come along. */
export const shipped = retentionFile.parse(
  JSON.parse(
    readFileSync(fileURLToPath(new URL('../../../regions/retention.json', import.meta.url)), 'utf8'),
  ),
)

export const DAY = 86_400_000

/** The first moment of the tests. */
export const START = Date.parse('2026-09-01T06:00:00.000Z')

type School = {
  readonly database: Database
  readonly file: string
  readonly people: People
  readonly corrections: Corrections
  readonly events: Events
  readonly cursors: Cursors
  readonly clock: { now: number }
  readonly retention: Retention
  readonly copiesBefore: readonly number[]
  readonly asidesBefore: readonly number[]
  readonly keep: (...some: readonly PersonRecord[]) => void
  readonly ids: () => string[]
  readonly pass: (days: number) => Promise<void>
}

/** A base with a retention of its own; time goes on only when the test says so. */
export function ownSchool(people: readonly PersonRecord[]): School {
  const { database, file } = ownBase()
  const clock = { now: START }
  const now = () => clock.now
  const store = {
    database,
    people: peopleOf(database, createSearch(database).index, now),
    corrections: correctionsOf(database),
    events: eventsOf(database, now),
    cursors: cursorsOf(database),
  }
  const copiesBefore: number[] = []
  const asidesBefore: number[] = []
  const retention = createRetention({
    ...store,
    terms: shipped,
    now,
    removeCopies: (before) => Promise.resolve(copiesBefore.push(before)),
    removeAsides: (before) => Promise.resolve(asidesBefore.push(before)),
  })
  const keep = (...some: readonly PersonRecord[]) =>
    inOneGo(database, () => void some.forEach(store.people.keep))
  keep(...people)
  return {
    ...store,
    file,
    clock,
    retention,
    copiesBefore,
    asidesBefore,
    keep,
    ids: () => [...store.people.each()].map(({ id }) => id).sort(),
    /** So many days later, as the desk works day by day. */
    async pass(days: number): Promise<void> {
      for (let day = 0; day < days; day++) {
        clock.now += DAY
        await retention.run()
      }
    },
  }
}

const idOf = (number: number) => `019b0000-0000-7000-8000-${String(number).padStart(12, '0')}`

/** A family by its number: a pupil and the mother, with everything that tells them from others. */
export function family(number: number, other: Partial<PersonRecord> = {}): [PersonRecord, PersonRecord] {
  const mother = guardian({
    id: idOf(number * 10 + 2),
    lastName: `Семейная${'абвгд'[number]}`,
    snils: `0876543030${number}`,
    phone: `+7900000002${number}`,
    email: `mother${number}@example.org`,
  })
  const child = pupil({
    id: idOf(number * 10 + 1),
    lastName: `Семейный${'абвгд'[number]}`,
    snils: `1122334459${number}`,
    phone: `+7900000001${number}`,
    email: `child${number}@example.org`,
    links: [{ guardian: mother.id, relation: 'mother', basis: '' }],
    ...other,
  })
  return [child, mother]
}

/** The pupil as the journal has them after leaving. */
export const left = (child: PersonRecord): PersonRecord => ({
  ...child,
  state: 'left',
  className: '',
  version: child.version + 1,
})
