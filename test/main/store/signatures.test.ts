import { expect, test } from 'vitest'
import { bytesOf, correctionsOf } from '../../../main/store/corrections.ts'
import { migrate, stepOf } from '../../../main/store/migrate.ts'
import { connect } from '../../../main/store/database.ts'
import type { Correction } from '../../../contract/correction.ts'
import { pupil } from '../../fakes/people.ts'

const one: Correction = {
  form: 1,
  id: '019b0000-0000-7000-8000-000000000001',
  school: 'training',
  workplace: 'desk-1',
  person: pupil().id,
  baseVersion: 1,
  changes: [{ field: 'snils', was: '11223344595', becomes: '08765430300' }],
  basis: 'original',
  askedBy: 'guardian',
  created: '2026-09-01T08:00:00.000Z',
  training: true,
}

test('what was signed before step 8 is held as it was, and grows from there', () => {
  const database = connect(':memory:')
  migrate(database, 7)
  database
    .prepare(
      `insert into correction (id, person, body, created, state, previous, chain, signature, certificate, signed_at)
       values (?, ?, ?, 0, 'waiting', '', '', x'01', x'02', 5)`,
    )
    .run(one.id, one.person, bytesOf(one))
  migrate(database)
  expect(stepOf(database)).toBeGreaterThanOrEqual(8)

  const corrections = correctionsOf(database)
  expect(corrections.find(one.id)).toEqual({
    number: 1,
    correction: one,
    bytes: Buffer.from(bytesOf(one)),
    state: 'waiting',
    signature: Buffer.of(1),
    certificate: Buffer.of(2),
    signedAt: 5,
    isStamped: false,
  })
  expect(corrections.signersOf(one.id)).toEqual([])
  expect(corrections.toStamp(0, 9)).toEqual([one.id])

  corrections.addFuller(one.id, 'time-stamp', Buffer.of(1, 1), 6)
  expect(corrections.find(one.id)).toMatchObject({ signature: Buffer.of(1, 1), isStamped: true })
  expect(database.prepare('select count(*) from staff_member').pluck().get()).toBe(0)
  database.close()
})
