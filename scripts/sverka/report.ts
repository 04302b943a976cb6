import type { Certificate } from '../../cades/certificate.ts'
import type { Claim } from '../../cades/claims.ts'
import type { CadesFault } from '../../cades/fault.ts'
import type { Signer } from '../../cades/verify.ts'
import type { Correction } from '../../contract/correction.ts'
import * as enFields from '../../renderer/words/en/correction.ts'
import { signatureFailures as enFailures } from '../../renderer/words/en/failures-signature.ts'
import * as ruFields from '../../renderer/words/ru/correction.ts'
import { signatureFailures as ruFailures } from '../../renderer/words/ru/failures-signature.ts'
import type { Language } from './language.ts'
import type { Words } from './words.ts'

/** A line of a report: the name of a thing and the thing. */
export const line = (name: string, text: string): string => `  ${`${name}:`.padEnd(22)}${text}`

/** 01.09.2026 08:00:00 UTC: the same on every computer. */
export function momentOf(date: Date): string {
  const iso = date.toISOString()
  return `${dayOf(date)} ${iso.slice(11, 19)} UTC`
}

/** 01.09.2026, UTC. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10).split('-').toReversed().join('.')

/** The kind of key as people name it. */
export function keyOf({ algorithm, bits }: Certificate): string {
  if (algorithm === 'rsa') return `RSA ${bits}`
  return algorithm === 'ecdsa-p256' ? 'ECDSA P-256' : `ГОСТ Р 34.10-2012 (${bits})`
}

/** What is certain of a signer. `isAsked` tells whether any list of revoked certificates was given. */
export function signerLines(signer: Signer, words: Words, isAsked: boolean): string[] {
  return [
    ...certificateLines(signer.signer, words),
    line(words.signedAt, `${momentOf(signer.signedAt)}, ${words.byClock}`),
    line(words.stamp, stampText(signer, words)),
    line(words.revocation, revocationText(signer, words, isAsked)),
  ]
}

function stampText({ stamp, stampedAt, stampedBy }: Signer, words: Words): string {
  if (stampedAt) return `${momentOf(stampedAt)}, ${printable(stampedBy ?? '')}`
  return stamp === 'none' ? words.noStamp : words.stampUnasked
}

function revocationText({ revocation, revokedAt, listFrom }: Signer, words: Words, isAsked: boolean): string {
  if (revokedAt) return words.revokedLater(momentOf(revokedAt))
  if (!isAsked || !listFrom) return words.notAsked
  return revocation === 'good' ? words.good(dayOf(listFrom)) : words.notAll(dayOf(listFrom))
}

/** What a signer says of itself where nothing is certain. */
export const claimLines = ({ certificate, signedAt, stampedAt }: Claim, words: Words): string[] => [
  ...(certificate ? certificateLines(certificate, words) : []),
  line(words.signedAt, momentOf(signedAt)),
  line(words.stamp, stampedAt ? words.stampClaimed(momentOf(stampedAt)) : words.noStamp),
]

function certificateLines(certificate: Certificate, words: Words): string[] {
  const { subject, serial, issuerName, notBefore, notAfter } = certificate
  return [
    line(words.name, printable(subject.commonName)),
    ...(subject.organisation ? [line(words.organisation, printable(subject.organisation))] : []),
    line(words.serial, serial),
    line(words.issuer, printable(issuerName)),
    line(words.key, keyOf(certificate)),
    line(words.valid, `${dayOf(notBefore)} – ${dayOf(notAfter)}`),
  ]
}

type How = { words: Words; language: Language; show: boolean }

/** What a correction says; the values only when they are asked for. */
export function correctionLines(said: Correction, { words, language, show }: How): string[] {
  const { fields } = language === 'ru' ? ruFields : enFields
  const quoted = (text: string) => (text === '' ? words.empty : `«${printable(text)}»`)
  const changes = show
    ? said.changes.map(({ field, was, becomes }) =>
        line(fields[field], `${quoted(was)} → ${quoted(becomes)}`),
      )
    : [line(words.fields, said.changes.map(({ field }) => fields[field]).join(', '))]
  return [
    `${words.correction} ${said.id}:`,
    ...(said.training ? [`  ${words.training}`] : []),
    line(words.school, said.school),
    line(words.created, momentOf(new Date(said.created))),
    ...changes,
  ]
}

/** The failure of the catalogue: what happened, and why. */
export const failureOf = ({ code }: CadesFault, language: Language) =>
  (language === 'ru' ? ruFailures : enFailures)[code]

/** A stranger wrote these names: whatever would move the cursor or colour the screen is left out. */
export const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '·')
