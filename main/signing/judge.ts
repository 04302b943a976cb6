import type { Certificate } from '../../cades/certificate.ts'
import type { Assessment } from '../../contract/trust.ts'

/**
 * Says how a certificate stands at a moment. `brought` are the authorities the card brings along, DER; `hasKey` is
 * false where the private key is not on the card.
 */
export type Judge = (
  certificate: Pick<Certificate, 'der' | 'subject' | 'fingerprint'>,
  circumstances: { readonly brought: readonly Uint8Array[]; readonly hasKey: boolean; readonly at: Date },
) => Assessment
