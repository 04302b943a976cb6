import { done, failed, type Outcome } from '../domain/outcome.ts'
import { type Certificate, readCertificate } from './certificate.ts'
import { isSame } from './chain.ts'
import { TAG } from './der.ts'
import { digestNamed } from './digests.ts'
import type { CadesFault } from './fault.ts'
import { only, reading } from './reading.ts'
import { signedData } from './signed-data.ts'
import { timeStampToken } from './time-stamp-token.ts'

/** What a signer says of itself. Nothing of it has been verified: it is for people who ask why it was not. */
export type Claim = {
  /** The certificate that is named, where it came along and can be read. */
  readonly certificate?: Certificate
  readonly signedAt: Date
  /** What the time stamp says, where there is one. */
  readonly stampedAt?: Date
  /** Whether the signer speaks of this content. */
  readonly fits: boolean
}

/** What the signers of a signature say of themselves and of this content, the earliest first. */
export function claimsIn(signature: Uint8Array, content: Uint8Array): Outcome<readonly Claim[], CadesFault> {
  const parts = reading(() => signedData(signature))
  if (!parts) return failed({ code: 'cades.form' })
  const claims = parts.signers.map((part): Claim => {
    const { issuer, serial, signedAt, timeStamp, digestAlgorithm, messageDigest } = part
    const named = parts.certificates.find((one) => isSame(one.issuer, issuer) && isSame(one.serial, serial))
    const certificate = named && readCertificate(named.der)
    const stamp = timeStamp && reading(() => timeStampToken(timeStamp))
    const digest = reading(() => digestNamed(only(digestAlgorithm, TAG.sequence)))
    return {
      ...(certificate?.ok && { certificate: certificate.value }),
      signedAt,
      ...(stamp && { stampedAt: stamp.at }),
      fits: digest !== undefined && isSame(digest(content), messageDigest),
    }
  })
  return done(claims.sort((first, second) => first.signedAt.getTime() - second.signedAt.getTime()))
}
