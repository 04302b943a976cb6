import { done, failed, type Outcome } from '../domain/outcome.ts'
import { bareToken } from './bare-token.ts'
import { context, integer, nothing, octets, oid, sequence, setOf, smallInteger, TAG, yes } from './der.ts'
import { type Digest, digestNamed, sha256 } from './digests.ts'
import type { CadesFault } from './fault.ts'
import { streebog256 } from './gost/streebog.ts'
import { OID } from './oids.ts'
import { all, fields, only, reading, smallNumber } from './reading.ts'
import type { Revocations } from './revocations.ts'
import { type SignedData, signedData, type SignerPart } from './signed-data.ts'
import { timeStampToken } from './time-stamp-token.ts'
import { verifyTimeStamp } from './verify-time-stamp.ts'
import { attribute, writeSignedData } from './write-signed-data.ts'

/** A question to a time-stamping service, and what its answer is held against. */
export type TimeStampRequest = {
  /** TimeStampReq (RFC 3161 §2.4.1), DER: the body of a POST as `application/timestamp-query`. */
  readonly request: Uint8Array
  /** The bare signature value that is to be stamped. */
  readonly stamped: Uint8Array
  /** Bare content of the INTEGER. */
  readonly nonce: Uint8Array
}

/**
 * Why there is no time stamp. `refused`: the service says no, with its status (RFC 3161 §2.4.2: 2 is rejection, 3
 * waiting, 4 and 5 revocation) · `cades.time-stamp`: what it sent is no good stamp of this signature by one of
 * the services that are believed.
 */
export type TimeStampFault = CadesFault | { code: 'time-stamp.refused'; status: number }

/**
 * The question for the first signer that has no time stamp yet; `undefined` when all have one.
 *
 * @param nonce eight random bytes
 * @param over  `own`: the digest that goes with the signer's key, Streebog-256 for GOST; `sha256`: for services
 *   that refuse Streebog
 */
export function requestTimeStamp(
  signature: Uint8Array,
  nonce: Uint8Array,
  over: 'own' | 'sha256' = 'own',
): Outcome<TimeStampRequest | undefined, CadesFault> {
  const parts = reading(() => signedData(signature))
  if (!parts) return failed({ code: 'cades.form' })
  const signer = parts.signers.find(({ timeStamp }) => !timeStamp)
  if (!signer) return done(undefined)

  const { algorithm, digest } = over === 'own' ? imprintFor(signer) : { algorithm: SHA256, digest: sha256 }
  const number = integer(nonce)
  const request = sequence(
    smallInteger(1),
    sequence(algorithm, octets(digest(signer.signature))),
    number,
    yes, // the service's certificate shall come along
  )
  return done({ request, stamped: signer.signature, nonce: only(number, TAG.integer).content })
}

/** With empty parameters, as services and programs have written SHA-256 in requests since RFC 3161. */
const SHA256 = sequence(oid(OID.sha256), nothing)

/** Streebog-256 for every GOST signature: services of the field all know it. */
const STREEBOG = sequence(oid(OID.streebog256))

function imprintFor({ digestAlgorithm }: SignerPart): { algorithm: Uint8Array; digest: Digest } {
  const isSha = reading(() => digestNamed(only(digestAlgorithm, TAG.sequence))) === sha256
  return isSha ? { algorithm: SHA256, digest: sha256 } : { algorithm: STREEBOG, digest: streebog256 }
}

type Answer = {
  /** TimeStampResp, DER. */
  answer: Uint8Array
  asked: TimeStampRequest
  /** Time-stamping services, or the authorities above them, DER. */
  stampers: readonly Uint8Array[]
  at: Date
  revocations?: readonly Revocations[]
}

/** The time stamp in the answer of a service, verified whole: what `addTimeStamp` takes. */
export function readTimeStampAnswer(question: Answer): Outcome<Uint8Array, TimeStampFault> {
  const { answer, asked, stampers, at, revocations } = question
  const read = reading(() => answerIn(answer))
  if (!read) return failed({ code: 'cades.time-stamp' })
  if (!read.token) return failed({ code: 'time-stamp.refused', status: read.status })

  const given = read.token
  const token = reading(() => bareToken(given, stampers)) ?? given
  const verified = verifyTimeStamp({ ...asked, token, stampers, at, revocations })
  return verified.ok ? done(token) : verified
}

/** 0 is granted, 1 granted with changes, which none were asked for to make. */
const GRANTED = 1

function answerIn(answer: Uint8Array): { status: number; token: Uint8Array | undefined } {
  const parts = fields(only(answer, TAG.sequence))
  const [code] = all(parts.take(TAG.sequence).content)
  const token = parts.optional(TAG.sequence)?.whole
  parts.end()
  const status = code && code.tag === TAG.integer ? smallNumber(code) : GRANTED + 1
  return { status, token: status <= GRANTED ? token : undefined }
}

/**
 * The signature with the time stamp inside (CAdES-T): an unsigned attribute of the signer whose signature value
 * it was made over. `cades.time-stamp` when no signer without a stamp fits.
 */
export function addTimeStamp(signature: Uint8Array, token: Uint8Array): Outcome<Uint8Array, CadesFault> {
  const parts = reading(() => signedData(signature))
  if (!parts) return failed({ code: 'cades.form' })
  const stamp = reading(() => timeStampToken(token))
  const signer = parts.signers.find(
    (one) =>
      !one.timeStamp &&
      stamp &&
      Buffer.compare(stamp.imprint.digest(one.signature), stamp.imprint.value) === 0,
  )
  if (!signer) return failed({ code: 'cades.time-stamp' })
  return done(withStamp(parts, signer, token))
}

function withStamp(
  { digestAlgorithms, certificates, signers }: SignedData,
  of: SignerPart,
  token: Uint8Array,
) {
  const stamped = sequence(of.covered, setOf([attribute(OID.signatureTimeStamp, token)], context(1)))
  return writeSignedData({
    digestAlgorithms,
    certificates: certificates.map(({ der }) => der),
    signerInfos: signers.map((one) => (one === of ? stamped : one.whole)),
  })
}
