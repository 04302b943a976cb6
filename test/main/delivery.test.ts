import { expect, test } from 'vitest'
import type { Way } from '../../contract/way.ts'
import { createDelivery } from '../../main/delivery.ts'
import { correctionsOf } from '../../main/store/corrections.ts'
import { cursorsOf } from '../../main/store/cursors.ts'
import { eventsOf } from '../../main/store/events.ts'
import { ownBase } from '../fakes/store.ts'

function ownDelivery(setting: { locked?: Way; hasGateway: boolean }) {
  const { database } = ownBase()
  const events = eventsOf(database, () => 1)
  let changes = 0
  const open = ({ locked, hasGateway }: typeof setting) =>
    createDelivery({
      database,
      cursors: cursorsOf(database),
      corrections: correctionsOf(database),
      events,
      locked,
      hasGateway,
      changed: () => void (changes += 1),
    })
  return { ...open(setting), open, events, changes: () => changes }
}

const ALL = ['gateway', 'package', 'retype']

test.each([
  [{ hasGateway: true }, { way: 'gateway', ways: ALL, isLocked: false, waiting: 0 }],
  [{ hasGateway: false }, { way: 'package', ways: ['package', 'retype'], isLocked: false, waiting: 0 }],
  [
    { hasGateway: true, locked: 'retype' },
    { way: 'retype', ways: ['retype'], isLocked: true, waiting: 0 },
  ],
] as const)('before anybody has chosen, the settings say the way: %j', (setting, shown) => {
  expect(ownDelivery(setting).look()).toEqual(shown)
})

test('a way that was chosen stays chosen after a restart, and the log knows it', () => {
  const desk = ownDelivery({ hasGateway: true })
  expect(desk.choose('retype')).toMatchObject({ ok: true, value: { way: 'retype' } })
  expect(desk.choose('retype')).toMatchObject({ ok: true })
  expect(desk.changes()).toBe(1)
  expect(desk.open({ hasGateway: true }).way()).toBe('retype')
  expect(desk.events.newest(5)).toMatchObject([{ what: 'delivery.choose', subject: 'retype' }])
})

test('without a gateway nothing leaves over the line, whatever was chosen before', () => {
  const desk = ownDelivery({ hasGateway: true })
  desk.choose('retype')
  desk.choose('gateway')
  const without = desk.open({ hasGateway: false })
  expect(without.way()).toBe('package')
  expect(without.choose('gateway')).toEqual({ ok: false, fault: { code: 'delivery.no-way' } })
})

test('what the administrator has set is not chosen here, and is above what was', () => {
  const desk = ownDelivery({ hasGateway: true })
  desk.choose('retype')
  const locked = desk.open({ hasGateway: true, locked: 'gateway' })
  expect(locked.way()).toBe('gateway')
  expect(locked.choose('retype')).toEqual({ ok: false, fault: { code: 'delivery.locked' } })
})
