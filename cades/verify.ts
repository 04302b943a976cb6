import { done, failed, type Outcome } from '../domain/outcome.ts'
import { type Algorithm, ALGORITHMS, digestOf, verifierOf } from './algorithm.ts'
import { type Certificate, described, faultOfKey } from './certificate.ts'
import { checkChain, faultOf, hasIssued, isSame } from './chain.ts'
import type { CadesFault } from './fault.ts'
import { reading } from './reading.ts'
import type { Revocations } from './revocations.ts'
import { type SignedData, signedData, type SignerPart } from './signed-data.ts'
import { type Standing, standingOf } from './standing.ts'
import { taken } from './taken.ts'
import { type Stamp, verifyTimeStamp } from './verify-time-stamp.ts'
import type { X509 } from './x509.ts'
import { isForMachines } from './x509-extensions.ts'

/**
 * One signer and when, as the signature itself states and the chain confirms.
 *
 * `stampedAt` is the moment that a time-stamping service proves; `stamp` is `unasked` when there is one and the
 * question names no services to believe. `revocation` is of the whole way to the trusted authority (`Standing`);
 * it is `revoked` only where a time stamp proves that the signature is older, since `revokedAt`.
 */
export type Signer = {
  readonly signer: Certificate
  readonly signedAt: Date
  readonly stamp: 'none' | 'unasked' | 'good'
  readonly stampedAt?: Date
  /** Common name of the time-stamping service. */
  readonly stampedBy?: string
  readonly revocation: Standing['state']
  readonly revokedAt?: Date
  /** The date of the oldest list that was asked. */
  readonly listFrom?: Date
}

/**
 * Who signed. `signers` go by the time they state, the earliest first; the first one is `signer` and `signedAt`
 * too.
 */
export type Verified = {
  readonly signer: Certificate
  readonly signedAt: Date
  readonly signers: readonly Signer[]
}

type Question = {
  content: Uint8Array
  /** Detached CAdES-BES or CAdES-T of one to four signers, DER. */
  signature: Uint8Array
  /** Certificates of the authorities that are believed, DER. */
  trusted: readonly Uint8Array[]
  /** Certificates of signers that are believed for themselves, whoever has issued them, DER. */
  pinned?: readonly Uint8Array[]
  /** When the signature is verified or was received: nothing may have been signed after it. */
  at: Date
  /** When whoever asks has had the signature in hand already: it proves, like a time stamp, that it is no younger. */
  seenAt?: Date
  /** Lists of revoked certificates; without one of its authority a certificate's standing is `unknown`. */
  revocations?: readonly Revocations[]
  /**
   * Time-stamping services, or the authorities above them, DER. Given, a time stamp must be of one of them; left
   * out, it must be whole and of this signature, and proves nothing.
   */
  stampers?: readonly Uint8Array[]
}

const LONGEST_BYTES = 256 * 1024

/** Clocks of schools are not exact. */
const CLOCK_SLACK_MS = 5 * 60_000

/**
 * Verifies a detached CAdES from anybody: form, content, the certificate each signer names, the signature itself,
 * its time stamp, the way up to a trusted authority as it stood at the signing time, the right to sign, and
 * revocation as far as lists are given. All signers verify, or none does: the fault is of the earliest that does
 * not.
 *
 * Certificates are asked as they stood at the stated signing time: a stamp that comes late, after one has expired,
 * takes nothing away. Without a time stamp the stated signing time proves nothing against a revocation: a certificate revoked at all
 * is `cades.revoked`. A time stamp that somebody has taken away leaves a good CAdES-BES: no signature covers its
 * presence.
 */
export function verifyCades(question: Question): Outcome<Verified, CadesFault> {
  const { signature, trusted, pinned = [] } = question
  if (signature.length > LONGEST_BYTES) return failed({ code: 'cades.form' })
  const parts = reading(() => signedData(signature))
  if (!parts) return failed({ code: 'cades.form' })

  const believed = { trusted: taken(trusted), pinned: taken(pinned) }
  const signers: Signer[] = []
  const ways: (readonly X509[])[] = []
  for (const [place, part] of [...parts.signers].sort(byTime).entries()) {
    const verified = verifySigner(part, parts, { ...question, ...believed })
    if (!verified.ok)
      return parts.signers.length > 1 ? failed({ ...verified.fault, signer: place + 1 }) : verified
    signers.push(verified.value.signer)
    ways.push(verified.value.way)
  }
  if (!areOfUse(parts.certificates, ways.flat(), believed.trusted)) return failed({ code: 'cades.form' })

  const [first] = signers
  return first
    ? done({ signer: first.signer, signedAt: first.signedAt, signers })
    : failed({ code: 'cades.form' })
}

const byTime = (first: SignerPart, second: SignerPart): number =>
  first.signedAt.getTime() - second.signedAt.getTime()

type Believed = Omit<Question, 'trusted' | 'pinned'> & { trusted: readonly X509[]; pinned: readonly X509[] }
type Way = { signer: Signer; way: readonly X509[] }

function verifySigner(
  part: SignerPart,
  { certificates }: SignedData,
  question: Believed,
): Outcome<Way, CadesFault> {
  const { content, trusted, pinned, at, revocations = [] } = question
  const leaf = leafOf(part, certificates)
  if (!leaf) return failed({ code: 'cades.certificate' })
  if (typeof leaf.key === 'string') return failed(faultOfKey(leaf.key))
  const fault = signatureFault(part, leaf, leaf.key.algorithm, content)
  if (fault) return failed(fault)

  const { signedAt } = part
  if (isAfter(signedAt, at)) return failed({ code: 'cades.clock' })
  const stamp = stampOf(part, question)
  if (!stamp.ok) return stamp
  if (stamp.value && isAfter(signedAt, stamp.value.at)) return failed({ code: 'cades.clock' })

  const brought = certificates.filter((certificate) => certificate !== leaf)
  const way = pinned.some(({ der }) => isSame(der, leaf.der))
    ? pinnedWay(leaf, signedAt)
    : checkChain({ leaf, brought, trusted, at: signedAt })
  if (!way.ok) return way
  const maySign = leaf.usage?.has('digitalSignature') || leaf.usage?.has('nonRepudiation')
  if (!maySign || isForMachines(leaf.extendedUsage)) return failed({ code: 'cades.usage' })

  const standing = standingOf(way.value, revocations)
  const { revocation } = standing
  const proofs = [
    ...(stamp.value?.isTrusted ? [stamp.value.at] : []),
    ...(question.seenAt ? [question.seenAt] : []),
  ]
  if (revocation && !proofs.some((proof) => proof < revocation.at)) return failed({ code: 'cades.revoked' })

  const certificate = reading(() => described(leaf))
  if (!certificate || typeof certificate === 'string') return failed({ code: 'cades.certificate' })
  return done({ signer: signerOf(certificate, signedAt, stamp.value, standing), way: way.value })
}

function signatureFault(
  part: SignerPart,
  { publicKey }: X509,
  algorithm: Algorithm,
  content: Uint8Array,
): CadesFault | undefined {
  const { digestAlgorithms, signatureAlgorithms } = ALGORITHMS[algorithm]
  if (!digestAlgorithms.some((form) => isSame(form, part.digestAlgorithm))) return { code: 'cades.algorithm' }
  if (!isSame(digestOf(algorithm, content), part.messageDigest)) return { code: 'cades.digest' }
  const isGood =
    signatureAlgorithms.some((form) => isSame(form, part.signatureAlgorithm)) &&
    verifierOf(algorithm, publicKey)(part.hashed, part.signature)
  return isGood ? undefined : { code: 'cades.signature' }
}

const stampOf = (
  { timeStamp, signature }: SignerPart,
  { stampers, at, revocations }: Believed,
): Outcome<Stamp | undefined, CadesFault> =>
  timeStamp
    ? verifyTimeStamp({ token: timeStamp, stamped: signature, stampers, at, revocations })
    : done(undefined)

const isAfter = (first: Date, second: Date): boolean => first.getTime() > second.getTime() + CLOCK_SLACK_MS

function pinnedWay(leaf: X509, at: Date): Outcome<readonly X509[], CadesFault> {
  const fault = faultOf(leaf, at)
  return fault ? failed(fault) : done([leaf])
}

const signerOf = (
  signer: Certificate,
  signedAt: Date,
  stamp: Stamp | undefined,
  { state, revocation, listFrom }: Standing,
): Signer => ({
  signer,
  signedAt,
  stamp: !stamp ? 'none' : stamp.isTrusted ? 'good' : 'unasked',
  ...(stamp?.isTrusted && { stampedAt: stamp.at, stampedBy: stamp.by }),
  revocation: state,
  ...(revocation && { revokedAt: revocation.at }),
  ...(listFrom && { listFrom }),
})

/** The certificate named twice: by issuer and serial number, and by its hash under the signature. */
const leafOf = (
  { issuer, serial, certificateHash: { digest, value } }: SignerPart,
  certificates: readonly X509[],
): X509 | undefined =>
  certificates.find(
    (candidate) =>
      isSame(candidate.issuer, issuer) &&
      isSame(candidate.serial, serial) &&
      isSame(digest(candidate.der), value),
  )

/**
 * Whether every certificate that was brought along belongs to one of the ways: it stands in it, or above it.
 * One above must be vouched for itself, since nothing else would notice an altered byte of it.
 */
function areOfUse(brought: readonly X509[], ways: readonly X509[], trusted: readonly X509[]): boolean {
  const used = [...ways]
  const known = [...brought, ...trusted]
  let unused = brought.filter(({ der }) => !used.some((one) => isSame(one.der, der)))
  for (let found: X509[] = [...used]; found.length > 0 && unused.length > 0;) {
    found = unused.filter(
      (one) => used.some((below) => hasIssued(one, below)) && known.some((above) => hasIssued(above, one)),
    )
    used.push(...found)
    unused = unused.filter((one) => !found.includes(one))
  }
  return unused.length === 0
}
