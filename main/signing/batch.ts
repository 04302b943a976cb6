import type { Known } from './known-cards.ts'

/** What one confirmed PIN is used for. */
export type Batch = {
  /** As `DevicesState` names them. */
  readonly card: string
  readonly certificate: string
  /** Zeroed here as soon as the signing process has it, and whatever else happens; `pad`: typed on the reader. */
  readonly pin: Uint8Array | 'pad'
  readonly documents: readonly { readonly id: string; readonly content: Uint8Array }[]
  readonly signedAt: Date
  /**
   * Is given each detached CAdES-BES, with the signer's certificate (DER) and what was known of it, as soon as it
   * is made and verified; the batch ends only when every one of these promises has, and stops when one is rejected.
   */
  readonly onSigned: (
    id: string,
    signature: Uint8Array,
    certificate: Uint8Array,
    known: Known,
  ) => void | Promise<void>
  /** Stops between two documents; what was signed before remains. */
  readonly signal?: AbortSignal
}
