import { fingerprintOf, readCertificate } from '../cades/certificate.ts'
import { reading } from '../cades/reading.ts'
import { signedData } from '../cades/signed-data.ts'
import { verifyCades } from '../cades/verify.ts'
import type { SignatureState } from '../contract/journal.ts'
import type { Evidence } from '../contract/trust.ts'
import type { Desk } from './desk.ts'
import type { HeldCorrection } from './store/corrections.ts'

type Needs = Pick<Desk, 'trust' | 'corrections' | 'now'>

/**
 * Verifies what is held anew; each signer with what was known of the certificate then, and what is known now. A good
 * signature says itself who signed: a signer whom the base keeps beside it and who does not stand in it is
 * `cades.certificate`.
 */
export function signatureState({ trust, corrections, now }: Needs, held: HeldCorrection): SignatureState {
  const at = new Date(now())
  const signature = held.signature!
  const stampers = trust.stampers()
  const verified = verifyCades({
    content: held.bytes,
    signature,
    trusted: trust.authorities(),
    revocations: trust.revocations(),
    at,
    ...(stampers.length > 0 && { stampers }),
  })
  const kept = keptSigners(corrections.signersOf(held.correction.id), held)
  const proved = verified.ok ? verified.value.signers : []
  const isProved = ({ certificate }: Kept): boolean =>
    proved.some(({ signer }) => signer.fingerprint === fingerprintOf(certificate))
  const fault = verified.ok ? (kept.every(isProved) ? undefined : 'cades.certificate') : verified.fault.code

  const stamps = proved.flatMap(({ stampedAt }) => stampedAt ?? [])
  const isStamped = stamps.length > 0 && stamps.length === proved.length
  const brought = reading(() => signedData(signature).certificates.map(({ der }) => der)) ?? []
  const evidenceOf = (fingerprint: string): Evidence | undefined =>
    kept.find(({ certificate }) => fingerprintOf(certificate) === fingerprint)?.evidence
  const signers = verified.ok ? proved : kept.flatMap(claimed)

  return {
    ...(fault && { fault }),
    ...(isStamped && { stampedAt: new Date(Math.max(...stamps.map(Number))).toISOString() }),
    signers: signers.map(({ signer, signedAt }) => {
      const whenSigned = evidenceOf(signer.fingerprint)
      return {
        name: signer.subject.commonName,
        signedAt: signedAt.toISOString(),
        ...(whenSigned && { whenSigned }),
        now: trust.judge(signer, { brought, hasKey: true, at }),
      }
    }),
  }
}

type Kept = { certificate: Uint8Array; signedAt: number; evidence?: Evidence }

/** What was signed before this program kept evidence has its first signer all the same. */
const keptSigners = (kept: readonly Kept[], { certificate, signedAt }: HeldCorrection): readonly Kept[] =>
  kept.length === 0 && certificate && signedAt !== undefined ? [{ certificate, signedAt }] : kept

function claimed({ certificate, signedAt }: Kept) {
  const read = readCertificate(certificate)
  return read.ok ? [{ signer: read.value, signedAt: new Date(signedAt) }] : []
}
