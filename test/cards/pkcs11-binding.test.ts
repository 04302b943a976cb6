import { pbkdf2 } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { onTestFinished, expect, test } from 'vitest'
import { openModule, type Pkcs11 } from '../../main/signing/pkcs11.ts'
import {
  attributes,
  initializeArguments,
  loadPkcs11,
  mechanism,
  readUlong,
  ulong,
  ulongs,
} from '../../main/signing/pkcs11-native.ts'
import { type Behaviour, createFakeModule } from './fake-module.ts'

/** The fake module in this very process. */
function fake(behaviour: Behaviour = {}) {
  const made = createFakeModule(behaviour)
  onTestFinished(made.remove)
  process.env['FAKE_MODULE'] = made.env.FAKE_MODULE
  return made
}

async function opened(path: string): Promise<Pkcs11> {
  const module = await openModule(path)
  if (!module) throw new Error('the module does not load')
  return module
}

test('what a call points to survives the garbage collector, forty times of forty', async () => {
  setFlagsFromString('--expose_gc')
  const collect = runInNewContext('gc') as () => void
  const native = loadPkcs11(fake({ certificate: '/etc/hostname', size: 200 }).path)!
  // The bare binding: nothing above it may hold the bytes for it.
  expect(await native.initialize(initializeArguments())).toBe(0)
  const handle = ulongs(1)
  expect(await native.openSession(0, 4, null, null, handle)).toBe(0)
  const session = readUlong(handle)
  expect(await native.login(session, 1, Buffer.from('123456'), 6)).toBe(0)

  /** Every thread of the pool is busy, so the call must wait while its bytes are fair game. */
  const stressed = async <Value>(call: () => Promise<Value>): Promise<Value> => {
    const busy = Array.from(
      { length: 4 },
      () => new Promise<void>((resolve) => pbkdf2('a', 'b', 30_000, 32, 'sha512', () => resolve())),
    )
    const asked = call()
    collect()
    // Of the sizes of what may have been taken away: a digest and the value of a template.
    Array.from({ length: 2_000 }, () => new Uint8Array(200).fill(0x55))
    Array.from({ length: 2_000 }, () => new Uint8Array(new ArrayBuffer(8)).fill(0x55))
    collect()
    const codes = await asked
    await Promise.all(busy)
    return codes
  }

  const digest = Uint8Array.from({ length: 200 }, (_, place) => place)
  const seen: unknown[] = []
  for (let round = 0; round < 40; round += 1) {
    const signature = Buffer.alloc(200)
    await native.signInit(session, mechanism(0x1041), 13)
    // What the template points to is one step further away than the digest.
    const codes = await stressed(() =>
      Promise.all([
        native.sign(session, digest.slice(), 200, signature, ulong(200)),
        native.findInit(session, attributes([{ type: 0, value: ulong(1) }]), 1),
      ]),
    )
    const [found, count] = [ulongs(4), ulongs(1)]
    await native.find(session, found, 4, count)
    seen.push([...codes, signature.equals(digest), readUlong(count), readUlong(found)])
  }
  expect(seen).toEqual(Array.from({ length: 40 }, () => [0, 0, true, 1n, 11n]))
})

test('a module is never asked two things at once', async () => {
  const { path, calls } = fake({ tokens: 2 })
  const module = await opened(path)
  await Promise.all(
    Array.from({ length: 50 }, () => [module.slots(), module.token(0n), module.slot(1n)]).flat(),
  )
  expect(calls()).not.toContain('two calls at once')
  expect(calls().filter((call) => call === 'slots').length).toBe(100)
})

test('a module says who made it, what is in its slots and how the PIN stands', async () => {
  const { path } = fake({ flags: 0x1_0100, shortest: 4 })
  const module = await opened(path)
  expect([module.maker, module.version]).toEqual(['Fake maker', '4.2'])
  expect(await module.slots()).toEqual({ ok: true, value: [0n] })
  expect(await module.slot(0n)).toEqual({ ok: true, value: 'Fake reader 0' })
  expect(await module.mechanisms(0n)).toEqual({ ok: true, value: new Set([0x1, 0x1041, 0x1201, 0xd4321006]) })
  expect(await module.token(0n)).toEqual({
    ok: true,
    value: {
      label: 'First',
      maker: 'Fake maker',
      model: 'Fake token',
      serial: '1000',
      isInitialized: true,
      needsLogin: true,
      isLocked: false,
      pin: { isLow: true, isLast: false, isPad: true, isFactory: false, shortest: 4, longest: 32 },
    },
  })
})

test.for<[Behaviour, object]>([
  [{}, { isLocked: false, pin: { isLow: false, isLast: false, isFactory: false } }],
  [{ flags: 0x1_0000 }, { isLocked: false, pin: { isLow: true, isLast: false } }],
  [{ flags: 0x3_0000 }, { triesLeft: 1, pin: { isLow: true, isLast: true } }],
  [{ flags: 0x4_0000 }, { triesLeft: 0, isLocked: true }],
  [{ tries: 10 }, { triesLeft: 10, pin: { isLow: false, isLast: false, isFactory: false } }],
  [
    { tries: 7, factory: 1 },
    { triesLeft: 7, pin: { isLow: true, isLast: false, isFactory: true } },
  ],
  [{ tries: 1 }, { triesLeft: 1, pin: { isLow: true, isLast: true } }],
  [{ tries: 0 }, { triesLeft: 0, isLocked: true }],
  [
    { tries: 5, 'fail.extended': 0x54 },
    { isLocked: false, pin: { isLow: false } },
  ],
])('a token told to be %j is seen as %j', async ([behaviour, wanted]) => {
  const module = await opened(fake(behaviour).path)
  expect(await module.token(0n)).toMatchObject({ ok: true, value: wanted })
})

test('a token without the extension leaves the number of tries open', async () => {
  const module = await opened(fake().path)
  const token = await module.token(0n)
  expect(token.ok && 'triesLeft' in token.value).toBe(false)
})

test.for<[string, Behaviour, boolean]>([
  ['starts', {}, true],
  ['was started by somebody before', { 'fail.initialize': 0x191 }, true],
  ['does not start', { 'fail.initialize': 0x5 }, false],
  ['does not say what it is', { 'fail.info': 0x6 }, false],
])('a module that %s is taken: %j', async ([, behaviour, wanted]) => {
  expect((await openModule(fake(behaviour).path)) !== undefined).toBe(wanted)
})

test('what is no module is not taken, and a path that is not absolute is refused', async () => {
  expect(await openModule('/etc/hostname')).toBeUndefined()
  expect(await openModule('/nowhere/module.so')).toBeUndefined()
  await expect(openModule('module.so')).rejects.toThrow('absolute')
})
