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
