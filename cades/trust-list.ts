import type { Outcome } from '../domain/outcome.ts'
import type { CadesFault } from './fault.ts'
import { type Verified, verifyCades } from './verify.ts'

type Question = {
  /** The bytes of the list. */
  content: Uint8Array
  /** What lies beside it as `.p7s`, DER. */
  signature: Uint8Array
  /** Who may sign lists, DER: persons' own certificates, or authorities whose certificates may. */
  signers: readonly Uint8Array[]
  at: Date
}

/**
 * Verifies a file that is believed for its signer alone, such as a list of authorities: nothing but the file, its
 * signature and the certificates that the administrator has named is needed, so it works without a network. The
 * list brings the authorities, so it cannot vouch for its own signer. Its date, and that it is not older than the
 * one held, is for the caller.
 */
export const verifyDetachedBy = ({
  content,
  signature,
  signers,
  at,
}: Question): Outcome<Verified, CadesFault> =>
  verifyCades({ content, signature, trusted: signers, pinned: signers, at })
