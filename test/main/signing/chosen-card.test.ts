import { expect, test } from 'vitest'
import type { Card, DevicesState } from '../../../contract/signer.ts'
import { followCard } from '../../../main/signing/chosen-card.ts'
import { quietPin, wellJudged } from '../../fakes/cards.ts'

const OWN = 'a'.repeat(64)
const FOREIGN = 'b'.repeat(64)

const card = (id: string, reader: string, fingerprint: string, more: Partial<Card> = {}): Card => ({
  id,
  reader,
  kind: 'pkcs11',
  state: 'ready',
  label: 'TEST Учебная',
  blocked: false,
  triesLeft: 3,
  pin: quietPin,
  token: { label: 'TEST token', serial: '17', model: 'TEST', maker: 'TEST', module: 'TEST' },
  certificates: [
    {
      fingerprint,
      name: 'TEST Учебная Анна',
      issuer: 'TEST',
      serial: '1',
      notBefore: '2026-01-01T00:00:00.000Z',
      notAfter: '2027-01-01T00:00:00.000Z',
      key: 'ECDSA P-256',
      assessment: wellJudged,
    },
  ],
  ...more,
})

const unread = (state: Card['state']): Card => card('R1#9', 'R1', FOREIGN, { state, certificates: [] })

function follow() {
  const seen: { cards: Card[]; state: DevicesState['state'] } = {
    state: 'ready',
    cards: [card('R1#1', 'R1', OWN)],
  }
  const followed = followCard(() => ({ ...seen, modules: [] }), { card: 'R1#1', certificate: OWN })
  followed.facts()
  return { seen, followed }
}

test('the question names the token, whose it is, and what is known of its PIN', () => {
  expect(follow().followed.facts()).toEqual({
    simulated: false,
    reader: 'R1',
    cardLabel: 'TEST Учебная',
    token: { label: 'TEST token', serial: '17' },
    name: 'TEST Учебная Анна',
    triesLeft: 3,
    pin: quietPin,
    cardState: 'here',
  })
})

test.for<[string, Card[], string]>([
  ['nothing', [], 'gone'],
  ['a card elsewhere', [card('R2#1', 'R2', FOREIGN)], 'gone'],
  ['another card', [card('R1#2', 'R1', FOREIGN)], 'other'],
  ['an unknown card', [unread('unknown-card')], 'other'],
  ['a silent card', [unread('mute')], 'mute'],
  ['a card in other hands', [unread('in-use')], 'busy'],
])('with %s in its reader the chosen card stays known and is said to be away', ([, cards, cardState]) => {
  const { seen, followed } = follow()
  const before = followed.facts()
  seen.cards = cards
  expect(followed.facts()).toEqual({ ...before, cardState })
  expect(followed.card()).toBe('R1#1')
})

test('the same certificate is followed into any reader', () => {
  const { seen, followed } = follow()
  seen.cards = []
  followed.facts()
  seen.cards = [card('R1#2', 'R1', FOREIGN), card('R2#3', 'R2', OWN, { triesLeft: 2 })]
  expect(followed.facts()).toMatchObject({ cardState: 'here', reader: 'R2', triesLeft: 2 })
  expect(followed.card()).toBe('R2#3')
  seen.cards = [card('R2#4', 'R2', FOREIGN)]
  expect(followed.facts().cardState).toBe('other')
})

test('while the signing process starts again nothing is said of the card', () => {
  const { seen, followed } = follow()
  Object.assign(seen, { state: 'starting', cards: [] })
  expect(followed.facts().cardState).toBe('here')
})
