import { expect, test } from 'vitest'
import { aboutIn } from '../../../main/access/about.ts'
import { holdersOf } from '../../../main/access/holders.ts'
import { createLooks } from '../../../main/access/looks.ts'
import { rowsOf } from '../../../main/access/rows.ts'
import { sumsOf } from '../../../main/access/sums.ts'
import { correctionsOf } from '../../../main/store/corrections.ts'
import { eventsOf } from '../../../main/store/events.ts'
import { peopleOf } from '../../../main/store/people.ts'
import { snilsCorrection } from '../../fakes/correction.ts'
import { pupil } from '../../fakes/people.ts'
import { noIndex, ownBase } from '../../fakes/store.ts'

const anna = 'a'.repeat(64)
const renewed = 'b'.repeat(64)
const boris = 'c'.repeat(64)

function ownLog() {
  const { database } = ownBase()
  let who = anna
  const events = eventsOf(
    database,
    () => 7,
    () => ({ who, workplace: 'desk-1' }),
  )
  const holders = holdersOf({
    database,
    staff: () => [{ id: 'member-1', name: 'Образцова Анна', fingerprint: renewed }],
  })
  holders.saw(anna, 'Прежняя Анна', 'member-1', 1)
  holders.saw(renewed, 'Образцова Анна', 'member-1', 2)
  holders.saw(boris, 'Примеров Борис', '', 3)
  const abouts = aboutIn(database)
  return {
    database,
    events,
    holders,
    abouts,
    rows: rowsOf({ database, holders, abouts }),
    as: (other: string) => void (who = other),
  }
}

test('a member of the staff is found by an older certificate and by a newer one, under the name of now', () => {
  const { events, rows, holders, as } = ownLog()
  events.add('person.open', 'one')
  as(renewed)
  events.add('person.open', 'two')
  as(boris)
  events.add('person.open', 'three')
  expect(rows.page({ staff: ['member-1'] }, 9).map(({ subject }) => subject)).toEqual(['two', 'one'])
  expect([anna, renewed, boris].map(holders.naming()).map(({ name }) => name)).toEqual([
    'Образцова Анна',
    'Образцова Анна',
    'Примеров Борис',
  ])
  expect(holders.naming()('d'.repeat(64))).toEqual({ way: 'card', key: 'd'.repeat(64), name: '' })
})

test('rows from before the log said who are given to whoever had opened the shift', () => {
  const { database, rows } = ownLog()
  const insert = database.prepare(
    `insert into event (at, what, subject, previous, chain) values (?, ?, ?, '', '')`,
  )
  for (const [at, what, subject] of [
    [1, 'person.open', 'nobody'],
    [2, 'shift.open', boris],
    [3, 'person.open', 'by boris'],
    [4, 'correction.accepted', 'by the line'],
    [5, 'shift.prepare', ''],
    [6, 'person.open', 'without a card'],
    [7, 'shift.lock', ''],
    [8, 'person.open', 'nobody again'],
  ])
    insert.run(at, what, subject)
  expect(rows.page({}, 9).map(({ who }) => who)).toEqual(['', '', 'no-card', 'no-card', '', boris, boris, ''])
  expect(rows.page({ staff: [boris] }, 9).map(({ at }) => at)).toEqual([3, 2])
})

test('what was done to the corrections of a person is about that person, deleted or not', () => {
  const { database, events, rows, abouts } = ownLog()
  const people = peopleOf(database, noIndex, () => 0)
  database.transaction(() => people.keep(pupil()))()
  const draft = snilsCorrection()
  correctionsOf(database).add(draft)
  events.add('correction.sign', draft.id)
  events.add('retype.tick', `${draft.id} snils`)
  events.add('print.receipt', draft.id)
  events.add('person.open', 'somebody-else')
  const about = () =>
    rows.page({ people: [pupil().id] }, 9).map(({ what, subject }) => {
      const { person } = abouts.of(what, subject)
      return person && [what, abouts.person(person).lastName]
    })
  expect(about()).toEqual([
    ['print.receipt', 'Образцов'],
    ['retype.tick', 'Образцов'],
    ['correction.sign', 'Образцов'],
  ])
  database.exec('delete from person')
  expect(about()?.map((one) => one?.[1])).toEqual(['', '', ''])
})

test('a person is counted once however often, what came by itself not at all, and lists apart', async () => {
  const { events, rows, abouts, holders, as } = ownLog()
  for (const _ of [1, 2, 3]) events.add('person.open', pupil().id)
  events.add('print.memo', pupil().id)
  events.add('list.class', '5А')
  as(boris)
  events.add('person.open', pupil().id)
  as('')
  events.add('correction.accepted', 'x')
  const { count, people, staff } = await sumsOf(rows.slices({}), { abouts, name: holders.naming() })
  expect(count).toEqual({ rows: 7, people: 1, staff: 2, lists: 1 })
  expect(people).toEqual([
    { id: pupil().id, staff: new Set(['member-1', boris]), look: 4, carried: 1, correct: 0 },
  ])
  expect(staff.map(({ by, look, carried }) => [by.name, look, carried])).toEqual([
    ['Образцова Анна', 4, 1],
    ['Примеров Борис', 1, 0],
  ])
})

test('a look is noted again after a minute without one, by another person, and at another', () => {
  const noted: string[] = []
  let [now, who] = [0, anna]
  const look = createLooks({
    note: (what, subject) => void noted.push(`${now} ${what} ${subject}`),
    who: () => who,
    now: () => now,
  })
  for (const [at, by, what, subject] of [
    [0, anna, 'person.open', 'p'],
    [59_999, anna, 'person.open', 'p'],
    [60_000, boris, 'person.open', 'p'],
    [60_001, boris, 'person.open', 'q'],
    [60_002, boris, 'person.compare', 'q'],
    [119_999, anna, 'person.open', 'p'],
  ] as const) {
    ;[now, who] = [at, by]
    look(what, subject)
  }
  expect(noted).toEqual([
    '0 person.open p',
    '60000 person.open p',
    '60001 person.open q',
    '60002 person.compare q',
    '119999 person.open p',
  ])
})
