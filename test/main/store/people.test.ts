import { expect, test } from 'vitest'
import { valueOf, withValue } from '../../../contract/person.ts'
import { peopleOf, type PersonIndex } from '../../../main/store/people.ts'
import { guardian, pupil } from '../../fakes/people.ts'
import { noIndex, ownBase } from '../../fakes/store.ts'

test('a record comes back exactly as it was kept', () => {
  const people = peopleOf(ownBase().database, noIndex, () => 0)
  people.keep(pupil())
  people.keep(guardian())
  expect(people.find(pupil().id)).toEqual(pupil())
  expect([...people.each()]).toEqual([pupil(), guardian()])
})

test('a record kept again takes the place of the one before, and its row', () => {
  const people = peopleOf(ownBase().database, noIndex, () => 0)
  const row = people.keep(pupil())
  const moved = pupil({ className: '6А', lastName: 'Новиков', documents: [], links: [], version: 2 })
  expect(people.keep(moved)).toBe(row)
  expect(people.findByRow(row)).toEqual(moved)
  expect(people.count()).toBe(1)
})

test('a school is counted; of a base too large for that the last row tells how many there are', () => {
  const { database } = ownBase()
  const people = peopleOf(database, noIndex, () => 0)
  expect(people.countAbout()).toBe(0)
  people.keep(pupil())
  people.keep(guardian())
  people.forget(pupil().id)
  expect(people.countAbout()).toBe(1)
  database.exec('update person set row_id = 1000000')
  expect([people.countAbout(), people.count()]).toEqual([1_000_000, 1])
})

test('a pupil is found from the guardian', () => {
  const people = peopleOf(ownBase().database, noIndex, () => 0)
  people.keep(pupil())
  people.keep(guardian())
  expect(people.pupilsOf(guardian().id).map(({ id }) => id)).toEqual([pupil().id])
})

test('a person whom the journal has let go leaves nothing behind', () => {
  const told: string[] = []
  const index: PersonIndex = { keep: () => told.push('keep'), forget: () => told.push('forget') }
  const { database } = ownBase()
  const people = peopleOf(database, index, () => 0)
  people.keep(pupil())
  people.forget(pupil().id)
  people.forget(pupil().id)
  expect(told).toEqual(['keep', 'forget'])
  for (const table of ['person', 'document', 'link', 'enrolment']) {
    expect(database.prepare(`select count(*) from ${table}`).pluck().get()).toBe(0)
  }
})

test('a change of class ends one enrolment and begins another', () => {
  let clock = 1
  const { database } = ownBase()
  const people = peopleOf(database, noIndex, () => clock)
  people.keep(pupil())
  clock = 2
  people.keep(pupil({ className: '6Б' }))
  expect(
    database.prepare('select class_name, since, until from enrolment order by since').raw().all(),
  ).toEqual([
    ['5А', 1, 2],
    ['6Б', 2, null],
  ])
})

test('certificate fields are read from and written to the birth certificate', () => {
  const record = withValue(pupil({ documents: [] }), 'certificateSeries', 'IV-ФС')
  expect(valueOf(record, 'certificateSeries')).toBe('IV-ФС')
  expect(valueOf(withValue(record, 'certificateNumber', '654321'), 'certificateSeries')).toBe('IV-ФС')
  expect(valueOf(withValue(pupil(), 'phone', ''), 'phone')).toBe('')
})
