import type { Card, CardCertificate, DevicesState } from '../../contract/signer.ts'
import { formatDate } from '../../domain/date.ts'
import type { Words } from './spoken.ts'

/** A certificate on a card as a person chooses it. `off` says why it cannot sign, `warning` what is near. */
export type CertificateChoice = {
  readonly value: string
  readonly card: string
  readonly certificate: string
  readonly title: string
  readonly about: readonly string[]
  readonly isTraining: boolean
  readonly off?: string
  readonly warning?: string
}

const DAY_MS = 86_400_000
const NEAR_DAYS = 30

/** All certificates on all cards, those that can sign first. @param now clock, ms since 1970 */
export function certificateChoices(
  devices: DevicesState | undefined,
  words: Words,
  now: number,
): CertificateChoice[] {
  const choices = (devices?.cards ?? []).flatMap((card) =>
    card.certificates.map((certificate) => choiceOf(card, certificate, words, now)),
  )
  return choices.sort((one, other) => Number(one.off !== undefined) - Number(other.off !== undefined))
}

function choiceOf(card: Card, certificate: CardCertificate, words: Words, now: number): CertificateChoice {
  const off = whyOff(card, certificate, words, now)
  const days = Math.floor((Date.parse(certificate.notAfter) - now) / DAY_MS)
  return {
    value: `${card.id} ${certificate.fingerprint}`,
    card: card.id,
    certificate: certificate.fingerprint,
    title: words.card.nameOf(certificate),
    about: [
      certificate.organisation ?? '',
      words.card.until(dayOf(certificate.notAfter)),
      card.triesLeft === undefined ? '' : words.card.tries(card.triesLeft),
      card.label.includes(words.card.nameOf(certificate)) ? card.reader : card.label,
    ].filter(Boolean),
    isTraining: card.kind === 'simulated',
    ...(off === undefined ? {} : { off }),
    ...(off === undefined && days < NEAR_DAYS ? { warning: words.card.expires(days) } : {}),
  }
}

function whyOff(
  card: Card,
  { notBefore, notAfter }: CardCertificate,
  words: Words,
  now: number,
): string | undefined {
  if (card.blocked) return words.card.blocked
  if (card.state !== 'ready') return words.cardStates[card.state]
  if (Date.parse(notAfter) < now) return words.card.expired(dayOf(notAfter))
  return Date.parse(notBefore) > now ? words.card.notYet(dayOf(notBefore)) : undefined
}

const dayOf = (instant: string): string => formatDate(instant.slice(0, 10))
