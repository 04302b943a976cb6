import type { Card, DevicesState } from '../../contract/signer.ts'
import { type Assessment, trustPolicy } from '../../contract/trust.ts'
import { type SelfTestNeeds, selfTester } from '../../main/self-test.ts'
import { quietPin, wellJudged } from '../fakes/cards.ts'

/** When the tests are made. */
export const NOW = Date.parse('2026-11-22T08:00:00.000Z')
const HERE = new Date(NOW).toUTCString()

/** A certificate that is believed. */
export const trusted: Assessment = {
  ...wellJudged,
  chain: [{ name: 'TEST УЦ', fingerprint: 'b'.repeat(64), from: 'settings' }],
  revocation: 'good',
  listFrom: '2026-11-20T00:00:00.000Z',
}

const token = {
  label: 'Тестова Т. Т.',
  serial: '3b5a0017',
  model: 'Rutoken ECP',
  maker: 'Aktiv Co.',
  module: 'Rutoken',
}

/** A card that can sign, but for what is said. */
export const card = (more: Partial<Card> = {}, judged: Assessment = trusted): Card => ({
  id: 'card-1',
  reader: 'Reader 0',
  kind: 'pkcs11',
  state: 'ready',
  label: 'Тестова Татьяна Тестовна',
  blocked: false,
  triesLeft: 5,
  pin: quietPin,
  token,
  certificates: [
    {
      fingerprint: 'a'.repeat(64),
      name: 'Тестова Татьяна Тестовна',
      surname: 'Тестова',
      givenName: 'Татьяна Тестовна',
      snils: '11223344595',
      organisation: 'TEST Школа',
      issuer: 'TEST УЦ',
      serial: '0123456789',
      notBefore: '2026-01-01T00:00:00.000Z',
      notAfter: '2027-04-01T00:00:00.000Z',
      key: 'ГОСТ Р 34.10-2012 (256)',
      assessment: judged,
    },
  ],
  ...more,
})

/** A module that is there. */
export const rutoken = {
  title: 'Rutoken',
  path: '/usr/lib/librtpkcs11ecp.so',
  state: 'loaded',
  version: '2.14',
} as const
const jacarta = { title: 'JaCarta-2', path: '/usr/lib/libjcPKCS11-2.so', state: 'missing' } as const

/** These cards in their readers. */
export const seen = (...cards: Card[]): DevicesState => ({
  state: 'ready',
  cards,
  modules: [rutoken, jacarta],
})

/** The self-test of a desk where all is well, but for what is said. */
export const testOf = (devices: DevicesState, more: Partial<SelfTestNeeds> = {}) =>
  selfTester({
    devices: () => devices,
    policy: trustPolicy.parse({}),
    gateway: () => ({ url: 'https://journal.test/api/' }),
    training: false,
    line: () => ({ state: 'idle' }),
    fetch: () => new Response('{}', { headers: { date: HERE } }),
    version: '0.1.0',
    system: 'Linux 6.1 x64',
    now: () => NOW,
    ...more,
  })()

/** What a self-test finds wrong: step, state, number. */
export const notWell = async (...given: Parameters<typeof testOf>) =>
  (await testOf(...given)).steps
    .filter(({ failure }) => failure !== undefined)
    .map(({ step, state, failure }) => [step, state, failure])
