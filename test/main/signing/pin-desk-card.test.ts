import { expect, test } from 'vitest'
import type { GivenPin } from '../../../main/signing/pin-desk.ts'
import { done, failed } from '../../../domain/outcome.ts'
import { quietPin } from '../../fakes/cards.ts'
import { asking, desk, pin, slowCard, wrong } from './asked-pin.ts'

test.for([
  ['gone', 'device.no-card'],
  ['other', 'device.mismatch'],
  ['busy', 'device.in-use'],
  ['mute', 'device.mute'],
] as const)(
  'while the card is %s no PIN is used, the question stands, and goes on by itself',
  async (given) => {
    const [cardState, code] = given
    const { pinDesk, window, enter } = desk()
    const asked = asking({ cardState })
    let entered = 0
    const answer = pinDesk.ask(asked, () => Promise.resolve(done((entered += 1))))
    const bytes = pin()
    expect(await enter(bytes)).toEqual(failed({ code }))
    expect([entered, [...bytes], window.isOpen]).toEqual([0, [0, 0, 0, 0], true])
    asked.now.cardState = 'here'
    await enter(pin())
    expect(await answer).toEqual(done(1))
  },
)

test('a PIN that this card cannot have costs no try', async () => {
  const { pinDesk, enter } = desk()
  const asked = asking({ pin: { ...quietPin, shortest: 6, longest: 8 } })
  let entered = 0
  void pinDesk.ask(asked, () => Promise.resolve(done((entered += 1))))
  for (const length of [5, 9])
    expect(await enter(new Uint8Array(length).fill(49))).toEqual(failed({ code: 'pin.form' }))
  expect(entered).toBe(0)
})

test('a reader with keys is never given a PIN from the computer, and any other no key', async () => {
  const onReader = asking({ pin: { ...quietPin, isPad: true } })
  const given: GivenPin[] = []
  const first = desk()
  const answer = first.pinDesk.ask(onReader, (entered) => Promise.resolve(done(given.push(entered))))
  expect(await first.enter(pin())).toEqual(failed({ code: 'pin.not-asked' }))
  expect(await first.pinDesk.handlers['pin.enterOnReader']({})).toEqual(done({}))
  expect([await answer, given]).toEqual([done(1), ['pad']])

  const second = desk()
  void second.pinDesk.ask(asking(), () => Promise.resolve(done(given.push('pad'))))
  expect(await second.pinDesk.handlers['pin.enterOnReader']({})).toEqual(failed({ code: 'pin.not-asked' }))
  expect(given.length).toBe(1)
})

test.for(['pin.dropped', 'device.removed', 'device.reset', 'device.in-use'] as const)(
  'after %s the rest is signed with a new PIN on the same page',
  async (code) => {
    const { pinDesk, enter, window } = desk()
    const asked = asking()
    const outcomes = [failed({ code }), done('the rest')]
    const answer = pinDesk.ask(asked, () => {
      asked.now.signed += 3
      return Promise.resolve(outcomes.shift()!)
    })
    expect(await enter(pin())).toEqual(failed({ code }))
    expect([window.isOpen, outcomes.length]).toEqual([true, 1])
    expect(await pinDesk.handlers['pin.look']({})).toMatchObject(done({ question: { signed: 3 } }))
    await enter(pin())
    expect(await answer).toEqual(done('the rest'))
  },
)

test('a card that hangs for half a minute may be stopped, one that signs may not', async () => {
  const { pinDesk, clock, enter } = desk()
  const card = slowCard()
  const asked = asking()
  const answer = pinDesk.ask(asked, card.enter)
  const look = async () => {
    const looked = await pinDesk.handlers['pin.look']({})
    return looked.ok ? looked.value.work : undefined
  }
  expect(await look()).toBe(undefined)
  const entered = enter(pin())
  clock.now = 29_900
  expect(await look()).toEqual({ seconds: 29, silentSeconds: 29, mayStop: false, isGivenUp: false })
  expect(await pinDesk.handlers['pin.stop']({})).toEqual(failed({ code: 'pin.not-asked' }))
  asked.now.signed = 1
  clock.now = 40_000
  expect(await look()).toEqual({ seconds: 40, silentSeconds: 0, mayStop: false, isGivenUp: false })
  clock.now = 70_000
  expect(await look()).toEqual({ seconds: 70, silentSeconds: 30, mayStop: true, isGivenUp: false })
  expect(await pinDesk.handlers['pin.stop']({})).toEqual(done({}))
  expect(clock.restarts).toBe(1)
  card.work.resolve(failed({ code: 'device.stopped' }))
  await entered
  expect(await answer).toEqual(failed({ code: 'device.stopped' }))
})

test('who gives up before the keys of a reader need not wait for its time limit', async () => {
  const { pinDesk, clock } = desk()
  const card = slowCard()
  const answer = pinDesk.ask(asking({ pin: { ...quietPin, isPad: true } }), card.enter)
  const entered = pinDesk.handlers['pin.enterOnReader']({})
  expect(await pinDesk.handlers['pin.stop']({})).toEqual(failed({ code: 'pin.not-asked' }))
  await pinDesk.handlers['pin.cancel']({})
  expect(await pinDesk.handlers['pin.stop']({})).toEqual(done({}))
  expect([card.seen.isStopped, clock.restarts]).toEqual([true, 1])
  card.work.resolve(failed({ code: 'device.stopped' }))
  await entered
  expect(await answer).toEqual(failed({ code: 'pin.cancelled' }))
})

test('what a wrong PIN has told holds until the card says otherwise', async () => {
  const { pinDesk, enter } = desk()
  const asked = asking()
  void pinDesk.ask(asked, () => Promise.resolve(wrong(1)))
  const look = async () => {
    const looked = await pinDesk.handlers['pin.look']({})
    return looked.ok ? looked.value.question : undefined
  }
  await enter(pin())
  expect(await look()).toMatchObject({ triesLeft: 1, pin: { isLow: true, isLast: true } })
  asked.now.triesLeft = 8 // it has been unblocked elsewhere
  expect(await look()).toMatchObject({ triesLeft: 8, pin: { isLow: false, isLast: false } })
})
