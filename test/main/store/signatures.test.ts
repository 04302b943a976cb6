import { expect, test } from 'vitest'
import { bytesOf, correctionsOf } from '../../../main/store/corrections.ts'
import { migrate, stepOf } from '../../../main/store/migrate.ts'
import { connect } from '../../../main/store/database.ts'
import { snilsCorrection } from '../../fakes/correction.ts'

const one = snilsCorrection()

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
