import { fingerprintOf } from '../../cades/certificate.ts'
import type { CadesFault } from '../../cades/fault.ts'
import type { Revocations } from '../../cades/revocations.ts'
import { type Verified, verifyCades } from '../../cades/verify.ts'
import type { Outcome } from '../../domain/outcome.ts'

/** What is believed when a signature is verified, DER; see `verifyCades`. */
export type Believed = {
  readonly trusted: readonly Uint8Array[]
  readonly stampers: readonly Uint8Array[]
  readonly revocations: readonly Revocations[]
}

/** What was signed, the signature, and the certificates of the signers that the base keeps beside it, DER. */
export type Sealed = {
  readonly content: Uint8Array
  readonly signature: Uint8Array
  readonly kept: readonly Uint8Array[]
}

/**
 * Verifies a signature of the journal. A good one says itself who signed: a signer whom the base keeps beside it and who
 * does not stand in it is `cades.certificate`. The fault is undefined where all is good.
 */
export function verifySealed(
  { content, signature, kept }: Sealed,
  { trusted, stampers, revocations }: Believed,
  at: Date,
): { readonly verified: Outcome<Verified, CadesFault>; readonly fault: CadesFault['code'] | undefined } {
  const verified = verifyCades({
    content,
    signature,
    trusted,
    revocations,
    at,
    ...(stampers.length > 0 && { stampers }),
  })
  if (!verified.ok) return { verified, fault: verified.fault.code }
  const proved = new Set(verified.value.signers.map(({ signer }) => signer.fingerprint))
  const areProved = kept.every((certificate) => proved.has(fingerprintOf(certificate)))
  return { verified, fault: areProved ? undefined : 'cades.certificate' }
}
