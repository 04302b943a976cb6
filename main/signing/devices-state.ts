import {
  type Certificate,
  keyTitle,
  readCertificate,
  readUnusable,
  type UnusableCertificate,
} from '../../cades/certificate.ts'
import type { Card, CardCertificate, DevicesState, Slot } from '../../contract/signer.ts'
import type { Judge } from './judge.ts'
import type { Seen } from './port.ts'

/** Before the signing process has looked for the first time, and while it is started again. */
export const STARTING: DevicesState = { state: 'starting', cards: [], modules: [] }

/** The best first: one card that is ready is all a person needs. */
const RANK = ['ready', 'unknown-card', 'mute', 'no-card', 'no-reader'] as const

const STATE_OF_CARD = {
  ready: 'ready',
  'in-use': 'mute',
  mute: 'mute',
  'unknown-card': 'unknown-card',
  'no-certificate': 'unknown-card',
} as const

/** What the screens are told of what the signing process has seen. */
export function devicesOf(
  { service, slots, modules }: Seen & Pick<DevicesState, 'modules'>,
  { judge, now }: { judge: Judge; now: () => number },
): DevicesState {
  const at = new Date(now())
  const cards = slots.flatMap((slot) => (slot.card ? [cardOf(slot.card, judge, at)] : []))
  const states = new Set([
    ...cards.map((card) => STATE_OF_CARD[card.state]),
    slots.length > 0 ? 'no-card' : 'no-reader',
  ])
  const best = RANK.find((state) => states.has(state)) ?? 'no-reader'
  return { state: best === 'no-reader' && !service ? 'no-service' : best, cards, modules }
}

/** The certificates of a card that this version can read. */
export const readable = (certificates: readonly Uint8Array[]): Certificate[] =>
  certificates.flatMap((der) => {
    const read = readCertificate(der)
    return read.ok ? [read.value] : []
  })

function cardOf(
  { certificates, keyless, authorities, ...facts }: NonNullable<Slot['card']>,
  judge: Judge,
  at: Date,
): Card {
  const shown = [...shownOf(certificates, true), ...shownOf(keyless, false)].toSorted(byUse)
  return {
    ...facts,
    state: facts.state === 'ready' && shown.length === 0 ? 'unknown-card' : facts.state,
    label: shown[0]?.certificate.subject.commonName ?? facts.reader,
    blocked: facts.triesLeft === 0,
    certificates: shown.map((one) => {
      const { certificate, hasKey } = one
      return summaryOf(one, judge(certificate, { brought: authorities, hasKey, at }))
    }),
  }
}

/** A certificate that is shown, even if only to say why it cannot sign. */
type Shown = {
  readonly certificate: Omit<UnusableCertificate, 'key'>
  readonly key: string
  readonly hasKey: boolean
  readonly isUsable: boolean
}

const shownOf = (certificates: readonly Uint8Array[], hasKey: boolean): Shown[] =>
  certificates.flatMap((der): Shown[] => {
    const read = readCertificate(der)
    if (read.ok) return [{ certificate: read.value, key: keyTitle(read.value), hasKey, isUsable: hasKey }]
    const unusable = readUnusable(der)
    return unusable ? [{ certificate: unusable, key: unusable.key, hasKey, isUsable: false }] : []
  })

const byUse = (first: Shown, second: Shown): number => Number(second.isUsable) - Number(first.isUsable)

const summaryOf = (
  { certificate: { subject, ...certificate }, key }: Shown,
  assessment: CardCertificate['assessment'],
): CardCertificate => {
  const { commonName, ...person } = subject
  return {
    fingerprint: certificate.fingerprint,
    name: commonName,
    ...person,
    issuer: certificate.issuerName,
    serial: certificate.serial,
    notBefore: certificate.notBefore.toISOString(),
    notAfter: certificate.notAfter.toISOString(),
    key,
    assessment,
  }
}
