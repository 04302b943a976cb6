import { expect, test } from 'vitest'
import { verifyCades } from '../../cades/verify.ts'
import { opensslVerdict } from '../cades/openssl.ts'
import { certificateOf, secretary } from '../cades/pki.ts'
import { contents, openDesk, pivCard, root, SIGNED_AT, signWith, until } from './desk.ts'
import { createStrangeCard } from './piv-card.ts'

const ok = { ok: true, value: undefined }
const failed = (fault: object) => ({ ok: false, fault })

test.for(['rsa', 'ecdsa-p256'] as const)('OpenSSL believes what a %s card has signed', async (algorithm) => {
  const issued = secretary(algorithm, root)
  const card = pivCard(issued)
  const { signer, cards } = await openDesk(card)

  const { outcome, signed } = await signWith(signer, cards[0]!, { count: 2 })
  expect(outcome).toEqual(ok)
  expect(card.counts).toMatchObject({ verified: 2, signatures: 2 })
  for (const { id, content } of contents(2)) {
    const signature = signed.get(id)!
    expect(opensslVerdict(signature, content, root.certificate)).toBe('verified')
    expect(verifyCades({ content, signature, trusted: [root.certificate], at: SIGNED_AT })).toMatchObject({
      ok: true,
      value: { signer: certificateOf(issued), signedAt: SIGNED_AT },
    })
  }
})

test('a card says whose it is and how many tries are left before anybody types', async () => {
  const { cards } = await openDesk(pivCard({ tries: 2 }))
  expect(cards).toMatchObject([
    {
      kind: 'piv',
      state: 'ready',
      label: 'TEST Учебная Анна Тестовна',
      triesLeft: 2,
      blocked: false,
      certificates: [{ snils: '11223344595', issuer: 'TEST Учебный центр' }],
    },
  ])
})

test('a wrong PIN costs one try, is told, and is not given again', async () => {
  const card = pivCard()
  const { signer, cards } = await openDesk(card)

  const { outcome, signed } = await signWith(signer, cards[0]!, { pin: '654321', count: 3 })
  expect(outcome).toEqual(failed({ code: 'pin.wrong', triesLeft: 2 }))
  expect([signed.size, card.counts.verified, card.tries]).toEqual([0, 1, 2])
  await until(signer, ({ cards: [now] }) => now?.triesLeft === 2)
  expect((await signWith(signer, cards[0]!)).outcome).toEqual(ok)
})

test('the last wrong PIN blocks the card, and it stays shown as blocked', async () => {
  const card = pivCard({ tries: 1 })
  const { signer, cards } = await openDesk(card)

  expect((await signWith(signer, cards[0]!, { pin: '654321' })).outcome).toEqual(
    failed({ code: 'pin.blocked' }),
  )
  await until(signer, ({ cards: [now] }) => now?.blocked === true)
  expect((await signWith(signer, cards[0]!)).outcome).toEqual(failed({ code: 'pin.blocked' }))
})

test.for(['12345', '123456789'])('a PIN that no PIV card has (%s) costs no try', async (pin) => {
  const card = pivCard()
  const { signer, cards } = await openDesk(card)
  expect((await signWith(signer, cards[0]!, { pin })).outcome).toEqual(failed({ code: 'pin.form' }))
  expect(card.counts.verified).toBe(0)
})

test('a card pulled out while it signs leaves what was signed and gives no PIN to the next card', async () => {
  const card = pivCard()
  const { pcscd, signer, cards } = await openDesk(card)
  card.before = ({ ins }) => (ins === 0x87 && card.counts.signatures === 1 ? 'pull' : undefined)

  const { outcome, signed } = await signWith(signer, cards[0]!, { count: 3 })
  expect(outcome).toEqual(failed({ code: 'device.removed' }))
  expect([...signed.keys()]).toEqual(['1'])
  await until(signer, ({ state }) => state === 'no-card')

  const other = pivCard()
  await pcscd.insert(other)
  const [next] = (await until(signer, ({ state }) => state === 'ready')).cards
  expect(next!.id).not.toBe(cards[0]!.id)
  expect((await signWith(signer, cards[0]!)).outcome).toEqual(failed({ code: 'device.no-card' }))
  expect(other.counts.verified).toBe(0)
})

test('every card in the second reader is a card too, and each signs for itself', async () => {
  const first = pivCard()
  const second = pivCard()
  const { signer, cards } = await openDesk(first, second)
  expect(cards.map(({ reader }) => reader)).toEqual(['Test reader 00 00', 'Test reader 00 01'])

  expect((await signWith(signer, cards[1]!)).outcome).toEqual(ok)
  expect([first.counts.signatures, second.counts.signatures]).toEqual([0, 1])
})

test('a certificate of one card is not asked of another', async () => {
  const { signer, cards } = await openDesk(pivCard(), pivCard())
  const { fingerprint } = cards[1]!.certificates[0]!
  const { outcome } = await signWith(signer, cards[0]!, { certificate: fingerprint })
  expect(outcome).toEqual(failed({ code: 'device.mismatch' }))
})

test('a card whose key is not that of its certificate signs nothing', async () => {
  const { certificate } = secretary('ecdsa-p256', root)
  const { signer, cards } = await openDesk(pivCard({ certificate }))
  const { outcome, signed } = await signWith(signer, cards[0]!, { count: 3 })
  expect([outcome, signed.size]).toEqual([failed({ code: 'device.mismatch' }), 0])
})

test('a card that holds only the authentication key signs a batch under one PIN and forgets it', async () => {
  const card = pivCard({ slot: '9a' })
  const { signer, cards } = await openDesk(card)
  expect((await signWith(signer, cards[0]!, { count: 5 })).outcome).toEqual(ok)
  expect(card.counts).toMatchObject({ verified: 1, signatures: 5 })
  expect(await card.answer(Uint8Array.of(0x00, 0x20, 0x00, 0x80))).toEqual(Uint8Array.of(0x63, 0xc3))
})

test('a card without the application is named as unknown, whatever else it can', async () => {
  const { pcscd, signer } = await openDesk()
  await pcscd.insert(createStrangeCard() as never)
  const state = await until(signer, ({ state: now }) => now === 'unknown-card')
  expect(state.cards).toMatchObject([{ kind: 'unknown', state: 'unknown-card', certificates: [] }])
})

test('a batch broken off ends after the document under way', async () => {
  const { signer, cards } = await openDesk(pivCard())
  const stop = new AbortController()
  const done: string[] = []
  const { outcome } = await signWith(signer, cards[0]!, {
    count: 100,
    signal: stop.signal,
    onSigned: (id) => {
      done.push(id)
      stop.abort()
    },
  })
  expect(outcome).toEqual(failed({ code: 'device.cancelled' }))
  expect(done.length).toBeGreaterThan(0)
  expect(done.length).toBeLessThan(100)
})

test('the bytes of the PIN are zero when the batch has ended', async () => {
  const { signer, cards } = await openDesk(pivCard())
  const pin = Buffer.from('123456')
  await signer.signBatch({
    card: cards[0]!.id,
    certificate: cards[0]!.certificates[0]!.fingerprint,
    pin,
    documents: contents(1),
    signedAt: SIGNED_AT,
    onSigned: () => {},
  })
  expect([...pin]).toEqual([0, 0, 0, 0, 0, 0])
})
