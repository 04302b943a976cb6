import { canonicalJson } from '../domain/canonical.ts'
import { done, failed, type Outcome } from '../domain/outcome.ts'
import { correction, type Correction } from '../contract/correction.ts'
import type { Refusal, Verdict } from '../contract/gateway.ts'
import { valueOf, withValue, type PersonRecord } from '../contract/person.ts'
import type { Workplace } from './archive/rights.ts'
import type { Offered } from './parcel.ts'
import { isAllowed } from './value.ts'

/**
 * Somebody who signed, as far as it is proved: fingerprint and СНИЛС of the certificate, when the signature says it
 * was made, and when a time stamp proves it; what the lists of revoked certificates said.
 */
export type Signer = {
  readonly fingerprint: string
  readonly snils?: string
  readonly signedAt: Date
  readonly stampedAt?: Date
  readonly stampedBy?: string
  readonly revocation: 'good' | 'revoked' | 'unknown'
  readonly listFrom?: Date
}

/** Everybody who signed, the first one first. */
export type Signers = readonly [Signer, ...Signer[]]

/** Verifies a detached signature over exactly these bytes, of one or more persons, up to a trusted authority. */
export type Verify = (
  bytes: Uint8Array,
  signature: Uint8Array,
  received: Date,
) => Outcome<Signers, { code: string }>

/** A parcel that was opened and believed. */
export type Opened = {
  readonly correction: Correction
  readonly bytes: Uint8Array
  readonly signature: Uint8Array
  readonly signers: Signers
}

type Terms = {
  readonly verify: Verify
  readonly training: boolean
  readonly sender: Workplace
  readonly received: Date
  /** Days after which a signature is not believed without a time stamp. */
  readonly oldestDays: number
  /** Two persons must have signed. */
  readonly secondSignature: boolean
}

const DAY_MS = 86_400_000

/**
 * Opens a parcel: the bytes must be the one spelling of a correction that names the announced id, the
 * sender's own school and this kind of gateway, signed by somebody who is believed.
 */
export function open(parcel: Offered, terms: Terms): Outcome<Opened, Refusal> {
  const { verify, training, sender, received, oldestDays, secondSignature } = terms
  const { bytes, signature, spelled = spelledBy(bytes) } = parcel
  const read = spelled && correctionIn(spelled)
  if (!read || read.id !== parcel.id || read.id !== read.id.toLowerCase()) return failed('bytes')
  if (read.training !== training) return failed('training')
  if (read.school !== sender.school) return failed('rights')

  const verified = verify(bytes, signature, received)
  if (!verified.ok) return failed(verified.fault.code === 'cades.revoked' ? 'revoked' : 'signature')
  const signers = verified.value
  const oldest = received.getTime() - oldestDays * DAY_MS
  if (signers.some(({ signedAt, stampedAt }) => !stampedAt && signedAt.getTime() < oldest))
    return failed('signature')
  if (secondSignature && new Set(signers.map(personOf)).size < 2) return failed('second')
  return done({ correction: read, bytes, signature, signers })
}

/**
 * What else keeps an opened correction from being held against a record: certificates that may not correct the school
 * as it is listed now, and values that may not stand.
 */
export function faultOf(
  { correction, signers }: Opened,
  mayCorrect: (fingerprint: string) => boolean,
): Refusal | undefined {
  if (!signers.every(({ fingerprint }) => mayCorrect(fingerprint))) return 'rights'
  return correction.changes.every(isAllowed) ? undefined : 'value'
}

/** Two certificates of one person are one person; where they name no СНИЛС the certificate stands for its owner. */
const personOf = ({ snils, fingerprint }: Signer): string =>
  snils && /^(?!(\d)\1{10})\d{11}$/.test(snils) ? snils : fingerprint

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function spelledBy(bytes: Uint8Array): Offered['spelled'] {
  try {
    const text = utf8.decode(bytes)
    return { text, value: JSON.parse(text) as unknown }
  } catch {
    return undefined // not UTF-8, or not JSON
  }
}

/** The correction that a text spells, or none: what was shown, signed and sent must be one text. */
function correctionIn({ text, value }: NonNullable<Offered['spelled']>): Correction | undefined {
  const read = correction.safeParse(value)
  if (!read.success) return undefined
  try {
    return canonicalJson(read.data) === text ? read.data : undefined
  } catch {
    return undefined // a value without a spelling
  }
}

/**
 * Holds a correction against the record as it is now. Each field must still be what the secretary saw, or
 * be right already; with any that is neither, nothing is changed, and the verdict names all of them. `record`
 * comes back when it has changed.
 */
export function judge(
  { id, changes }: Correction,
  held: PersonRecord,
): { verdict: Verdict; record?: PersonRecord } {
  const { version } = held
  const isRight = ({ field, becomes }: Correction['changes'][number]) => valueOf(held, field) === becomes
  const fields = changes
    .filter((one) => !isRight(one) && valueOf(held, one.field) !== one.was)
    .map(({ field }) => ({ field, theirs: valueOf(held, field) }))
  const [first] = fields
  if (first) return { verdict: { id, state: 'conflict', ...first, fields, version } }

  const open = changes.filter((one) => !isRight(one))
  if (open.length === 0) return { verdict: { id, state: 'accepted', version } }
  const record = open.reduce((person, { field, becomes }) => withValue(person, field, becomes), {
    ...held,
    version: version + 1,
  })
  return { verdict: { id, state: 'accepted', version: version + 1 }, record }
}
