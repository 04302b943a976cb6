import { done, failed, type Outcome } from '../domain/outcome.ts'
import { subjectOf } from './certificate.ts'
import { isSame } from './chain.ts'
import { TAG } from './der.ts'
import { extensionsOf } from './extensions.ts'
import type { CadesFault } from './fault.ts'
import { isForeignSignature } from './foreign-signature.ts'
import { OID } from './oids.ts'
import { all, oidOf, only, reading } from './reading.ts'
import type { Revocations } from './revocations.ts'
import { isStamperRevoked, stamperWay, unvouched } from './stamper-way.ts'
import { taken } from './taken.ts'
import { type TimeStampToken, timeStampToken } from './time-stamp-token.ts'
import type { X509 } from './x509.ts'

/** A moment that a time-stamping service proves; untrusted when nobody said whom to believe. */
export type Stamp = {
  readonly at: Date
  /** Common name of the service. */
  readonly by: string
  readonly isTrusted: boolean
}

type Question = {
  /** The time stamp: a ContentInfo, DER. */
  token: Uint8Array
  /** What must have been stamped: the bare signature value. */
  stamped: Uint8Array
  /** Bare content of the INTEGER that was sent with the request. */
  nonce?: Uint8Array
  /** Services, or the authorities above them, DER; left out, nobody is asked for. */
  stampers?: readonly Uint8Array[] | undefined
  /** Now: nothing may have been stamped after it. */
  at: Date
  revocations?: readonly Revocations[] | undefined
}

/** Clocks of schools are not exact. */
const CLOCK_SLACK_MS = 5 * 60_000

/**
 * Verifies a time stamp (RFC 3161) of any service: over these bytes, with that nonce, signed by a certificate for
 * time stamps only that leads up to one of `stampers` as it stood at the time of the stamp. The certificate may
 * have expired since. Whatever is wrong is `cades.time-stamp`.
 */
export function verifyTimeStamp(question: Question): Outcome<Stamp, CadesFault> {
  const stamp = reading(() => stampIn(timeStampToken(question.token), question))
  return stamp ? done(stamp) : failed({ code: 'cades.time-stamp' })
}

function stampIn(token: TimeStampToken, question: Question): Stamp | undefined {
  const { stamped, nonce, at, revocations = [] } = question
  const { imprint } = token
  if (!isSame(imprint.digest(stamped), imprint.value)) return undefined
  if (nonce && !(token.nonce && isSame(token.nonce, nonce))) return undefined
  if (token.at.getTime() > at.getTime() + CLOCK_SLACK_MS) return undefined

  const stampers = question.stampers && taken(question.stampers)
  const leaf = stamperOf(token, stampers ?? [])
  if (!leaf || !mayStamp(leaf) || !isSignedBy(token, leaf)) return undefined
  const by = reading(() => subjectOf(leaf.subject).commonName) ?? ''
  if (!stampers) return { at: token.at, by, isTrusted: false }

  const way = stamperWay({ leaf, brought: token.certificates, stampers, at: token.at })
  if (!way || unvouched(token.certificates, way, stampers).length > 0) return undefined
  if (isStamperRevoked(way, revocations, token.at)) return undefined
  return { at: token.at, by, isTrusted: true }
}

/** The certificate of the service: it came along, or it is known here. */
export function stamperOf(token: TimeStampToken, known: readonly X509[]): X509 | undefined {
  const { named, certificateHash } = token
  return [...token.certificates, ...known].find(
    (candidate) =>
      isNamed(candidate, named) && isSame(certificateHash.digest(candidate.der), certificateHash.value),
  )
}

function isNamed({ der, issuer, serial }: X509, named: TimeStampToken['named']): boolean {
  if ('issuer' in named) return isSame(issuer, named.issuer) && isSame(serial, named.serial)
  const identifier = extensionsOf(der).get(OID.subjectKeyIdentifier)
  return identifier !== undefined && isSame(only(identifier.value, TAG.octets).content, named.keyIdentifier)
}

/** RFC 3161 §2.3: one critical purpose, and nothing else. */
function mayStamp({ der, usage }: X509): boolean {
  if (usage && !usage.has('digitalSignature') && !usage.has('nonRepudiation')) return false
  const purposes = extensionsOf(der).get(OID.extendedKeyUsage)
  if (!purposes?.isCritical) return false
  const [purpose, more] = all(only(purposes.value, TAG.sequence).content, TAG.oid)
  return purpose !== undefined && !more && oidOf(purpose) === OID.timeStamping
}

const isSignedBy = (token: TimeStampToken, { publicKey }: X509): boolean =>
  isSame(token.digest(token.content), token.messageDigest) &&
  isForeignSignature({
    algorithm: token.signatureAlgorithm,
    digestAlgorithm: token.digestAlgorithm,
    publicKey,
    message: token.hashed,
    signature: token.signature,
  })
