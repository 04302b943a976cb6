import { expect, test } from 'vitest'
import type { Correction } from '../../../contract/correction.ts'
import { bytesOf, correctionsOf } from '../../../main/store/corrections.ts'
import { eventsOf } from '../../../main/store/events.ts'
import { outboxOf } from '../../../main/store/outbox.ts'
import { evidence } from '../../fakes/evidence.ts'
import { pupil } from '../../fakes/people.ts'
import { ownBase } from '../../fakes/store.ts'

const one = (number: number): Correction => ({
  form: 1,
  id: `019b0000-0000-7000-8000-${String(number).padStart(12, '0')}`,
  school: 'training',
  workplace: 'desk-1',
  person: pupil().id,
  baseVersion: 1,
  changes: [{ field: 'snils', was: '11223344595', becomes: '08765430300' }],
  basis: 'original',
  askedBy: 'guardian',
  created: new Date(1_700_000_000_000 + number).toISOString(),
  training: true,
})
const seal = { signature: Buffer.from([1]), certificate: Buffer.from([2]), signedAt: 5 }

function three() {
  const { database } = ownBase()
  const corrections = correctionsOf(database)
  for (const number of [1, 2, 3]) corrections.add(one(number))
  return { database, corrections, outbox: outboxOf(database) }
}

test('a draft comes back with the bytes that will be signed', () => {
  const { corrections } = three()
  const held = corrections.find(one(2).id)!
  expect(held.correction).toEqual(one(2))
  expect(held.state).toBe('draft')
  expect(Buffer.from(held.bytes).equals(bytesOf(one(2)))).toBe(true)
  expect(Buffer.from(held.bytes).toString()).toMatch(/^\{"askedBy":"guardian","baseVersion":1,"basis":/)
})

test('neither the base nor the program lets a correction be deleted or rewritten', () => {
  const { database } = three()
  const tries = [
    'delete from correction where number = 2',
    `update correction set body = x'00' where number = 2`,
    `update correction set previous = '', chain = '' where number = 2`,
  ]
  for (const sql of tries) expect(() => database.exec(sql), sql).toThrow(/never/)
})

test('a signature is put once', () => {
  const { database, corrections } = three()
  corrections.seal(one(1).id, seal)
  expect(() => corrections.seal(one(1).id, seal)).toThrow(/cannot pass/)
  expect(() => database.exec(`update correction set signature = x'00' where number = 1`)).toThrow(
    /never replaced/,
  )
})

test('the fullest signature is the one that is held; what it was before stays', () => {
  const { database, corrections } = three()
  const { id } = one(1)
  expect(() => corrections.addFuller(id, 'time-stamp', Buffer.of(9), 6)).toThrow(/only what is signed/)

  corrections.seal(id, seal)
  expect(corrections.find(id)).toMatchObject({ signature: Buffer.of(1), isStamped: false })
  corrections.addFuller(id, 'time-stamp', Buffer.of(1, 2), 6)
  expect(corrections.find(id)).toMatchObject({ signature: Buffer.of(1, 2), isStamped: true })
  corrections.addFuller(id, 'second-person', Buffer.of(1, 2, 3), 7)
  expect(corrections.find(id)).toMatchObject({ signature: Buffer.of(1, 2, 3), isStamped: false, signedAt: 5 })
  expect(corrections.in('signed').map(({ signature }) => signature)).toEqual([Buffer.of(1, 2, 3)])

  for (const sql of ['delete from fuller_signature', `update fuller_signature set signature = x'00'`])
    expect(() => database.exec(sql), sql).toThrow(/never/)
})

test('each person who signed is kept with what was known then, once', () => {
  const { database, corrections } = three()
  const { id } = one(1)
  const first = { place: 1, certificate: Buffer.of(2), signedAt: 5, evidence } as const
  const second = { ...first, place: 2, certificate: Buffer.of(3), signedAt: 6 } as const
  corrections.addSigner(id, second)
  corrections.addSigner(id, first)

  expect(corrections.signersOf(id)).toEqual([first, second])
  expect(corrections.signersOf(one(2).id)).toEqual([])
  expect(() => corrections.addSigner(id, first)).toThrow(/UNIQUE/)
  for (const sql of ['delete from correction_signer', `update correction_signer set evidence = ''`])
    expect(() => database.exec(sql), sql).toThrow(/never/)
})

test('what waits for a time stamp: signed, without one since the last person, and not closed', () => {
  const { corrections } = three()
  for (const number of [3, 1, 2]) corrections.seal(one(number).id, seal)
  corrections.addFuller(one(2).id, 'time-stamp', Buffer.of(2), 6)
  expect(corrections.toStamp(0, 5)).toEqual([one(1).id, one(3).id])
  expect(corrections.toStamp(1, 5)).toEqual([one(3).id])
  expect(corrections.countToStamp()).toBe(2)

  corrections.addFuller(one(2).id, 'second-person', Buffer.of(3), 7)
  for (const state of ['waiting', 'refused', 'closed'] as const) corrections.moveTo(one(1).id, state)
  expect(corrections.toStamp(0, 5)).toEqual([one(2).id, one(3).id])
})

test('a state that may not follow is refused', () => {
  const { corrections } = three()
  expect(() => corrections.moveTo(one(1).id, 'confirmed')).toThrow(/confirmed/)
  corrections.moveTo(one(1).id, 'withdrawn')
  expect(() => corrections.moveTo(one(1).id, 'signed')).toThrow(/signed/)
  expect(corrections.counts()).toMatchObject({ draft: 2, withdrawn: 1 })
})

test('only what is confirmed leaves the outbox', () => {
  const { corrections, outbox } = three()
  const { id } = one(1)
  corrections.seal(id, seal)
  corrections.moveTo(id, 'waiting')
  outbox.add(id, 10)
  expect(() => outbox.remove(id)).toThrow(/only what is confirmed/)
  corrections.moveTo(id, 'confirmed')
  outbox.remove(id)
  expect(outbox.all()).toEqual([])
})

test('what is due is given oldest first, and not before its time', () => {
  const { corrections, outbox } = three()
  for (const number of [3, 1, 2]) {
    corrections.seal(one(number).id, seal)
    corrections.moveTo(one(number).id, 'waiting')
    outbox.add(one(number).id, number * 10)
  }
  expect(outbox.due(20, 10).map(({ correction }) => correction)).toEqual([one(1).id, one(2).id])
  outbox.postpone(one(1).id, 99)
  expect(outbox.due(20, 10).map(({ correction }) => correction)).toEqual([one(2).id])
  expect(outbox.soonest()).toBe(20)
  expect(outbox.find(one(1).id)).toEqual({ correction: one(1).id, failures: 1, nextTry: 99, answer: null })
})

test('a row altered behind the program breaks the chain at that row', () => {
  const { database, corrections } = three()
  expect(corrections.firstBrokenLink()).toBe(undefined)
  database.exec('drop trigger correction_body_stays')
  database.exec(`update correction set body = x'7b7d' where number = 2`)
  expect(corrections.firstBrokenLink()).toBe(2)
})

test('a row taken away behind the program breaks the chain', () => {
  const { database, corrections } = three()
  database.exec('drop trigger correction_stays')
  database.exec('delete from correction where number = 2')
  expect(corrections.firstBrokenLink()).toBe(3)
})

test('the log is never shortened or rewritten', () => {
  const { database } = ownBase()
  const events = eventsOf(database, () => 7)
  events.add('shift.open', 'a')
  events.add('shift.lock')
  expect(events.newest(5)).toEqual([
    { number: 2, at: 7, what: 'shift.lock', subject: '', who: '', workplace: '' },
    { number: 1, at: 7, what: 'shift.open', subject: 'a', who: '', workplace: '' },
  ])
  expect(() => database.exec('delete from event')).toThrow(/never/)
  expect(() => database.exec(`update event set what = 'x'`)).toThrow(/never/)
})
