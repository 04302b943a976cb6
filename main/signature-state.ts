import { fingerprintOf, readCertificate } from '../cades/certificate.ts'
import { reading } from '../cades/reading.ts'
import { signedData } from '../cades/signed-data.ts'
import type { SignatureState } from '../contract/journal.ts'
import type { Evidence } from '../contract/trust.ts'
import type { Desk } from './desk.ts'
import { type Believed, verifySealed } from './register/signature-fault.ts'
import type { HeldCorrection } from './store/corrections.ts'

type Needs = Pick<Desk, 'trust' | 'corrections' | 'now'>

/** Whom this desk believes at the moment. */
export const believedBy = (trust: Desk['trust']): Believed => ({
  trusted: trust.authorities(),
  stampers: trust.stampers(),
  revocations: trust.revocations(),
})

/** Verifies what is held anew; each signer with what was known of the certificate then, and what is known now. */
export function signatureState({ trust, corrections, now }: Needs, held: HeldCorrection): SignatureState {
  const at = new Date(now())
  const signature = held.signature!
  const kept = keptSigners(corrections.signersOf(held.correction.id), held)
  const sealed = { content: held.bytes, signature, kept: kept.map(({ certificate }) => certificate) }
  const { verified, fault } = verifySealed(sealed, believedBy(trust), at)
  const proved = verified.ok ? verified.value.signers : []

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
