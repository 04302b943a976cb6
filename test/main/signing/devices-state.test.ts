import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import type { Slot } from '../../../contract/signer.ts'
import { devicesOf } from '../../../main/signing/devices-state.ts'
import { judging, quietPin } from '../../fakes/cards.ts'
import { authority, secretary } from '../../cades/pki.ts'

const { certificate } = secretary('ecdsa-p256', authority('ecdsa-p256'))

type State = NonNullable<Slot['card']>['state']

const slotOf = (state: State | undefined): Slot => ({
  reader: 'R',
  ...(state && {
    card: {
      id: 'R#1',
      reader: 'R',
      kind: 'piv',
      state,
      pin: quietPin,
      certificates: state === 'ready' ? [certificate] : [],
      keyless: [],
      authorities: [],
    },
  }),
})

test.for<[(State | undefined)[], boolean, string]>([
  [[], false, 'no-service'],
  [[], true, 'no-reader'],
  [[undefined], true, 'no-card'],
  [[undefined, 'mute'], true, 'mute'],
  [['in-use'], true, 'mute'],
  [['mute', 'unknown-card'], true, 'unknown-card'],
  [['no-certificate'], true, 'unknown-card'],
  [['unknown-card', 'ready', undefined], true, 'ready'],
  [['ready'], false, 'ready'],
])('cards %j with the service %s are shown as %s', ([states, service, wanted]) => {
  expect(devicesOf({ service, slots: states.map(slotOf), modules: [] }, judging()).state).toBe(wanted)
})

test('a card whose certificate cannot be read is unknown', () => {
  const card = {
    id: 'R#1',
    reader: 'R',
    kind: 'piv',
    state: 'ready',
    pin: quietPin,
  } as const
  const slots = [
    { reader: 'R', card: { ...card, certificates: [new Uint8Array(9)], keyless: [], authorities: [] } },
  ]
  expect(devicesOf({ service: true, slots, modules: [] }, judging())).toMatchObject({
    state: 'unknown-card',
    cards: [{ state: 'unknown-card', label: 'R', certificates: [] }],
  })
})

/** A certificate that OpenSSL makes for itself, with a key this program does not use. */
const foreign = (...key: string[]): Uint8Array =>
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      ...key,
      '-nodes',
      '-keyout',
      '/dev/null',
      '-outform',
      'DER',
      '-subj',
      '/CN=TEST foreign',
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  )

test.for<[string, string[], string, string]>([
  [
    'GOST of 2001',
    ['-engine', 'gost', '-newkey', 'gost2001', '-pkeyopt', 'paramset:A'],
    'gost-2001',
    'ГОСТ Р 34.10-2001',
  ],
  ['short RSA', ['-newkey', 'rsa:1024'], 'weak', 'RSA 1024'],
  ['an unknown kind', ['-newkey', 'ed25519'], 'algorithm', '1.3.101.112'],
  [
    'a curve not used here',
    ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:secp384r1'],
    'algorithm',
    'ECDSA P-384',
  ],
])('a certificate of %s is shown with the reason it cannot sign', ([, flags, refusal, key]) => {
  const slot = slotOf('ready')
  const slots = [{ ...slot, card: { ...slot.card!, certificates: [foreign(...flags)] } }]
  expect(devicesOf({ service: true, slots, modules: [] }, judging())).toMatchObject({
    state: 'ready',
    cards: [
      { label: 'TEST foreign', certificates: [{ name: 'TEST foreign', key, assessment: { refusal } }] },
    ],
  })
})

test('a certificate that can sign is shown before those that cannot', () => {
  const slot = slotOf('ready')
  const gone = secretary('rsa', authority('ecdsa-p256')).certificate
  const card = { ...slot.card!, certificates: [foreign('-newkey', 'ed25519'), certificate], keyless: [gone] }
  const { cards } = devicesOf({ service: true, slots: [{ ...slot, card }], modules: [] }, judging())
  expect(cards[0]!.certificates.map(({ key }) => key)).toEqual(['ECDSA P-256', '1.3.101.112', 'RSA 2048'])
})
