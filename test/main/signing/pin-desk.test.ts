import { expect, test } from 'vitest'
import type { Fault } from '../../../contract/index.ts'
import { done, failed, type Outcome } from '../../../domain/outcome.ts'
import { quietPin } from '../../fakes/cards.ts'
import { asking, desk, pin, question, slowCard, wrong } from './asked-pin.ts'

test('the right PIN ends the question with what came of it, and the bytes are gone', async () => {
  const { window, pinDesk, enter } = desk()
  const asked = pinDesk.ask(asking(), () => Promise.resolve(done('signed')))
  const bytes = pin()
  expect(await enter(bytes)).toEqual(done({}))
  expect(await asked).toEqual(done('signed'))
  expect([...bytes]).toEqual([0, 0, 0, 0])
  expect(window.isOpen).toBe(false)
})

test('a wrong PIN keeps the window open with the tries left, and is not tried again by itself', async () => {
  const { window, pinDesk, enter } = desk()
  let tries = 0
  const asked = pinDesk.ask(asking(), () => Promise.resolve((tries++, wrong(2))))
  const bytes = pin()
  expect(await enter(bytes)).toEqual(wrong(2))
  expect(tries).toBe(1)
  expect([...bytes]).toEqual([0, 0, 0, 0])
  expect(window.isOpen).toBe(true)
  expect(await pinDesk.handlers['pin.look']({})).toEqual(
    done({ question: { ...question, triesLeft: 2, pin: { ...quietPin, isLow: true } } }),
  )
  await pinDesk.handlers['pin.cancel']({})
  expect(await asked).toEqual(failed({ code: 'pin.cancelled' }))
})

test('a blocked card ends the question', async () => {
  const { window, pinDesk, enter } = desk()
  const asked = pinDesk.ask(asking(), () => Promise.resolve(failed({ code: 'pin.blocked' } as const)))
  await enter(pin())
  expect(await asked).toEqual(failed({ code: 'pin.blocked' }))
  expect(window.isOpen).toBe(false)
})

test('a window closed by the person is a refusal', async () => {
  const { window, pinDesk } = desk()
  const asked = pinDesk.ask(asking(), () => Promise.resolve(done('signed')))
  window.close()
  expect(await asked).toEqual(failed({ code: 'pin.cancelled' }))
})

test('a window closed while the card works waits for the card', async () => {
  const { window, pinDesk, enter } = desk()
  const card = Promise.withResolvers<Outcome<string, Fault>>()
  const asked = pinDesk.ask(asking(), () => card.promise)
  const entered = enter(pin())
  window.close()
  card.resolve(done('signed'))
  await entered
  expect(await asked).toEqual(done('signed'))

  const again = pinDesk.ask(asking(), () => card2.promise)
  const card2 = Promise.withResolvers<Outcome<string, Fault>>()
  const second = enter(pin())
  window.close()
  card2.resolve(wrong(1))
  await second
  expect(await again).toEqual(failed({ code: 'pin.cancelled' }))
})

test('nobody is asked twice at once, and a PIN nobody asked for is not used', async () => {
  const { pinDesk, enter } = desk()
  const bytes = pin()
  expect(await enter(bytes)).toEqual(failed({ code: 'pin.not-asked' }))
  expect([...bytes]).toEqual([0, 0, 0, 0])
  expect(await pinDesk.handlers['pin.look']({})).toEqual(failed({ code: 'pin.not-asked' }))

  const first = pinDesk.ask(asking(), () => Promise.resolve(done(1)))
  expect(await pinDesk.ask(asking(), () => Promise.resolve(done(2)))).toEqual(
    failed({ code: 'device.in-use' }),
  )
  pinDesk.dismiss()
  expect(await first).toEqual(failed({ code: 'pin.cancelled' }))
})

test('giving up while the card works stops it, and the question ends when the card has', async () => {
  const { window, pinDesk, enter } = desk()
  const card = slowCard()
  let isEnded = false
  const asked = pinDesk.ask(asking(), card.enter).finally(() => (isEnded = true))
  const entered = enter(pin())
  await pinDesk.handlers['pin.cancel']({})
  await Promise.resolve()
  expect([card.seen.isStopped, isEnded, window.isOpen]).toEqual([true, false, true])

  card.work.resolve(failed({ code: 'device.cancelled' }))
  await entered
  expect(await asked).toEqual(failed({ code: 'pin.cancelled' }))
  expect(window.isOpen).toBe(false)
})

test('what the card ends after one question never answers the next', async () => {
  const { pinDesk, enter } = desk()
  const card = slowCard()
  const first = pinDesk.ask(asking(), card.enter)
  const entered = enter(pin())
  await pinDesk.handlers['pin.cancel']({})
  card.work.resolve(done('late'))
  await entered
  expect(await first).toEqual(done('late'))

  const second = pinDesk.ask(asking(), () => Promise.resolve(done('second')))
  await enter(pin())
  expect(await second).toEqual(done('second'))
})

test('the lock takes the window away at once, even while the card works', async () => {
  const { window, pinDesk, enter } = desk()
  const card = slowCard()
  const asked = pinDesk.ask(asking(), card.enter)
  const entered = enter(pin())
  pinDesk.dismiss()
  expect([card.seen.isStopped, window.isOpen]).toEqual([true, false])
  card.work.resolve(failed({ code: 'device.removed' }))
  await entered
  expect(await asked).toEqual(failed({ code: 'pin.cancelled' }))
})

test('work that fails by surprise behind a closed window ends the question', async () => {
  const { pinDesk, window, enter } = desk()
  const card = slowCard()
  const asked = pinDesk.ask(asking(), card.enter)
  const entered = enter(pin()).catch(() => 'surprise')
  window.close()
  card.work.reject(new Error('the disk is full'))
  expect(await entered).toBe('surprise')
  expect(await asked).toEqual(failed({ code: 'pin.cancelled' }))
})
