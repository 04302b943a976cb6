import { expect, test } from 'vitest'
import { connect } from '../../../main/store/database.ts'
import { eventsOf } from '../../../main/store/events.ts'
import { createNotes } from '../../../main/store/notes.ts'
import { unlock } from '../../../main/store/open.ts'
import { key, ownBase } from '../../fakes/store.ts'

test('a note made while another connection writes waits, holds nobody up, and is entered with the next', () => {
  const { file, database } = ownBase()
  const events = eventsOf(database, () => 7)
  const troubles: unknown[] = []
  const note = createNotes(database, events, (cause) => troubles.push(cause))

  const other = connect(file)
  unlock(other, key)
  other.exec('begin immediate')
  note('person.open', 'a')
  expect(troubles).toEqual([])
  expect(events.newest(5)).toEqual([])
  other.exec('commit')
  other.close()

  note('shift.lock')
  expect(events.newest(5).map(({ what, subject }) => [what, subject])).toEqual([
    ['shift.lock', ''],
    ['person.open', 'a'],
  ])
  expect(database.pragma('busy_timeout', { simple: true })).toBe(5_000)
})

test('a note that had to wait is entered though nothing more is noted', async () => {
  const { file, database } = ownBase()
  const events = eventsOf(database, () => 7)
  const note = createNotes(database, events, () => undefined)
  const other = connect(file)
  unlock(other, key)
  other.exec('begin immediate')
  note('person.open', 'a')
  other.exec('commit')
  other.close()
  await expect
    .poll(() => events.newest(5).map(({ what }) => what), { timeout: 5_000 })
    .toEqual(['person.open'])
})

test('what else keeps a note from being entered is told', () => {
  const { database } = ownBase()
  const cause = new Error('the disk')
  const events = {
    ...eventsOf(database, () => 7),
    enter: () => {
      throw cause
    },
  }
  const troubles: unknown[] = []
  createNotes(database, events, (one) => troubles.push(one))('person.open', 'a')
  expect(troubles).toEqual([cause])
})
