import { expect, test } from 'vitest'
import { pastOf } from '../../../main/register/past.ts'
import { pupil } from '../../fakes/people.ts'
import { idOf, made, ownJournal } from './journal.ts'

/** Times of three things that have become of the pupil, ms. */
const [EARLY, MIDDLE, LATE] = [1_000, 2_000, 3_000].map((at) => at + Date.UTC(2026, 8, 1)) as [
  number,
  number,
  number,
]

const at = (ms: number): string => new Date(ms).toISOString()

test('imports, classes and corrections stand together in order of time; what was undone is not there', () => {
  const { database, people, journal } = ownJournal([made(1)])
  const person = pupil().id
  const batch = database.prepare(
    `insert into import_batch (id, at, file_name, state, added, changed, rejected) values (?, ?, ?, ?, 1, 0, 0)`,
  )
  const before = database.prepare('insert into import_undo (batch, person, before) values (?, ?, ?)')
  batch.run('a', EARLY, 'first.csv', 'done')
  before.run('a', person, null)
  batch.run('b', LATE, 'second.csv', 'done')
  before.run('b', person, JSON.stringify(pupil({ lastName: 'Прежний', phone: '' })))
  batch.run('c', LATE, 'undone.csv', 'undone')
  before.run('c', person, null)
  database.prepare('update enrolment set since = ?').run(EARLY)
  const step = { at: at(MIDDLE), what: 'correction.draft' }
  const past = pastOf({ database, people, corrections: journal, historyOf: () => [step] })

  expect(past(person)).toEqual({
    person: {
      id: person,
      kind: 'pupil',
      lastName: 'Образцов',
      firstName: 'Пример',
      middleName: 'Тестович',
      className: '5А',
    },
    version: 1,
    entries: [
      { what: 'import', at: at(EARLY), file: 'first.csv', isNew: true, since: [] },
      { what: 'class', at: at(EARLY), className: '5А' },
      { what: 'correction', at: at(MIDDLE), id: idOf(1), number: 1, changes: made(1).changes, step },
      {
        what: 'import',
        at: at(LATE),
        file: 'second.csv',
        isNew: false,
        since: [
          { field: 'lastName', before: 'Прежний', now: 'Образцов' },
          { field: 'phone', before: '', now: pupil().phone },
        ],
      },
    ],
  })
})
