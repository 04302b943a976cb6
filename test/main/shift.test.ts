import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { done } from '../../domain/outcome.ts'
import { changeOf, type Shift } from '../../main/shift.ts'
import { ownSigner } from '../fakes/signer.ts'
import { certificate, desk, NOW, signing, since, state } from './shift-desk.ts'

beforeEach(() => void vi.useFakeTimers({ now: NOW }))
afterEach(() => void vi.useRealTimers())

test('a shift opens in the name on the certificate', async () => {
  const { open, changes } = desk(signing.authority)
  const shift = { name: 'TEST card', fingerprint: certificate, since, role: 'curator', way: 'card' }
  expect(await open()).toEqual(done(shift))
  expect(changes).toEqual([shift])
})

test('a card for which no known authority vouches opens nothing', async () => {
  const { open, shift } = desk(ownSigner(NOW).authority)
  expect(await open()).toEqual({ ok: false, fault: { code: 'shift.untrusted' } })
  expect(shift.current()).toBe(undefined)
})

test('the card out of its reader closes the shift; another card there does not keep it open', async () => {
  for (const seen of [state('no-card', []), state('ready', ['f'.repeat(64)]), state('no-service', [])]) {
    const { open, shift, see } = desk(signing.authority)
    await open()
    see(state('ready', [certificate, 'e'.repeat(64)]))
    expect(shift.current()).toBeDefined()
    see(seen)
    expect(shift.current()).toBe(undefined)
  }
})

/** Somebody at the open desk is asked for the PIN of a batch. */
async function asking() {
  const own = desk(signing.authority)
  await own.open()
  own.ask()
  return own
}

test('while a PIN is asked for, its card may be put in again before the shift closes', async () => {
  const { see, shift, pinDesk } = await asking()
  see(state('no-card', []))
  expect([shift.current() !== undefined, pinDesk.standing() !== undefined]).toEqual([true, true])
  see(state('ready', [certificate]))
  vi.advanceTimersByTime(120_000)
  expect(shift.current()).toBeDefined()
})

test('a card that stays out closes the shift with the end of the question, or after a minute', async () => {
  const first = await asking()
  first.see(state('no-card', []))
  await first.pinDesk.handlers['pin.cancel']({})
  await Promise.resolve()
  expect(first.shift.current()).toBe(undefined)

  const second = await asking()
  second.see(state('no-card', []))
  vi.advanceTimersByTime(55_000)
  expect(second.shift.current()).toBeDefined()
  vi.advanceTimersByTime(10_000)
  expect([second.shift.current(), second.pinDesk.standing()]).toEqual([undefined, undefined])
})

test('a signing process that starts again throws nobody out', async () => {
  const { open, shift, see } = desk(signing.authority)
  await open()
  see(state('starting', []))
  expect(shift.current()).toBeDefined()
})

test('five idle minutes close the shift', async () => {
  const { open, shift, clock, changes } = desk(signing.authority)
  await open()
  clock.idle = 299
  vi.advanceTimersByTime(10_000)
  expect(shift.current()).toBeDefined()
  clock.idle = 300
  vi.advanceTimersByTime(5_000)
  expect(shift.current()).toBe(undefined)
  expect(changes.at(-1)).toBe(undefined)
})

test('who is not of the staff is turned away before the PIN is asked for, and the log knows the card', async () => {
  const { open, shift, log } = desk(signing.authority, {})
  expect(await open()).toEqual({ ok: false, fault: { code: 'certificate.stranger' } })
  expect(shift.current()).toBe(undefined)
  expect(log).toEqual([`certificate.stranger ${certificate}`])
})

test('a new role counts at once, and who is removed from the staff is locked out', async () => {
  const { open, shift, more } = desk(signing.authority, { role: 'administrator' })
  await open()
  more.role = 'secretary'
  shift.review()
  expect(shift.current()?.role).toBe('secretary')
  delete more.role
  shift.review()
  expect(shift.current()).toBe(undefined)
})

test('without a card a shift opens only where the settings allow it, and needs no card to stay open', async () => {
  expect(desk(signing.authority).shift.prepare()).toEqual({ ok: false, fault: { code: 'shift.no-card' } })

  const { shift, see, clock, log, open } = desk(signing.authority, { role: 'curator', withoutCards: true })
  expect(shift.prepare()).toEqual(
    done({ name: '', fingerprint: '', since, role: 'secretary', way: 'prepare' }),
  )
  see(state('no-card', []))
  expect(shift.current()?.way).toBe('prepare')
  await open()
  expect(shift.current()?.way).toBe('card')
  expect(shift.prepare()).toEqual(done(shift.current()))
  shift.lock()
  shift.prepare()
  clock.idle = 300
  vi.advanceTimersByTime(5_000)
  expect(shift.current()).toBe(undefined)
  expect(log).toEqual([
    'shift.prepare ',
    `shift.open ${certificate}`,
    'shift.lock ',
    'shift.prepare ',
    'shift.lock ',
  ])
})

test('the log tells a takeover from an opening', () => {
  const of = (fingerprint: string): Shift => ({ name: '', fingerprint, since, role: 'curator', way: 'card' })
  expect(changeOf(of('a'), undefined)).toEqual(['shift.open', 'a'])
  expect(changeOf(of('b'), of('a'))).toEqual(['shift.takeover', 'b'])
  expect(changeOf(of('a'), of('a'))).toEqual(['shift.open', 'a'])
  expect(changeOf(undefined, of('a'))).toEqual(['shift.lock', ''])
})

test('the first card may be pulled while the next person types: the desk is locked until the PIN is right', async () => {
  const { open, shift, see, changes } = desk(signing.authority)
  await open()
  const taking = open()
  see(state('no-card', []))
  expect(shift.current()).toBe(undefined)
  expect((await taking).ok).toBe(true)
  expect(shift.current()?.fingerprint).toBe(certificate)
  expect(changes.map((change) => change?.name)).toEqual(['TEST card', undefined, 'TEST card'])
})
