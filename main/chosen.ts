import type { CardCertificate, DeviceFault, DevicesState } from '../contract/signer.ts'
import type { CertificateRefusal } from '../contract/trust.ts'

/** A certificate on a card that is in a reader now. */
export type Chosen = { readonly card: string; readonly certificate: string }

/** What is known of the certificate chosen; undefined when it is not in a reader any more. */
export const certificateOf = (
  { cards }: DevicesState,
  { card, certificate }: Chosen,
): CardCertificate | undefined =>
  cards.find(({ id }) => id === card)?.certificates.find(({ fingerprint }) => fingerprint === certificate)

/** What is said when a certificate that may not sign is chosen all the same. */
export const refusalFault = (refusal: CertificateRefusal): DeviceFault => ({
  code: refusal === 'no-key' ? 'device.no-key' : `certificate.${refusal}`,
})
