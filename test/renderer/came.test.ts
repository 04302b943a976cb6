import { expect, test } from 'vitest'
import type { CardCertificate, DevicesState } from '../../contract/signer.ts'
import { cameIn, presentIn, stillKnown } from '../../renderer/came.ts'
import { quietPin, wellJudged } from '../fakes/cards.ts'

const certificate = (fingerprint: string, more: Partial<CardCertificate> = {}): CardCertificate => ({
  fingerprint,
  name: 'TEST',
  issuer: 'TEST',
  serial: '1',
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2028-01-01T00:00:00.000Z',
  key: 'ECDSA P-256',
  assessment: wellJudged,
  ...more,
})
const devices = (...certificates: CardCertificate[]): DevicesState => ({
  state: 'ready',
  modules: [],
  cards: certificates.map((one) => ({
    id: `card ${one.fingerprint}`,
    reader: 'Test',
    kind: 'piv',
    state: 'ready',
    label: 'TEST',
    blocked: false,
    pin: quietPin,
    certificates: [one],
  })),
})
const own = certificate('own', { snils: '11223344595' })
const other = certificate('other', { snils: '08765430300' })
const came = (...seen: CardCertificate[]) => cameIn(devices(...seen), 'own', [])?.certificate.fingerprint

test('somebody else who may work here is seen, and nobody else is', () => {
  expect(came(own, other)).toBe('other')
  expect(came(own)).toBeUndefined()
  expect(came(own, certificate('new', { snils: '11223344595' }))).toBeUndefined()
  expect(came(own, { ...other, assessment: { ...wellJudged, refusal: 'stranger' } })).toBeUndefined()
})

test('a card that was there or was left alone is seen again only when it is put in again', () => {
  const both = devices(own, other)
  let known: readonly string[] = presentIn(both)
  expect(cameIn(both, 'own', known)).toBeUndefined()
  known = stillKnown(known, { state: 'starting', cards: [], modules: [] })
  expect(cameIn(both, 'own', known)).toBeUndefined()
  known = stillKnown(known, devices(own))
  expect(cameIn(both, 'own', known)?.certificate.fingerprint).toBe('other')
})
