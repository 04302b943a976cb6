import { expect, test } from 'vitest'
import { pupil } from '../../fakes/people.ts'
import { ownCorrections, type OwnCorrections } from './desk.ts'

const NAME = { field: 'lastName', was: 'Образцов', becomes: 'Образцова' } as const

/** A conflict that was settled; the draft in its place, where ours was kept. */
function settled(desk: OwnCorrections, take: 'ours' | 'theirs'): { id: string; draft: string } {
  const id = desk.conflict({ changes: [NAME], now: { lastName: 'Примеров' } })
  const outcome = desk.conflicts.settle({ id, saw: desk.fields(id), choices: [{ field: 'lastName', take }] })
  if (!outcome.ok) throw new Error(outcome.fault.code)
  return { id, draft: outcome.value.drafted ?? '' }
}

test.each(['ours', 'theirs'] as const)('what was decided can be taken back: %s', (take) => {
  const desk = ownCorrections()
  const { id, draft } = settled(desk, take)
  expect([desk.conflicts.reopen(id), desk.conflicts.reopen(id)]).toEqual([true, false])
  expect([desk.state(id), desk.state(draft)]).toEqual(['conflict', take === 'ours' ? 'withdrawn' : undefined])
  expect(desk.conflicts.list()).toMatchObject([{ isRead: true, fields: [{ theirs: 'Примеров' }] }])
  expect(desk.events.newest(1)).toMatchObject([{ what: 'conflict.reopen', subject: id }])
})

test('a successor that is signed already stays, and so does the decision', () => {
  const desk = ownCorrections()
  const { id, draft } = settled(desk, 'ours')
  desk.sign(draft)
  expect([desk.conflicts.reopen(id), desk.state(id), desk.state(draft)]).toEqual([false, 'closed', 'waiting'])
})

test('a draft that is taken back brings its conflict back', () => {
  const desk = ownCorrections()
  const { id, draft } = settled(desk, 'ours')
  expect(desk.drafts.withdraw(draft).ok).toBe(true)
  expect([desk.state(id), desk.conflicts.reopen(id)]).toEqual(['conflict', false])
})

test('a conflict is settled, taken back and settled anew as often as people like', () => {
  const desk = ownCorrections()
  const { id } = settled(desk, 'ours')
  desk.conflicts.reopen(id)
  for (const take of ['theirs', 'ours', 'ours'] as const) {
    const choices = [{ field: 'lastName', take } as const]
    expect(desk.conflicts.settle({ id, saw: desk.fields(id), choices }).ok).toBe(true)
    expect(desk.conflicts.reopen(id)).toBe(true)
  }
  expect(desk.state(id)).toBe('conflict')
})

test('what was closed without a decision about its fields is not opened again', () => {
  const desk = ownCorrections()
  const id = desk.conflict({ changes: [NAME], now: { lastName: 'Примеров' } })
  desk.corrections.moveTo(id, 'closed')
  expect([desk.conflicts.reopen(id), desk.state(id)]).toEqual([false, 'closed'])
})

test('only equal values settle themselves, and leave the outbox like any confirmed correction', () => {
  const desk = ownCorrections()
  const id = desk.conflict({ changes: [NAME], now: { lastName: 'Примеров' } })
  expect([desk.state(id), desk.outbox.all().length]).toEqual(['conflict', 1])
  desk.keep(pupil({ version: 3, lastName: NAME.becomes }))
  expect([desk.readToEnd(), desk.state(id), desk.outbox.all()]).toEqual([true, 'confirmed', []])
  expect(desk.events.newest(1)).toMatchObject([{ what: 'conflict.equal', subject: id }])
})

test('one field that differs keeps the whole correction before a person, and so does one that nobody touched', () => {
  const desk = ownCorrections()
  const phone = { field: 'phone', was: '+79000000001', becomes: '+79000000005' } as const
  const half = desk.conflict({
    changes: [NAME, phone],
    now: { lastName: NAME.becomes, phone: '+79000000007' },
  })
  const untouched = desk.conflict({ changes: [NAME, phone], now: { lastName: NAME.becomes } })
  expect([desk.readToEnd(), desk.state(half), desk.state(untouched)]).toEqual([false, 'conflict', 'conflict'])
})

test('what a person has settled is not touched by equal values that come later', () => {
  const desk = ownCorrections()
  const { id } = settled(desk, 'theirs')
  desk.keep(pupil({ version: 3, lastName: NAME.becomes }))
  expect([desk.readToEnd(), desk.state(id)]).toEqual([false, 'closed'])
})
