import { onTestFinished, expect, test } from 'vitest'
import type { Card } from '../../contract/signer.ts'
import { startNodeLine } from '../../main/signing/node-line.ts'
import { createSigner, type Signer } from '../../main/signing/signer.ts'
import { opensslVerdict } from '../cades/openssl.ts'
import { certificateOf, secretary } from '../cades/pki.ts'
import { judging } from '../fakes/cards.ts'
import { contents, root, signWith, until } from './desk.ts'
import { createSoftHsm, type SoftHsm } from './softhsm.ts'

const ok = { ok: true, value: undefined }
const failed = (fault: object) => ({ ok: false, fault })

function tokens(): SoftHsm {
  const made = createSoftHsm()
  onTestFinished(made.remove)
  return made
}

function openSigner({ env, module }: SoftHsm): Signer {
  const signer = createSigner({
    start: () => startNodeLine(env),
    authorities: [root.certificate],
    ...judging([root.certificate]),
    modules: [{ title: 'SoftHSM', path: module }],
  })
  onTestFinished(signer.close)
  return signer
}

const ready = async (signer: Signer, count = 1): Promise<Card[]> =>
  (await until(signer, ({ cards }) => cards.filter(({ state }) => state === 'ready').length === count)).cards

test.for(['rsa', 'ecdsa-p256'] as const)(
  'OpenSSL believes what a token has signed with %s',
  async (algorithm) => {
    const hsm = tokens()
    const issued = secretary(algorithm, root)
    hsm.createToken('staff')
    hsm.importKey('staff', issued)
    hsm.importCertificate('staff', root.certificate, { id: '02' })
    const signer = openSigner(hsm)
    const [card] = await ready(signer)
    expect(card).toMatchObject({
      kind: 'pkcs11',
      token: { label: 'staff', model: 'SoftHSM v2', module: 'SoftHSM' },
      certificates: [{ fingerprint: certificateOf(issued).fingerprint }],
    })

    const { outcome, signed } = await signWith(signer, card!, { count: 3 })
    expect(outcome).toEqual(ok)
    for (const { id, content } of contents(3)) {
      expect(opensslVerdict(signed.get(id)!, content, root.certificate)).toBe('verified')
    }
  },
)

test('a wrong PIN is shown as such until the right one is given', async () => {
  const hsm = tokens()
  hsm.createToken('staff')
  hsm.importKey('staff', secretary('ecdsa-p256', root))
  const signer = openSigner(hsm)
  const [card] = await ready(signer)
  expect(card!.pin.isLow).toBe(false)

  // SoftHSM counts nothing: it only says that somebody has been wrong.
  const { outcome, signed } = await signWith(signer, card!, { pin: '654321', count: 3 })
  expect([outcome, signed.size]).toEqual([failed({ code: 'pin.wrong' }), 0])
  await until(signer, ({ cards: [now] }) => now?.pin.isLow === true)
  expect((await signWith(signer, card!)).outcome).toEqual(ok)
  await until(signer, ({ cards: [now] }) => now?.pin.isLow === false)
})

test('a PIN shorter than the token takes is not given to it', async () => {
  const hsm = tokens()
  hsm.createToken('staff')
  hsm.importKey('staff', secretary('ecdsa-p256', root))
  const signer = openSigner(hsm)
  const [card] = await ready(signer)
  expect(card!.pin.shortest).toBe(4)
  expect((await signWith(signer, card!, { pin: '123' })).outcome).toEqual(failed({ code: 'pin.form' }))
  expect(signer.look().cards[0]!.pin.isLow).toBe(false)
})

test('two tokens are two cards, and each signs for itself', async () => {
  const hsm = tokens()
  const first = secretary('rsa', root)
  const second = secretary('ecdsa-p256', root)
  hsm.createToken('first')
  hsm.createToken('second', '7654321')
  hsm.importKey('first', first)
  hsm.importKey('second', second, { pin: '7654321' })
  const signer = openSigner(hsm)
  const cards = await ready(signer, 2)
  const other = cards.find(({ token }) => token?.label === 'second')!
  expect(other.certificates.map(({ fingerprint }) => fingerprint)).toEqual([
    certificateOf(second).fingerprint,
  ])

  expect((await signWith(signer, other)).outcome).toEqual(failed({ code: 'pin.wrong' }))
  const { outcome, signed } = await signWith(signer, other, { pin: '7654321' })
  expect(outcome).toEqual(ok)
  expect(opensslVerdict(signed.get('1')!, contents(1)[0]!.content, root.certificate)).toBe('verified')
})

test('a certificate whose key is not on the token is found out at the first login, and shown without it', async () => {
  const hsm = tokens()
  const kept = secretary('ecdsa-p256', root)
  const gone = secretary('ecdsa-p256', root)
  hsm.createToken('staff')
  hsm.importKey('staff', kept, { id: '01' })
  hsm.importCertificate('staff', gone.certificate, { id: '02' })
  const signer = openSigner(hsm)
  const [card] = await ready(signer)
  const keyless = certificateOf(gone).fingerprint

  const { outcome, signed } = await signWith(signer, card!, { certificate: keyless })
  expect([outcome, signed.size]).toEqual([failed({ code: 'device.no-key' }), 0])
  const state = await until(
    signer,
    ({ cards: [now] }) =>
      now?.certificates.some(({ assessment }) => assessment.refusal === 'no-key') === true,
  )
  expect(state.cards[0]!.certificates.find(({ fingerprint }) => fingerprint === keyless)).toMatchObject({
    assessment: { refusal: 'no-key' },
  })
  const certificate = certificateOf(kept).fingerprint
  expect((await signWith(signer, card!, { certificate })).outcome).toEqual(ok)
})

test('the key is found by its public half where the ids say nothing', async () => {
  const hsm = tokens()
  const first = secretary('rsa', root)
  const second = secretary('rsa', root)
  hsm.createToken('staff')
  hsm.importKey('staff', first, { id: '01' })
  hsm.importKey('staff', second, { id: '02' })
  hsm.importCertificate('staff', secretary('rsa', root, { key: first.key } as never).certificate, {
    id: '09',
  })
  const signer = openSigner(hsm)
  const [card] = await ready(signer)
  for (const { fingerprint } of card!.certificates) {
    expect((await signWith(signer, card!, { certificate: fingerprint })).outcome).toEqual(ok)
  }
  expect(card!.certificates.length).toBe(3)
})

test('a token with nothing on it is known by its label, and cannot sign', async () => {
  const hsm = tokens()
  hsm.createToken('empty')
  const signer = openSigner(hsm)
  const { cards } = await until(signer, (now) => now.cards.length > 0)
  expect(cards).toMatchObject([{ state: 'no-certificate', token: { label: 'empty' }, certificates: [] }])
})

test('the state of each module is told: what it is, and where it is looked for', async () => {
  const hsm = tokens()
  const signer = createSigner({
    start: () => startNodeLine(hsm.env),
    authorities: [],
    ...judging(),
    modules: [
      { title: 'SoftHSM', path: hsm.module },
      { title: 'Gone', path: '/nowhere/gone.so' },
      { title: 'Text', path: '/etc/hostname' },
    ],
  })
  onTestFinished(signer.close)
  const { modules } = await until(
    signer,
    (now) => now.modules.length === 3 && now.modules.every(({ state }) => state),
  )
  expect(modules.toSorted((a, b) => a.title.localeCompare(b.title))).toEqual([
    { title: 'Gone', path: '/nowhere/gone.so', state: 'missing' },
    { title: 'SoftHSM', path: hsm.module, state: 'loaded', maker: 'SoftHSM', version: '2.6' },
    { title: 'Text', path: '/etc/hostname', state: 'failed' },
  ])
})
