import { onTestFinished, expect, test } from 'vitest'
import type { Algorithm } from '../../cades/algorithm.ts'
import type { SignatureSession } from '../../main/signing/port.ts'
import { openModule } from '../../main/signing/pkcs11.ts'
import { openToken } from '../../main/signing/pkcs11-session.ts'
import { certificateOf, secretary } from '../cades/pki.ts'
import { root } from './desk.ts'
import { type Behaviour, createFakeModule, type FakeModule } from './fake-module.ts'

const issued = secretary('ecdsa-p256', root)
const { der } = certificateOf(issued)
const DIGEST = Uint8Array.from({ length: 32 }, (_, place) => place + 1)
const PIN = Buffer.from('123456')
const failed = (fault: object) => ({ ok: false, fault })
const ok = { ok: true, value: undefined }

/** The fake module in this very process, with a certificate in its token. */
function fake(behaviour: Behaviour = {}, certificate: Uint8Array = der) {
  const made = createFakeModule()
  onTestFinished(made.remove)
  process.env['FAKE_MODULE'] = made.env.FAKE_MODULE
  const path = made.file('certificate.der', certificate)
  const behave = (now: Behaviour): void => made.behave({ certificate: path, ...now })
  behave(behaviour)
  return { ...made, behave }
}

async function tokenOf({ path }: Pick<FakeModule, 'path'>) {
  const module = await openModule(path)
  if (!module) throw new Error('the module does not load')
  const opened = await openToken({ module, slot: 0n, beside: [], onSeenAll: () => {} })
  if (opened.ok) onTestFinished(opened.value.close)
  return opened
}

async function session(from: Pick<FakeModule, 'path'>): Promise<SignatureSession> {
  const opened = await tokenOf(from)
  if (!opened.ok) throw new Error(opened.fault.code)
  return opened.value
}

test.for<[string, Behaviour, object]>([
  ['a wrong PIN', { 'fail.login': 0xa0 }, { code: 'pin.wrong' }],
  ['a wrong PIN of three', { 'fail.login': 0xa0, tries: 2 }, { code: 'pin.wrong', triesLeft: 2 }],
  [
    'a wrong PIN before the last',
    { 'fail.login': 0xa0, flags: 0x2_0000 },
    { code: 'pin.wrong', triesLeft: 1 },
  ],
  ['a PIN of forbidden signs', { 'fail.login': 0xa1 }, { code: 'pin.form' }],
  ['a PIN of another length', { 'fail.login': 0xa2 }, { code: 'pin.form' }],
  ['a PIN that must be changed', { 'fail.login': 0xa3 }, { code: 'pin.expired' }],
  ['a PIN that was never set', { 'fail.login': 0x102 }, { code: 'pin.expired' }],
  ['a blocked PIN', { 'fail.login': 0xa4 }, { code: 'pin.blocked' }],
  ['a token pulled out', { 'fail.login': 0xe0 }, { code: 'device.removed' }],
  ['a reader pulled out', { 'fail.login': 0x32 }, { code: 'device.removed' }],
  ['a session that ended', { 'fail.login': 0xb3 }, { code: 'device.removed' }],
  ['a person who said no', { 'fail.login': 0x50 }, { code: 'device.cancelled' }],
  ['a refusal on the device', { 'fail.login': 0x200 }, { code: 'device.cancelled' }],
  ['an administrator who is logged in', { 'fail.login': 0x104 }, { code: 'device.in-use' }],
  ['an error of the device', { 'fail.login': 0x30 }, { code: 'device.failed' }],
  ['any other error', { 'fail.login': 0x5 }, { code: 'device.failed' }],
  ['a code nobody knows', { 'fail.login': 0x8000_0001 }, { code: 'device.failed' }],
])('at login %s is named', async ([, behaviour, fault]) => {
  const token = fake('tries' in behaviour ? { tries: 3 } : {})
  const opened = await session(token)
  token.behave(behaviour)
  expect(await opened.unlock(PIN)).toEqual(failed(fault))
  expect(token.calls().filter((call) => call === 'login').length).toBe(1)
})

test('the last wrong PIN is told as blocked, not as wrong', async () => {
  const token = fake()
  const opened = await session(token)
  token.behave({ 'fail.login': 0xa0, flags: 0x4_0000 })
  expect(await opened.unlock(PIN)).toEqual(failed({ code: 'pin.blocked' }))
})

test.for<[string, Behaviour, string, string]>([
  ['is blocked', { flags: 0x4_0000 }, '123456', 'pin.blocked'],
  ['takes longer PINs', { shortest: 8 }, '123456', 'pin.form'],
  ['takes shorter PINs', {}, 'x'.repeat(33), 'pin.form'],
])('a token that %s is not given the PIN: no try is spent', async ([, behaviour, pin, code]) => {
  const token = fake(behaviour)
  const opened = await session(token)
  expect(await opened.unlock(Buffer.from(pin))).toEqual(failed({ code }))
  expect(token.calls()).not.toContain('login')
})

test.for<[string, Behaviour, string]>([
  ['a token pulled out', { 'fail.sign': 0xe0 }, 'device.removed'],
  ['a reader pulled out', { 'fail.signInit': 0x32 }, 'device.removed'],
  ['a slot that vanished', { tokens: 0 }, 'device.removed'],
  ['a session that ended', { 'fail.sign': 0xb0 }, 'device.removed'],
  ['a login that was forgotten', { 'fail.sign': 0x101 }, 'device.pin-needed'],
  ['a mechanism that is refused', { 'fail.signInit': 0x70 }, 'device.mechanism'],
  ['a key that may not sign', { 'fail.signInit': 0x68 }, 'device.mechanism'],
  ['a key of another kind', { 'fail.signInit': 0x63 }, 'device.mechanism'],
  ['a key that is gone', { 'fail.signInit': 0x60 }, 'device.no-key'],
  ['a mechanism the token does not have', { mechanism: 0x1 }, 'device.mechanism'],
  ['mechanisms that are not told', { 'fail.mechanisms': 0x30 }, 'device.failed'],
  ['a person who said no', { 'fail.sign': 0x50 }, 'device.cancelled'],
  ['an error of the device', { 'fail.sign': 0x30 }, 'device.failed'],
  ['not enough memory', { 'fail.sign': 0x31 }, 'device.failed'],
  ['a signature too long', { size: 65 }, 'device.failed'],
  ['a signature too short', { size: 63 }, 'device.failed'],
  ['no signature at all', { size: 0 }, 'device.failed'],
])('while signing %s is named, and nothing is signed', async ([, behaviour, code]) => {
  const token = fake()
  const opened = await session(token)
  expect(await opened.unlock(PIN)).toEqual(ok)
  token.behave(behaviour)
  expect(await opened.sign(der, DIGEST)).toEqual(failed({ code }))
})

test.for<[string, Behaviour, string]>([
  ['no token', { 'fail.token': 0xe0 }, 'device.removed'],
  ['a token nobody knows', { 'fail.token': 0xe1 }, 'device.unknown-card'],
  ['no more sessions', { 'fail.openSession': 0xb1 }, 'device.in-use'],
  ['no search', { 'fail.findInit': 0x30 }, 'device.failed'],
  ['no end of a search', { 'fail.find': 0x32 }, 'device.removed'],
  ['no attributes', { 'fail.attributes': 0x5 }, 'device.failed'],
])('a token that gives %s does not open', async ([, behaviour, code]) => {
  const token = fake(behaviour)
  expect(await tokenOf(token)).toEqual(failed({ code }))
  const { length: opened } = token.calls().filter((call) => call === 'openSession')
  const { length: closed } = token.calls().filter((call) => call === 'closeSession')
  expect(closed).toBe('fail.openSession' in behaviour ? 0 : opened)
})

test.for<[Algorithm, number, number, Uint8Array, number]>([
  [
    'rsa',
    0x0,
    256,
    Buffer.concat([Buffer.from('3031300d060960864801650304020105000420', 'hex'), DIGEST]),
    256,
  ],
  ['gost-256', 0x30, 64, DIGEST, 64],
  ['gost-512', 0xd4321003, 128, Buffer.concat([DIGEST, DIGEST]), 128],
])(
  'a token is given what %s signs, and its answer goes into the CMS as it is',
  async ([algorithm, keytype, size, data, bytes]) => {
    const certificate = secretary(algorithm, root).certificate
    const opened = await session(fake({ keytype, size }, certificate))
    await opened.unlock(PIN)
    const digest = algorithm === 'gost-512' ? data : DIGEST
    const signed = await opened.sign(certificate, digest)
    const pattern = Uint8Array.from({ length: bytes }, (_, place) => data[place % data.length]!)
    expect(signed).toEqual({ ok: true, value: pattern })
  },
)

test('a signature of curves becomes a SEQUENCE of two numbers', async () => {
  const opened = await session(fake())
  await opened.unlock(PIN)
  const signed = await opened.sign(der, DIGEST)
  const number = Buffer.concat([Uint8Array.of(2, 32), DIGEST])
  expect(signed).toEqual({
    ok: true,
    value: Buffer.concat([Uint8Array.of(0x30, 68), number, number]),
  })
})

test('a key that is hidden before login is found after it', async () => {
  const opened = await session(fake({ private: 1 }))
  expect(await opened.sign(der, DIGEST)).toEqual(failed({ code: 'device.pin-needed' }))
  await opened.unlock(PIN)
  expect((await opened.sign(der, DIGEST)).ok).toBe(true)
})

test('a key that login does not bring to light is not there', async () => {
  const opened = await session(fake({ key: 0 }))
  await opened.unlock(PIN)
  expect(await opened.sign(der, DIGEST)).toEqual(failed({ code: 'device.no-key' }))
})

test('a key that wants the PIN with every signature is given it each time, and it is not kept', async () => {
  const token = fake({ always: 1, private: 1 })
  const opened = await session(token)
  await opened.unlock(PIN)
  expect(opened.asksAlways).toBe(true)
  expect((await opened.sign(der, DIGEST)).ok).toBe(true)
  expect(await opened.sign(der, DIGEST)).toEqual(failed({ code: 'device.pin-needed' }))
  await opened.close()

  const again = await session(token)
  for (let count = 0; count < 3; count += 1) {
    expect(await again.unlock(PIN)).toEqual(ok)
    expect((await again.sign(der, DIGEST)).ok).toBe(true)
  }
})

test('a PIN typed on the reader is never seen here', async () => {
  const token = fake({ flags: 0x100, always: 1 })
  const opened = await session(token)
  expect(await opened.unlock('pad')).toEqual(ok)
  expect((await opened.sign(der, DIGEST)).ok).toBe(true)
})

test('a reader without keys is not asked to type', async () => {
  const token = fake()
  expect(await (await session(token)).unlock('pad')).toEqual(failed({ code: 'pin.form' }))
  expect(token.calls()).not.toContain('login')
})

test('a login that somebody left open is ended: it has not checked this PIN', async () => {
  const token = fake()
  await (await session(token)).unlock(PIN)
  const second = await session(token)
  expect(await second.unlock(Buffer.from('654321'))).toEqual(failed({ code: 'pin.wrong' }))
})

test('authorities on a token are no certificates to sign with', async () => {
  const token = fake()
  token.behave({ authority: token.file('authority.der', root.certificate) })
  expect((await session(token)).certificates.map((one) => Buffer.from(one).equals(Buffer.from(der)))).toEqual(
    [true],
  )
})

test('looking at a token and opening it never logs in', async () => {
  const token = fake()
  await session(token)
  expect(token.calls()).not.toContain('login')
})
