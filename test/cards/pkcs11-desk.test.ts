import { onTestFinished, expect, test } from 'vitest'
import { startNodeLine } from '../../main/signing/node-line.ts'
import { createSigner, type Signer } from '../../main/signing/signer.ts'
import { certificateOf, secretary } from '../cades/pki.ts'
import { judging } from '../fakes/cards.ts'
import { root, signWith, until } from './desk.ts'
import { type Behaviour, createFakeModule } from './fake-module.ts'

const issued = secretary('ecdsa-p256', root)
const { der } = certificateOf(issued)
const failed = (fault: object) => ({ ok: false, fault })

/** A signing process with the fake module, its token holding a secretary's certificate. */
function desk(behaviour: Behaviour = {}) {
  const made = createFakeModule()
  onTestFinished(made.remove)
  const path = made.file('certificate.der', der)
  const behave = (now: Behaviour): void => made.behave({ certificate: path, ...now })
  behave(behaviour)
  const signer = createSigner({
    start: () => startNodeLine(made.env),
    authorities: [root.certificate],
    ...judging([root.certificate]),
    modules: [{ title: 'Fake', path: made.path }],
  })
  onTestFinished(signer.close)
  return { signer, behave, calls: made.calls, path: made.path }
}

const ready = async (signer: Signer) => (await until(signer, ({ state }) => state === 'ready')).cards

test('a signature that fits no key is not handed on', async () => {
  const { signer } = desk()
  const [card] = await ready(signer)
  const { outcome, signed } = await signWith(signer, card!, { count: 3 })
  expect([outcome, signed.size]).toEqual([failed({ code: 'device.mismatch' }), 0])
})

test('a token is shown with its name, its maker and how its PIN stands', async () => {
  const { signer, behave } = desk({ tries: 10 })
  const [card] = await ready(signer)
  expect(card).toMatchObject({
    kind: 'pkcs11',
    reader: 'Fake reader 0',
    token: { label: 'First', serial: '1000', model: 'Fake token', maker: 'Fake maker', module: 'Fake' },
    triesLeft: 10,
    blocked: false,
  })
  behave({ tries: 1 })
  const low = await until(signer, ({ cards: [now] }) => now?.triesLeft === 1)
  expect(low.cards[0]).toMatchObject({ id: card!.id, pin: { isLow: true, isLast: true } })
  behave({ tries: 0 })
  await until(signer, ({ cards: [now] }) => now?.blocked === true)
})

// How soon is shown by `npm run cards`.
test('a token pulled out and put in again is seen each time, as another insertion', async () => {
  const { signer, behave } = desk()
  const ids = new Set([(await ready(signer))[0]!.id])
  for (let time = 0; time < 3; time += 1) {
    behave({ tokens: 0 })
    await until(signer, ({ cards }) => cards.length === 0)
    behave({})
    ids.add((await ready(signer))[0]!.id)
  }
  expect(ids.size).toBe(4)
})

test('another token in the same slot is another insertion, and is not given the work of the first', async () => {
  const { signer, behave } = desk()
  const [card] = await ready(signer)
  behave({ serial: 77 })
  const { cards } = await until(signer, ({ cards: [now] }) => now?.token?.serial === '77')
  expect(cards[0]!.id).not.toBe(card!.id)
  expect((await signWith(signer, card!)).outcome).toEqual(failed({ code: 'device.no-card' }))
})

test('two slots are two cards', async () => {
  const { signer } = desk({ tokens: 2 })
  const { cards } = await until(signer, (now) => now.cards.length === 2)
  expect(cards.map(({ token }) => token?.label)).toEqual(['First', 'Second'])
})

test('a certificate whose key no login brings to light is shown without it', async () => {
  const { signer } = desk({ key: 0 })
  const [card] = await ready(signer)
  expect((await signWith(signer, card!)).outcome).toEqual(failed({ code: 'device.no-key' }))
  await until(signer, ({ cards: [now] }) => now?.certificates[0]?.assessment.refusal === 'no-key')
})

test('a module that hangs while it is looked at is shown as mute, and as well when it goes on', async () => {
  const { signer, behave } = desk()
  await ready(signer)
  behave({ 'hang.token': 1 })
  await until(signer, ({ state }) => state === 'mute')
  behave({})
  await until(signer, ({ state }) => state === 'ready')
})

test('a login that hangs is ended by the person, and costs one signature', async () => {
  const { signer, behave, calls } = desk()
  const [card] = await ready(signer)
  behave({ 'hang.login': 1 })
  const signing = signWith(signer, card!)
  await expect.poll(() => calls().includes('login'), { timeout: 10_000 }).toBe(true)
  signer.restart()
  expect((await signing).outcome).toEqual(failed({ code: 'device.stopped' }))
  behave({ 'fail.login': 0xa0 })
  const [again] = await ready(signer)
  expect((await signWith(signer, again!)).outcome).toEqual(failed({ code: 'pin.wrong' }))
})

test('a module that ends the process while it signs costs that signature, nothing is stored, and it is back', async () => {
  const { signer, behave } = desk()
  const [card] = await ready(signer)
  behave({ 'crash.sign': 1 })
  const { outcome, signed } = await signWith(signer, card!, { count: 2 })
  expect([outcome, signed.size]).toEqual([failed({ code: 'device.stopped' }), 0])
  behave({})
  const [again] = await ready(signer)
  expect(again!.certificates.length).toBe(1)
})

test.for(['initialize', 'list', 'slots', 'token', 'attributes'])(
  'a module that ends the process at %s is left out of the next start',
  async (call) => {
    const { signer, behave, path } = desk({ [`crash.${call}`]: 1 })
    const { modules } = await until(signer, (now) => now.modules[0]?.state === 'failed')
    expect(modules).toEqual([{ title: 'Fake', path, state: 'failed' }])
    behave({})
    signer.restart() // a person has mended it and says so
    await ready(signer)
  },
)

test('a module that does not start is told as failed and holds up nobody', async () => {
  const { signer, path } = desk({ 'fail.initialize': 0x5 })
  const { modules } = await until(signer, (now) => now.modules.length > 0)
  expect(modules).toEqual([{ title: 'Fake', path, state: 'failed' }])
})
