import { expect, test } from 'vitest'
import type { PinQuestion } from '../../contract/pin.ts'
import { done, failed } from '../../domain/outcome.ts'
import { questioner } from '../../main/question.ts'
import { createPinDesk, type GivenPin } from '../../main/signing/pin-desk.ts'
import { type Desk, openDesk, pivCard } from './desk.ts'
import { contents, PIN, SIGNED_AT, until } from './signing.ts'

/** The page that asks for one PIN for three documents, over a card in a real reader. */
function askAt({ signer, cards: [card] }: Desk) {
  const certificate = card!.certificates[0]!.fingerprint
  const questionOf = questioner({
    signer,
    chosen: () => ({ language: 'ru', theme: 'system' }),
    lastSignedAt: () => undefined,
    now: Date.now,
  })
  const pinDesk = createPinDesk({
    window: { open() {}, close() {} },
    restart: signer.restart,
    now: Date.now,
  })
  const chosen = questionOf(card!.id, certificate)
  const signed: string[] = []
  const question = (): PinQuestion => ({
    ...chosen.question(),
    purpose: 'sign',
    documents: [],
    signed: signed.length,
  })
  const answer = pinDesk.ask(question, (pin: GivenPin, signal) =>
    signer.signBatch({
      card: chosen.card(),
      certificate,
      pin,
      documents: contents(3).filter(({ id }) => !signed.includes(id)),
      signedAt: SIGNED_AT,
      signal,
      onSigned: (id) => void signed.push(id),
    }),
  )
  const look = async () => {
    const looked = await pinDesk.handlers['pin.look']({})
    return looked.ok ? looked.value.question : undefined
  }
  const enter = () => pinDesk.handlers['pin.enter']({ pin: Uint8Array.from(Buffer.from(PIN)) })
  return { answer, look, enter, signed, signer }
}

test('a card pulled out before its PIN goes on in any reader; another card is given no PIN', async () => {
  const card = pivCard()
  const desk = await openDesk(card)
  const { answer, look, enter, signed, signer } = askAt(desk)
  expect(await look()).toMatchObject({ cardState: 'here', reader: 'Test reader 00 00' })

  await desk.pcscd.remove()
  await until(signer, ({ state }) => state === 'no-card')
  expect(await look()).toMatchObject({ cardState: 'gone', name: 'Учебная Анна Тестовна' })
  expect(await enter()).toEqual(failed({ code: 'device.no-card' }))

  const other = pivCard()
  await desk.pcscd.insert(other)
  await until(signer, ({ state }) => state === 'ready')
  expect(await look()).toMatchObject({ cardState: 'other' })
  expect(await enter()).toEqual(failed({ code: 'device.mismatch' }))

  await desk.pcscd.insert(card, 1)
  await until(signer, ({ cards }) => cards.length === 2)
  expect(await look()).toMatchObject({ cardState: 'here', reader: 'Test reader 00 01' })
  expect(await enter()).toEqual(done({}))
  expect(await answer).toEqual(done(undefined))
  expect([signed, other.counts.verified, card.counts.verified]).toEqual([['1', '2', '3'], 0, 3])
})

test('a card pulled out in the middle loses nothing: put in again it signs the rest with a new PIN', async () => {
  const card = pivCard()
  const desk = await openDesk(card)
  const { answer, look, enter, signed, signer } = askAt(desk)
  card.before = ({ ins }) => (ins === 0x87 && card.counts.signatures === 2 ? 'pull' : undefined)
  expect(await enter()).toEqual(failed({ code: 'device.removed' }))
  expect(signed).toEqual(['1', '2'])
  await until(signer, ({ state }) => state === 'no-card')
  const verified = card.counts.verified

  card.before = () => undefined
  await desk.pcscd.insert(card)
  await until(signer, ({ state }) => state === 'ready')
  expect(await look()).toMatchObject({ cardState: 'here', signed: 2 })
  expect(card.counts.verified).toBe(verified)
  await enter()
  expect(await answer).toEqual(done(undefined))
  expect([signed, card.counts.verified]).toEqual([['1', '2', '3'], verified + 1])
})
