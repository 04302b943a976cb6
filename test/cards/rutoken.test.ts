import { onTestFinished, beforeAll, expect, test } from 'vitest'
import { verifyCades } from '../../cades/verify.ts'
import { opensslVerdict } from '../cades/openssl.ts'
import { createRutoken } from './rutoken-card.ts'
import { type IssuedRutoken, issueRutoken, openScModule, RUTOKEN_PIN } from './rutoken.ts'
import { openReaders } from './scenarios/ground.ts'
import { contents } from './signing.ts'

let issued: IssuedRutoken
beforeAll(async () => {
  issued = await issueRutoken()
})

async function desk() {
  const { kept, certificate, authority } = issued
  const ground = await openReaders({
    pin: RUTOKEN_PIN,
    authority,
    signedAt: new Date(),
    modules: [{ title: 'OpenSC', path: openScModule() }],
    certificates: [certificate],
  })
  onTestFinished(ground.close)
  const card = createRutoken({ kept })
  return { ...ground, token: card, card: await ground.insert(card) }
}

test('a Rutoken signs with GOST through OpenSC: OpenSSL and we believe it, and neither once it is changed', async () => {
  const { sign, card, token, signedAt, authority } = await desk()
  const { text, signatures } = await sign(card, { count: 2 })
  expect(text).toBe('signed')
  expect(token.counts).toMatchObject({ verified: 1, signatures: 2 })

  for (const [index, signature] of signatures.entries()) {
    const { content } = contents(2)[index]!
    const ours = (of: Uint8Array) =>
      verifyCades({ content: of, signature, trusted: [authority], at: signedAt })
    expect(opensslVerdict(signature, content, authority, { at: signedAt })).toBe('verified')
    expect(ours(content)).toMatchObject({ ok: true, value: { signer: { algorithm: 'gost-256' } } })

    const changed = Buffer.concat([content, Buffer.from(' ')])
    expect(opensslVerdict(signature, changed, authority, { at: signedAt })).toMatch(
      /verification failure|digest/i,
    )
    expect(ours(changed)).toEqual({ ok: false, fault: { code: 'cades.digest' } })
  }
})

test('a Rutoken whose certificate came by mail is shown with it, as soon as it is put in', async () => {
  const { card } = await desk()
  expect(card).toMatchObject({
    kind: 'pkcs11',
    token: { label: 'Test token (User PIN)', model: 'PKCS#15', module: 'OpenSC', serial: '0000000035a1b2c3' },
    certificates: [{ snils: '11223344595', assessment: { chain: [{ name: 'TEST Учебный центр' }] } }],
  })
})

test('a Rutoken with another key is not shown with that certificate', async () => {
  const other = await issueRutoken()
  const { authority } = issued
  const ground = await openReaders({
    pin: RUTOKEN_PIN,
    authority,
    signedAt: new Date(),
    modules: [{ title: 'OpenSC', path: openScModule() }],
    certificates: [issued.certificate],
  })
  onTestFinished(ground.close)
  await ground.pcscd.insert(createRutoken({ kept: other.kept }))
  const { cards } = await ground.until((now) => now.cards.some(({ kind }) => kind === 'pkcs11'))
  expect(cards).toMatchObject([{ state: 'no-certificate', certificates: [] }])
})
