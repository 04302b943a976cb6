import { expect, test } from 'vitest'
import type { DevicesState } from '../../contract/signer.ts'
import { certificateChoices } from '../../renderer/words/certificates.ts'
import { quietPin, wellJudged } from '../fakes/cards.ts'
import { ru } from '../../renderer/words/ru.ts'

const now = Date.parse('2026-11-22T08:00:00.000Z')

const withCertificate = (
  notAfter: string,
  more: Partial<DevicesState['cards'][number]> = {},
): DevicesState => ({
  state: 'ready',
  modules: [],
  cards: [
    {
      id: 'card-1',
      reader: 'Reader 0',
      kind: 'piv',
      state: 'ready',
      label: 'Reader 0',
      blocked: false,
      pin: quietPin,
      certificates: [
        {
          fingerprint: 'a'.repeat(64),
          name: 'Тестова',
          issuer: 'TEST',
          serial: '1',
          notBefore: '2026-01-01T00:00:00.000Z',
          notAfter,
          key: 'ECDSA P-256',
          assessment: wellJudged,
        },
      ],
      ...more,
    },
  ],
})

test.each([
  ['a good one', withCertificate('2027-11-22T00:00:00.000Z'), false, false],
  ['one that ends soon', withCertificate('2026-12-01T00:00:00.000Z'), false, true],
  ['one that has ended', withCertificate('2026-11-01T00:00:00.000Z'), true, false],
  ['one on a blocked card', withCertificate('2027-11-22T00:00:00.000Z', { blocked: true }), true, false],
  ['one on a busy card', withCertificate('2027-11-22T00:00:00.000Z', { state: 'in-use' }), true, false],
])('a certificate says why it cannot sign, or what is near: %s', (_case, devices, isOff, isWarned) => {
  const [choice] = certificateChoices(devices, ru, now)
  expect([choice?.off !== undefined, choice?.warning !== undefined]).toEqual([isOff, isWarned])
})

test('without cards there is nothing to choose', () => {
  expect(certificateChoices(undefined, ru, now)).toEqual([])
})
