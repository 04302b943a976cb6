import { createHash } from 'node:crypto'
import { fingerprintOf, readCertificate } from '../cades/certificate.ts'
import { dueDate, type Calendar } from '../domain/working-days.ts'
import { verdict } from '../contract/gateway.ts'
import type { Desk } from '../contract/desk.ts'
import type { HeldCorrection as ShownCorrection } from '../contract/journal.ts'
import type { Card, Found } from '../contract/people.ts'
import type { PersonLink, PersonRecord } from '../contract/person.ts'
import type { Delivery } from './delivery.ts'
import type { Corrections, HeldCorrection } from './store/corrections.ts'
import type { HandReceipt, HandReceipts } from './store/hand-receipts.ts'
import type { Outbox } from './store/outbox.ts'
import type { People } from './store/people.ts'
import type { Rejections } from './store/rejections.ts'

type Relative = Card['relatives'][number]

/** How many of the family a line of the search shows. */
const RELATIVES_SHOWN = 6

/** Guardians of a pupil, or pupils of a guardian, as much as tells namesakes apart. */
export function relativesOf(record: PersonRecord, people: People): Relative[] {
  const ofPupil = record.links.flatMap((link) => {
    const guardian = people.find(link.guardian)
    return guardian ? [relative(guardian, link)] : []
  })
  const ofGuardian = people.pupilsOf(record.id).map((pupil) =>
    relative(
      pupil,
      pupil.links.find(({ guardian }) => guardian === record.id),
    ),
  )
  return [...ofPupil, ...ofGuardian]
}

/** A person as another card or line names them. */
export const relative = (record: PersonRecord, link?: PersonLink): Relative => ({
  ...told(record),
  relation: link?.relation ?? 'other',
})

/** One line of what the search has found. */
export const foundLine = (record: PersonRecord, how: Found['how'], people: People): Found => ({
  ...told(record),
  state: record.state,
  snilsEnd: record.snils.slice(-4),
  relatives: relativesOf(record, people).slice(0, RELATIVES_SHOWN).map(named),
  how,
})

const named = ({ lastName, firstName, className, relation }: Relative): Found['relatives'][number] => ({
  lastName,
  firstName,
  className,
  relation,
})

const told = ({ id, kind, lastName, firstName, middleName, birthDate, className }: PersonRecord) => ({
  id,
  kind,
  lastName,
  firstName,
  middleName,
  birthDate,
  className,
})

type Known = {
  readonly people: People
  readonly corrections: Corrections
  readonly outbox: Outbox
  readonly rejections: Rejections
  /** Answers that people have brought. */
  readonly receipts: HandReceipts
  /** Undefined where no time-stamping service is set. */
  readonly stamps: unknown
  readonly delivery: Pick<Delivery, 'way'>
  readonly calendar: Calendar
}

/** How many corrections wait for the second signature, and how many of these that certificate has signed itself. */
export function forSecondOf(
  corrections: Corrections,
  fingerprint: string | undefined,
): Pick<Desk, 'forSecond' | 'ownForSecond'> {
  const waiting = corrections.in('signed')
  const own = waiting.filter(({ certificate }) => certificate && fingerprintOf(certificate) === fingerprint)
  return { forSecond: waiting.length, ownForSecond: own.length }
}

/** A correction as the screens show it, with its place in the outbox and the journal's last word. */
export function shownCorrection(held: HeldCorrection, known: Known): ShownCorrection {
  const { people, corrections, outbox, rejections, receipts, stamps, delivery, calendar } = known
  const { correction, state, bytes, signedAt, certificate } = held
  const person = people.find(correction.person)
  const place = outbox.find(correction.id)
  const second = corrections.signersOf(correction.id).find((one) => one.place === 2)
  const rejection = state === 'set-aside' && !place ? rejections.find(correction.id) : undefined
  const given = outbox.receipts(correction.id).at(-1)
  const brought = receipts.of(correction.id).at(-1)
  // The last word counts, whoever has brought it.
  const byHand = brought && brought.at >= (given?.at ?? 0) ? brought : undefined
  const answer = byHand ? undefined : (place?.answer ?? given?.answer)
  // By another way nothing is tried by itself.
  const isTried = place && state === 'waiting' && delivery.way() === 'gateway'
  return {
    correction,
    state,
    hash: createHash('sha256').update(bytes).digest('hex'),
    due: dueDate(correction.created, calendar),
    ...(signedAt !== undefined && { signedAt: new Date(signedAt).toISOString() }),
    ...(certificate && {
      signer: commonNameOf(certificate),
      signerFingerprint: fingerprintOf(certificate),
    }),
    ...(second && { secondSigner: commonNameOf(second.certificate) }),
    ...(rejection && {
      rejection: { reason: rejection.reason, at: new Date(rejection.at).toISOString() },
    }),
    ...(stamps !== undefined && held.signature && { isStamped: held.isStamped }),
    failures: place?.failures ?? 0,
    ...(isTried && { nextTry: new Date(place.nextTry).toISOString() }),
    ...(byHand && { byHand: shownByHand(byHand) }),
    ...(answer && { answer: verdict.parse(JSON.parse(answer)) }),
    person: {
      lastName: person?.lastName ?? '',
      firstName: person?.firstName ?? '',
      middleName: person?.middleName ?? '',
      className: person?.className ?? '',
    },
  }
}

const shownByHand = ({ how, outcome, note, byName, at }: HandReceipt): ShownCorrection['byHand'] => ({
  how,
  taken: outcome === 'taken',
  note,
  by: byName,
  at: new Date(at).toISOString(),
})

/** The name in a certificate; empty for one that cannot be read. */
export function commonNameOf(certificate: Uint8Array): string {
  const read = readCertificate(certificate)
  return read.ok ? read.value.subject.commonName : ''
}
