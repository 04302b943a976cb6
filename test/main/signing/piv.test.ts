import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { verifierOf } from '../../../cades/algorithm.ts'
import { createPublicKey, createHash } from 'node:crypto'
import { done } from '../../../domain/outcome.ts'
import { type Channel, send, tlv, valueOf } from '../../../main/signing/apdu.ts'
import { piv } from '../../../main/signing/piv.ts'
import { authority, secretary } from '../../cades/pki.ts'
import { createPivCard } from '../../cards/piv-card.ts'

const root = authority('ecdsa-p256')
const digest = createHash('sha256').update('document').digest()
const pin = Buffer.from('123456')

/** A card without reader and service, and every command it was sent. */
function direct(card: ReturnType<typeof createPivCard>, isT0 = false): Channel & { commands: string[] } {
  const commands: string[] = []
  return {
    isT0,
    commands,
    transmit: async (command) => {
      commands.push(Buffer.from(command).toString('hex'))
      const answer = await card.answer(Uint8Array.from(command))
      return answer === 'pulled' ? { ok: false, fault: { code: 'device.removed' } } : done(answer)
    },
  }
}

/** A channel that answers with what is prepared, one after another. */
const scripted = (...answers: string[]): Channel => ({
  isT0: false,
  transmit: async () => done(Buffer.from(answers.shift() ?? '6f00', 'hex')),
})

test.for([
  ['rsa', false],
  ['rsa', true],
  ['ecdsa-p256', false],
  ['ecdsa-p256', true],
] as const)('a %s card signs, T=0: %s', async ([algorithm, isT0]) => {
  const issued = secretary(algorithm, root)
  const channel = direct(createPivCard({ ...issued, pin: '123456' }), isT0)
  const card = piv(channel)

  expect(await card.select()).toEqual(done(undefined))
  expect(await card.certificate()).toEqual(done({ der: Buffer.from(issued.certificate), key: '9c' }))
  expect(await card.triesLeft()).toEqual(done(3))
  expect(await card.verify(pin)).toEqual(done(undefined))
  const signed = await card.sign('9c', algorithm, digest)
  const publicKey = createPublicKey(issued.key).export({ format: 'der', type: 'spki' })
  expect(signed.ok && verifierOf(algorithm, publicKey)(Buffer.from('document'), signed.value)).toBe(true)

  // A command of T=0 carries data or the length of the answer, never both.
  const both = channel.commands.filter(
    (hex) => hex.length > 10 && hex.length !== 10 + 2 * Number.parseInt(hex.slice(8, 10), 16),
  )
  expect(both.length === 0).toBe(isT0)
})

test('the signing key wants the PIN for every signature, and says so', async () => {
  const card = piv(direct(createPivCard({ ...secretary('ecdsa-p256', root), pin: '123456' })))
  await card.select()
  await card.verify(pin)
  expect((await card.sign('9c', 'ecdsa-p256', digest)).ok).toBe(true)
  expect(await card.sign('9c', 'ecdsa-p256', digest)).toEqual({
    ok: false,
    fault: { code: 'device.pin-needed' },
  })
})

test.for([
  ['9000', done(undefined)],
  ['63c2', { ok: false, fault: { code: 'pin.wrong', triesLeft: 2 } }],
  ['63c0', { ok: false, fault: { code: 'pin.blocked' } }],
  ['6983', { ok: false, fault: { code: 'pin.blocked' } }],
  ['6a80', { ok: false, fault: { code: 'pin.form' } }],
  ['6f00', { ok: false, fault: { code: 'device.failed' } }],
] as const)('the answer %s to a PIN is understood', async ([status, wanted]) => {
  expect(await piv(scripted(status)).verify(pin)).toEqual(wanted)
})

test('a card that prefers the PIN of the whole card is asked for that one', async () => {
  const commands: string[] = []
  const answers = ['9000', '7e055f2f0260209000', '63c3']
  const card = piv({
    isT0: false,
    transmit: async (command) => {
      commands.push(Buffer.from(command).toString('hex'))
      return done(Buffer.from(answers.shift()!, 'hex'))
    },
  })
  await card.select()
  expect(await card.triesLeft()).toEqual(done(3))
  expect(commands.at(-1)).toBe('00200000')
})

test('a compressed certificate is unpacked; one that is not what it says is none', async () => {
  const { certificate } = secretary('ecdsa-p256', root)
  const held = (bytes: Uint8Array) =>
    Buffer.concat([tlv(0x53, tlv(0x70, bytes), Uint8Array.of(0x71, 1, 1)), Uint8Array.of(0x90, 0)]).toString(
      'hex',
    )
  expect(await piv(scripted(held(gzipSync(certificate)))).certificate()).toMatchObject({
    ok: true,
    value: { key: '9c' },
  })
  expect(await piv(scripted(held(certificate), '6a82')).certificate()).toEqual({
    ok: false,
    fault: { code: 'device.no-certificate' },
  })
})

test('a card that gives its answer in ever more parts is given up', async () => {
  const endless: Channel = { isT0: false, transmit: async () => done(Uint8Array.of(0x00, 0x61, 0xff)) }
  expect(await send(endless, { ins: 0xcb, p1: 0x3f, p2: 0xff })).toEqual({
    ok: false,
    fault: { code: 'device.failed' },
  })
})

test('a wrong length is asked again as the card wants it', async () => {
  const answer = await send(scripted('6c02', '01029000'), { ins: 0xca, p1: 0, p2: 0 })
  expect(answer).toEqual(done({ status: 0x9000, data: Buffer.from('0102', 'hex') }))
})

test.for(['', '53', '5382', '5384ffffffff', '53057001', '5f', '7e035f2f'])(
  'torn answer %s holds no value',
  (hex) => {
    expect(valueOf(0x70, valueOf(0x53, Buffer.from(hex, 'hex')))).toBeUndefined()
  },
)

test('nothing of a PIN is left in the bytes that were sent', async () => {
  const sent: Uint8Array[] = []
  const card = piv({
    isT0: false,
    transmit: async (command) => {
      sent.push(command)
      return done(Uint8Array.of(0x90, 0x00))
    },
  })
  await card.verify(pin)
  expect(sent.map((command) => [...command])).toEqual([Array.from({ length: 13 }, () => 0)])
})

test('a PIN is zero after its command, also where the reader breaks down', async () => {
  const sent: Uint8Array[] = []
  const channel: Channel = {
    isT0: false,
    transmit: (command) => {
      sent.push(command)
      return Promise.reject(new Error('broken'))
    },
  }
  await expect(piv(channel).verify(pin)).rejects.toThrow('broken')
  expect(sent.map((command) => command.some((byte) => byte !== 0))).toEqual([false])
})
