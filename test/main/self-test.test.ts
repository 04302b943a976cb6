import { expect, test } from 'vitest'
import { FAILURES } from '../../contract/failures.ts'
import { selfTest, type SelfTestStep } from '../../contract/self-test.ts'
import type { Card, DevicesState } from '../../contract/signer.ts'
import { quietPin } from '../fakes/cards.ts'
import { card, notWell, rutoken, seen, testOf, trusted } from './self-tested.ts'

test('a good card passes every step, and nothing of its owner is in the report', async () => {
  const made = await testOf(seen(card()))
  expect(selfTest.parse(made)).toEqual(made)
  expect(made).toEqual({
    at: '2026-11-22T08:00:00.000Z',
    version: '0.1.0',
    system: 'Linux 6.1 x64',
    steps: [
      ['process', '0.1.0'],
      ['service'],
      ['readers', 'Reader 0'],
      ['card', 'Reader 0', 'Aktiv Co.', 'Rutoken ECP', '№ …0017', 'Rutoken'],
      ['modules', '✓ Rutoken 2.14: /usr/lib/librtpkcs11ecp.so', '– JaCarta-2: /usr/lib/libjcPKCS11-2.so'],
      ['certificate', 'TEST УЦ', 'ГОСТ Р 34.10-2012 (256)', '2026-01-01 – 2027-04-01'],
      ['chain', 'TEST УЦ'],
      ['revocation', '2026-11-20'],
      ['pin', '5'],
      ['clock', '± 0 s'],
      ['digest', 'SHA-256', 'GOST R 34.11-2012 (256)', 'GOST R 34.11-2012 (512)'],
      ['line', 'journal.test'],
    ].map(([step, ...facts]) => ({ step, state: 'well', facts })),
  })
})

test('a person who issued the certificate to themselves is not named either', async () => {
  const own = card()
  const [certificate] = own.certificates
  const made = await testOf(
    seen({
      ...own,
      reader: 'Reader of ТЕСТОВА',
      certificates: [{ ...certificate!, issuer: 'Тестова Татьяна Тестовна 11223344595' }],
    }),
  )
  expect(JSON.stringify(made)).not.toMatch(/тестова|татьяна|11223344595/i)
})

const empty = (state: DevicesState['state'], cards: Card[] = []): DevicesState => ({
  state,
  cards,
  modules: [{ ...rutoken, state: 'missing' }],
})
const unknown = card({ state: 'unknown-card', certificates: [], kind: 'unknown' })

test.each<[string, DevicesState, [SelfTestStep['step'], SelfTestStep['state'], keyof typeof FAILURES][]]>([
  ['nothing answers yet', empty('starting'), [['process', 'failed', 'device.starting']]],
  ['no service', empty('no-service'), [['service', 'failed', 'device.no-service']]],
  ['no reader', empty('no-reader'), [['readers', 'failed', 'device.no-reader']]],
  ['no card', empty('no-card'), [['card', 'failed', 'device.no-card']]],
  [
    'a mute card',
    empty('mute', [card({ state: 'mute', certificates: [] })]),
    [['card', 'failed', 'device.mute']],
  ],
  [
    'an unknown card, and no module',
    empty('unknown-card', [unknown]),
    [
      ['card', 'failed', 'device.unknown-card'],
      ['modules', 'failed', 'device.module-missing'],
    ],
  ],
  [
    'a module that does not load',
    { ...seen(card()), modules: [{ ...rutoken, state: 'failed' }] },
    [['modules', 'warning', 'device.module-failed']],
  ],
  [
    'a certificate that has ended',
    seen(card({}, { ...trusted, refusal: 'expired', daysLeft: -3 })),
    [['certificate', 'failed', 'certificate.expired']],
  ],
  [
    'a certificate without its key',
    seen(card({}, { ...trusted, refusal: 'no-key' })),
    [['certificate', 'failed', 'device.no-key']],
  ],
  [
    'a certificate that ends soon',
    seen(card({}, { ...trusted, daysLeft: 29 })),
    [['certificate', 'warning', 'certificate.ends-soon']],
  ],
  [
    'an authority nobody knows',
    seen(
      card(
        {},
        { ...trusted, refusal: 'untrusted', missing: { issuer: 'TEST Корень' }, revocation: 'unknown' },
      ),
    ),
    [
      ['chain', 'failed', 'certificate.untrusted'],
      ['revocation', 'warning', 'certificate.unchecked'],
    ],
  ],
  [
    'a revoked one',
    seen(card({}, { ...trusted, refusal: 'revoked', revocation: 'revoked' })),
    [['revocation', 'failed', 'certificate.revoked']],
  ],
  [
    'an old list of revoked certificates',
    seen(card({}, { ...trusted, isListOld: true })),
    [['revocation', 'warning', 'certificate.unchecked']],
  ],
  ['a blocked card', seen(card({ blocked: true, triesLeft: 0 })), [['pin', 'failed', 'pin.blocked']]],
  [
    'one try left',
    seen(card({ triesLeft: 1, pin: { ...quietPin, isLow: true } })),
    [['pin', 'warning', 'pin.last']],
  ],
  [
    'the PIN of the factory',
    seen(card({ pin: { ...quietPin, isFactory: true } })),
    [['pin', 'warning', 'pin.factory']],
  ],
])('every state is found and has its number: %s', async (_case, devices, expected) => {
  expect(await notWell(devices)).toEqual(expected.map(([step, state, code]) => [step, state, FAILURES[code]]))
})

test('of several cards the one that can sign is tested', async () => {
  const expired = card({ id: 'card-0' }, { ...trusted, refusal: 'expired', daysLeft: -1 })
  expect(await notWell(seen(expired, unknown, card()))).toEqual([])
})
