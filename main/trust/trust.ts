import type { Certificate } from '../../cades/certificate.ts'
import type { Assessment, TrustPolicy } from '../../contract/trust.ts'

type Needs = {
  /** Authorities of the settings, DER. */
  readonly authorities: readonly Uint8Array[]
  readonly policy: TrustPolicy
  /** Folder of what was imported. */
  readonly folder: string
}

type Circumstances = { readonly brought: readonly Uint8Array[]; readonly hasKey: boolean; readonly at: Date }

const DAY_MS = 86_400_000

/** Whom this desk trusts. */
export function createTrust({ authorities }: Needs) {
  return {
    /** Every authority known here, DER. */
    authorities: (): readonly Uint8Array[] => authorities,
    /** How a certificate stands, with what is known here. */
    judge({ notBefore, notAfter, keyUsage }: Certificate, { hasKey, at }: Circumstances): Assessment {
      const mayBind = keyUsage.has('digitalSignature') || keyUsage.has('nonRepudiation')
      const refusal =
        at < notBefore
          ? 'not-yet'
          : at > notAfter
            ? 'expired'
            : !mayBind
              ? 'usage'
              : hasKey
                ? undefined
                : 'no-key'
      return {
        ...(refusal && { refusal }),
        daysLeft: Math.floor((notAfter.getTime() - at.getTime()) / DAY_MS),
        chain: [],
        revocation: 'unknown',
        isListOld: false,
        at: at.toISOString(),
      }
    },
  }
}

export type Trust = ReturnType<typeof createTrust>
