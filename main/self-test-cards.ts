import type { FailureCode } from '../contract/failures.ts'
import type { Card, CardCertificate, DevicesState, ModuleState } from '../contract/signer.ts'
import type { CertificateRefusal, TrustPolicy } from '../contract/trust.ts'
import { type Found, failing, skipped, warning, well } from './self-test-step.ts'

const NEAR_DAYS = 30
const SHOWN_OF_SERIAL = 4

const FAILURE_OF_CARD = {
  mute: 'device.mute',
  'unknown-card': 'device.unknown-card',
  'no-certificate': 'device.no-certificate',
  'in-use': 'device.in-use',
} as const satisfies { readonly [State in Exclude<Card['state'], 'ready'>]: FailureCode }

/** Judged by steps of their own. */
const OF_OTHER_STEPS: ReadonlySet<CertificateRefusal> = new Set(['untrusted', 'revoked', 'list-old'])

type Question = { readonly devices: DevicesState; readonly policy: TrustPolicy; readonly version: string }

/** What the readers and cards, and the certificate that would sign, are found to be like. */
export function testCards({ devices, policy, version }: Question) {
  const card = bestCard(devices.cards)
  const certificate = card && bestCertificate(card)
  const isStarting = devices.state === 'starting'
  const noService = isStarting || devices.state === 'no-service'
  return {
    process: isStarting ? failing('device.starting', version) : well(version),
    service: isStarting ? skipped() : noService ? failing('device.no-service') : well(),
    readers: noService ? skipped() : readersOf(devices),
    card: noService || devices.state === 'no-reader' ? skipped() : cardOf(card),
    modules: isStarting ? skipped() : modulesOf(devices, card),
    certificate: certificate ? certificateOf(certificate) : skipped(),
    chain: certificate ? chainOf(certificate) : skipped(),
    revocation: certificate && card.kind !== 'simulated' ? revocationOf(certificate, policy) : skipped(),
    pin: card?.state === 'ready' ? pinOf(card) : skipped(),
  }
}

/** The card that would be chosen: a ready one with a certificate that may sign, else the next best. */
function bestCard(cards: readonly Card[]): Card | undefined {
  const canSign = ({ assessment }: CardCertificate) => assessment.refusal === undefined
  const ready = cards.filter(({ state }) => state === 'ready')
  return ready.find(({ certificates }) => certificates.some(canSign)) ?? ready[0] ?? cards[0]
}

const bestCertificate = ({ certificates }: Card): CardCertificate | undefined =>
  certificates.find(({ assessment }) => assessment.refusal === undefined) ?? certificates[0]

function readersOf({ state, cards }: DevicesState): Found {
  if (state === 'no-reader') return failing('device.no-reader')
  return well(...new Set(cards.map(({ reader }) => reader)))
}

function cardOf(card: Card | undefined): Found {
  if (!card) return failing('device.no-card')
  const { token, kind, reader } = card
  const facts = token
    ? [token.maker, token.model, `№ …${token.serial.slice(-SHOWN_OF_SERIAL)}`, token.module]
    : [kind]
  const about = [reader, ...facts.map((fact) => fact.trim()).filter(Boolean)]
  if (card.state === 'ready' && card.certificates.length === 0) {
    return failing('device.no-certificate', ...about)
  }
  return card.state === 'ready' ? well(...about) : failing(FAILURE_OF_CARD[card.state], ...about)
}

/** That modules of other makers are missing is no fault as long as the card is known. */
function modulesOf({ modules }: DevicesState, card: Card | undefined): Found {
  const facts = modules.map(factOf)
  const broken = modules.some(({ state }) => state === 'failed')
  const isUnknown = card?.state === 'unknown-card' || card?.state === 'no-certificate'
  if (isUnknown && !modules.some(({ state }) => state === 'loaded')) {
    return failing(broken ? 'device.module-failed' : 'device.module-missing', ...facts)
  }
  if (broken) return warning('device.module-failed', ...facts)
  return modules.length === 0 ? skipped() : well(...facts)
}

const MARKS = { loaded: '✓', missing: '–', failed: '✗' } as const

/** «✓ Rutoken 2.14: /usr/lib/librtpkcs11ecp.so»; – is not there, ✗ does not load. */
const factOf = ({ title, path, state, version }: ModuleState): string =>
  `${MARKS[state]} ${title}${version ? ` ${version}` : ''}: ${path}`

function certificateOf({ issuer, key, notBefore, notAfter, assessment }: CardCertificate): Found {
  const facts = [issuer, key, `${dayOf(notBefore)} – ${dayOf(notAfter)}`]
  const { refusal, daysLeft } = assessment
  if (refusal && !OF_OTHER_STEPS.has(refusal)) {
    return failing(refusal === 'no-key' ? 'device.no-key' : `certificate.${refusal}`, ...facts)
  }
  return daysLeft < NEAR_DAYS ? warning('certificate.ends-soon', ...facts) : well(...facts)
}

function chainOf({ assessment: { refusal, chain, missing } }: CardCertificate): Found {
  const facts = chain.map(({ name }) => name)
  const lacking = missing ? [`? ${missing.issuer}`, ...(missing.address ? [missing.address] : [])] : []
  if (refusal === 'untrusted' || missing) return failing('certificate.untrusted', ...facts, ...lacking)
  return well(...facts)
}

function revocationOf({ assessment }: CardCertificate, policy: TrustPolicy): Found {
  const { refusal, revocation, listFrom, isListOld } = assessment
  const facts = listFrom ? [dayOf(listFrom)] : []
  if (policy.revocation === 'off') return skipped()
  if (revocation === 'revoked') return failing('certificate.revoked', ...facts)
  if (refusal === 'list-old') return failing('certificate.list-old', ...facts)
  return revocation === 'unknown' || isListOld ? warning('certificate.unchecked', ...facts) : well(...facts)
}

function pinOf({ blocked, triesLeft, pin }: Card): Found {
  const facts = triesLeft === undefined ? [] : [String(triesLeft)]
  if (blocked || triesLeft === 0) return failing('pin.blocked', ...facts)
  if (pin.isLast || triesLeft === 1) return warning('pin.last', ...facts)
  if (pin.isFactory) return warning('pin.factory', ...facts)
  return pin.isLow ? warning('pin.wrong', ...facts) : well(...facts)
}

const dayOf = (instant: string): string => instant.slice(0, 10)
