import type { Desk } from '../../contract/desk.ts'
import { FAILURES } from '../../contract/failures.ts'
import type { Card, CardCertificate, DevicesState } from '../../contract/signer.ts'
import type { CertificateRefusal } from '../../contract/trust.ts'
import { formatDate } from '../../domain/date.ts'
import { certificateFacts } from './certificate-facts.ts'
import type { Words } from './spoken.ts'

/**
 * A certificate on a card as a person chooses it. `off` says why it cannot sign, `number` is that failure's in the
 * catalogue, `warnings` what is near or not known, `facts` everything there is.
 */
export type CertificateChoice = {
  readonly value: string
  readonly card: string
  readonly certificate: string
  readonly title: string
  readonly about: readonly string[]
  readonly isTraining: boolean
  readonly off?: string
  readonly number?: number
  readonly warnings: readonly string[]
  readonly facts: readonly (readonly [name: string, value: string])[]
}

const DAY_MS = 86_400_000
const NEAR_DAYS = 30
const SHOWN_OF_SERIAL = 4

/**
 * All certificates on all cards: those that can sign first, among them the one used last, then the one that lasts
 * longest.
 *
 * @param now clock, ms since 1970
 * @param known of the desk: which certificate opened the last shift here, and whether lists of revoked certificates
 * are asked at all
 */
export function certificateChoices(
  devices: DevicesState | undefined,
  words: Words,
  now: number,
  known: Partial<Pick<Desk, 'lastCertificate' | 'asksRevocation'>> = {},
): CertificateChoice[] {
  const all = (devices?.cards ?? []).flatMap((card) =>
    card.certificates.map((certificate) => ({
      choice: choiceOf(card, certificate, words, now, known.asksRevocation ?? true),
      ends: certificate.notAfter,
    })),
  )
  const rank = ({ choice }: (typeof all)[number]) =>
    Number(choice.off !== undefined) * 2 + Number(choice.certificate !== known.lastCertificate)
  return all
    .sort((one, other) => rank(one) - rank(other) || other.ends.localeCompare(one.ends))
    .map(({ choice }) => choice)
}

function choiceOf(
  card: Card,
  certificate: CardCertificate,
  words: Words,
  now: number,
  asksRevocation: boolean,
): CertificateChoice {
  const { token, triesLeft, reader } = card
  const { organisation, title: post, issuer, key, notAfter, assessment } = certificate
  const off = whyOff(card, certificate, words, now)
  const isTraining = card.kind === 'simulated'
  const isUnchecked =
    asksRevocation && !isTraining && assessment.revocation === 'unknown' && !assessment.listFrom
  return {
    value: `${card.id} ${certificate.fingerprint}`,
    card: card.id,
    certificate: certificate.fingerprint,
    title: words.card.nameOf(certificate),
    about: [
      [post, organisation].filter(Boolean).join(', '),
      `${words.certificate.facts.issuer.toLowerCase()} ${issuer}`,
      words.card.until(dayOf(notAfter)),
      off ? '' : key,
      token
        ? words.certificate.tokenSerial(token.model || token.label, token.serial.slice(-SHOWN_OF_SERIAL))
        : reader,
      off || triesLeft === undefined || triesLeft <= 1 ? '' : words.certificate.tries(triesLeft),
      !off && isUnchecked ? words.certificate.uncheckedNone : '',
    ].filter(Boolean),
    isTraining,
    ...off,
    warnings: off ? [] : warningsOf(card, certificate, words, now),
    facts: certificateFacts(card, certificate, words, asksRevocation),
  }
}

type Off = { readonly off: string; readonly number: number }

function whyOff(card: Card, certificate: CardCertificate, words: Words, now: number): Off | undefined {
  if (card.blocked) return { off: words.card.blocked, number: FAILURES['pin.blocked'] }
  if (card.state !== 'ready') {
    return { off: words.cardStates[card.state], number: FAILURES[`device.${card.state}`] }
  }
  const refusal = refusalNow(certificate, now)
  if (!refusal) return undefined
  const { notBefore, notAfter, assessment } = certificate
  const why = {
    until: dayOf(notAfter),
    since: dayOf(notBefore),
    missing: assessment.missing?.issuer ?? '',
    listFrom: assessment.listFrom ? dayOf(assessment.listFrom) : '',
  }
  const code = refusal === 'no-key' ? 'device.no-key' : (`certificate.${refusal}` as const)
  return { off: words.certificate.refusals[refusal](why), number: FAILURES[code] }
}

/** The judgement is as old as the insertion of the card: a day may have gone by since. */
function refusalNow(
  { notBefore, notAfter, assessment }: CardCertificate,
  now: number,
): CertificateRefusal | undefined {
  if (assessment.refusal) return assessment.refusal
  if (Date.parse(notAfter) < now) return 'expired'
  return Date.parse(notBefore) > now ? 'not-yet' : undefined
}

function warningsOf(
  { pin, triesLeft, kind }: Card,
  { notAfter, assessment }: CardCertificate,
  { certificate }: Words,
  now: number,
): string[] {
  const { missing, listFrom, isListOld, revocation } = assessment
  const days = Math.floor((Date.parse(notAfter) - now) / DAY_MS)
  const isLast = pin.isLast || triesLeft === 1
  return [
    isLast ? certificate.isLast : '',
    !isLast && pin.isLow && triesLeft === undefined ? `${certificate.isLow}.` : '',
    pin.isFactory && kind !== 'simulated' ? certificate.isFactory : '',
    days < NEAR_DAYS ? certificate.ends(days) : '',
    missing ? certificate.lacks(missing.issuer) : '',
    listFrom && (isListOld || revocation === 'unknown') ? certificate.unchecked(dayOf(listFrom)) : '',
  ].filter(Boolean)
}

const dayOf = (instant: string): string => formatDate(instant.slice(0, 10))
