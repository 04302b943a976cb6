import { expect, test } from 'vitest'
import { fingerprintOf } from '../../../cades/certificate.ts'
import type { DeviceFault } from '../../../contract/signer.ts'
import { done, failed, type Outcome } from '../../../domain/outcome.ts'
import type { SignatureDevice, SignatureSession } from '../../../main/signing/port.ts'
import { signAll } from '../../../main/signing/sign-all.ts'

const certificate = Buffer.from('a certificate')
const wrong = failed({ code: 'pin.wrong', triesLeft: 2 } as const)

/** A card in memory: what it was given, and what a test does at each of its steps. */
function cardOf({
  asksAlways = true,
  onUnlock = () => done(undefined),
  onSign = () => done(Buffer.from('signature')),
}: {
  asksAlways?: boolean
  onUnlock?: () => Outcome<undefined, DeviceFault> | Promise<Outcome<undefined, DeviceFault>>
  onSign?: (number: number) => Outcome<Uint8Array, DeviceFault> | Promise<Outcome<Uint8Array, DeviceFault>>
} = {}) {
  const seen = { pins: [] as string[], signed: 0, isClosed: false }
  const session: SignatureSession = {
    certificates: [certificate],
    asksAlways,
    unlock: async (pin) => {
      seen.pins.push(pin === 'pad' ? pin : Buffer.from(pin).toString())
      return onUnlock()
    },
    sign: async () => onSign((seen.signed += 1)),
    close: async () => void (seen.isClosed = true),
  }
  const device: SignatureDevice = { open: async () => done(session) }
  return { seen, device }
}

/** Three documents under one PIN, and a clock that a test moves on. */
function batch({ device }: Pick<ReturnType<typeof cardOf>, 'device'>, given: 'typed' | 'pad' = 'typed') {
  const pin = given === 'pad' ? given : new Uint8Array(Buffer.from('123456'))
  const stop = new AbortController()
  const clock = { pass: () => {}, isSet: false }
  const signed: string[] = []
  const digest = new Uint8Array(32)
  const ended = signAll({
    device,
    request: {
      ask: 'sign',
      operation: 1,
      card: 'card',
      certificate: fingerprintOf(certificate),
      pin,
      documents: ['a', 'b', 'c'].map((id) => ({ id, digest })),
    },
    stopped: stop.signal,
    onSigned: (id) => signed.push(id),
    after: (_ms, run) => {
      clock.pass = run
      clock.isSet = true
      return () => void (clock.isSet = false)
    },
  })
  return { pin, stop, clock, signed, ended }
}

const zeros = [0, 0, 0, 0, 0, 0]
const bytesOf = (pin: Uint8Array | 'pad') => (pin === 'pad' ? pin : [...pin])
const steps = async () => {
  for (let step = 0; step < 20; step += 1) await Promise.resolve()
}

test.for([
  [true, ['123456', '123456', '123456']],
  [false, ['123456']],
] as const)(
  'one PIN signs the batch and is zero afterwards (asked always: %s)',
  async ([asksAlways, pins]) => {
    const card = cardOf({ asksAlways })
    const { ended, signed, pin, clock } = batch(card)
    expect(await ended).toBe(undefined)
    expect([signed, card.seen.pins, bytesOf(pin), clock.isSet, card.seen.isClosed]).toEqual([
      ['a', 'b', 'c'],
      pins,
      zeros,
      false,
      true,
    ])
  },
)

test('a PIN is given once when it is wrong', async () => {
  const card = cardOf({ onUnlock: () => wrong })
  const { ended, pin } = batch(card)
  expect(await ended).toEqual({ code: 'pin.wrong', triesLeft: 2 })
  expect([card.seen.pins.length, bytesOf(pin)]).toEqual([1, zeros])
})

test('where one PIN opens the card for all, it is zero before the first signature', async () => {
  const card = cardOf({
    asksAlways: false,
    onSign: () => (atSigning.push(bytesOf(work.pin)), failed({ code: 'device.removed' })),
  })
  const atSigning: unknown[] = []
  const work = batch(card)
  expect(await work.ended).toEqual({ code: 'device.removed' })
  expect(atSigning).toEqual([zeros])
})

test.for([true, false])(
  'after two minutes the PIN is dropped, what is signed stays, nothing more is (asked always: %s)',
  async (asksAlways) => {
    const slow = Promise.withResolvers<Outcome<Uint8Array, DeviceFault>>()
    const card = cardOf({
      asksAlways,
      onSign: (number) => (number === 2 ? slow.promise : done(new Uint8Array(1))),
    })
    const { ended, signed, pin, clock } = batch(card)
    await steps()
    clock.pass()
    expect(bytesOf(pin)).toEqual(zeros)
    slow.resolve(done(new Uint8Array(1)))
    expect(await ended).toEqual({ code: 'pin.dropped' })
    expect([signed, card.seen.pins.length]).toEqual([['a', 'b'], asksAlways ? 2 : 1])
  },
)

test('a PIN the card is just being given is never zeroed under its hands', async () => {
  const slow = Promise.withResolvers<Outcome<undefined, DeviceFault>>()
  const card = cardOf({ onUnlock: () => slow.promise })
  const { ended, pin, clock } = batch(card)
  await steps()
  clock.pass()
  expect(bytesOf(pin)).toEqual([...Buffer.from('123456')])
  slow.resolve(done(undefined))
  await ended
  expect(bytesOf(pin)).toEqual(zeros)
})

test('a batch that is stopped drops the PIN at once, even while the card hangs', async () => {
  const hangs = Promise.withResolvers<Outcome<Uint8Array, DeviceFault>>()
  const { ended, pin, stop, signed } = batch(cardOf({ onSign: () => hangs.promise }))
  await steps()
  stop.abort()
  expect(bytesOf(pin)).toEqual(zeros)
  hangs.resolve(done(new Uint8Array(1)))
  expect(await ended).toEqual({ code: 'device.cancelled' })
  expect(signed).toEqual(['a'])
})

test.for([
  [true, undefined, ['pad', 'pad', 'pad']],
  [false, { code: 'pin.dropped' }, ['pad']],
] as const)(
  'what is typed on the reader for each signature is held nowhere (asked always: %s)',
  async ([asksAlways, fault, pins]) => {
    const card = cardOf({ asksAlways, onSign: () => (work.clock.pass(), done(new Uint8Array(1))) })
    const work = batch(card, 'pad')
    expect(await work.ended).toEqual(fault)
    expect(card.seen.pins).toEqual(pins)
  },
)

test('another card in the reader is given no PIN', async () => {
  const card = cardOf()
  const device: SignatureDevice = {
    open: async () => {
      const opened = await card.device.open()
      return opened.ok ? done({ ...opened.value, certificates: [Buffer.from('another')] }) : opened
    },
  }
  const { ended, pin } = batch({ device })
  expect(await ended).toEqual({ code: 'device.mismatch' })
  expect([card.seen.pins, bytesOf(pin), card.seen.isClosed]).toEqual([[], zeros, true])
})
