import { readCertificate } from '../../cades/certificate.ts'
import { reading } from '../../cades/reading.ts'
import { signedData } from '../../cades/signed-data.ts'
import { verifyCades } from '../../cades/verify.ts'
import { done, failed } from '../../domain/outcome.ts'
import type { Handlers } from '../../contract/index.ts'
import type { SignatureState } from '../../contract/journal.ts'
import type { TrustState } from '../../contract/trust.ts'
import type { Desk, Dialogs } from '../desk.ts'
import type { HeldCorrection } from '../store/corrections.ts'

type TrustHandlers = Pick<Handlers, 'trust.look' | 'trust.import' | 'correction.verify'>

/** Whom this desk trusts, and how a signature stands with what is known now. */
export function trustHandlers(desk: Desk, dialogs: Pick<Dialogs, 'openTrust'>): TrustHandlers {
  const { trust, stamps, corrections, events } = desk
  const look = (): TrustState => ({
    ...trust.look(),
    ...(stamps && { stamps: { url: stamps.url, waiting: stamps.waiting() } }),
  })

  return {
    'trust.look': () => done(look()),

    'trust.import': async () => {
      const file = await dialogs.openTrust()
      if (!file) return failed({ code: 'file.not-chosen' })
      const imported = trust.importFile(file)
      if (!imported.ok) return imported
      events.add('trust.import')
      return done(look())
    },

    'correction.verify': ({ id }) => {
      const held = corrections.find(id)
      return held?.signature ? done(signatureState(desk, held)) : failed({ code: 'correction.gone' })
    },
  }
}

/** Verifies what is held anew; each signer with what was known of the certificate then, and what is known now. */
function signatureState({ trust, corrections, now }: Desk, held: HeldCorrection): SignatureState {
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
  const stamped = verified.ok ? verified.value.signers.map(({ stampedAt }) => stampedAt) : []
  const proved = stamped.every((one) => one !== undefined) ? stamped : []
  const latest = proved.length > 0 ? new Date(Math.max(...proved.map(Number))) : undefined
  const brought = reading(() => signedData(signature).certificates.map(({ der }) => der)) ?? []

  return {
    ...(!verified.ok && { fault: verified.fault.code }),
    ...(latest && { stampedAt: latest.toISOString() }),
    signers: signersOf(corrections.signersOf(held.correction.id), held).flatMap((one) => {
      const read = readCertificate(one.certificate)
      if (!read.ok) return []
      return {
        name: read.value.subject.commonName,
        signedAt: new Date(one.signedAt).toISOString(),
        ...(one.evidence && { whenSigned: one.evidence }),
        now: trust.judge(read.value, { brought, hasKey: true, at }),
      }
    }),
  }
}

type Signer = { certificate: Uint8Array; signedAt: number } & Partial<Pick<Kept[number], 'evidence'>>
type Kept = ReturnType<Desk['corrections']['signersOf']>

/** What was signed before this program kept evidence has its first signer all the same. */
const signersOf = (kept: Kept, { certificate, signedAt }: HeldCorrection): Signer[] =>
  kept.length === 0 && certificate && signedAt !== undefined ? [{ certificate, signedAt }] : kept
