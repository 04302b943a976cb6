import type { DeviceFault, Slot } from '../../contract/signer.ts'
import type { Outcome } from '../../domain/outcome.ts'

/** What is in the readers at one moment. */
export type Seen = {
  /** False when the system's card service does not run. */
  readonly service: boolean
  readonly slots: readonly Slot[]
  /** Since when it has not answered, ms of the monotonic clock. */
  readonly silentSince?: number
}

/** A way to cards: PC/SC, a PKCS#11 module, the simulated card in training. */
export type SignatureDevices = {
  /** Tells what is there now and after every change, until the returned function is called. */
  readonly watch: (on: (seen: Seen) => void) => () => void
  /** The card by the id it was seen with, while it is still there. */
  readonly find: (id: string) => SignatureDevice | undefined
}

/** One card in one reader. */
export type SignatureDevice = {
  /** Takes the card for one piece of work; others wait until the session is closed. */
  readonly open: () => Promise<Outcome<SignatureSession, DeviceFault>>
}

/** One piece of work with a card. Nothing here tries anything twice by itself. */
export type SignatureSession = {
  /** DER of the certificates it can sign with. */
  readonly certificates: readonly Uint8Array[]
  /** True when every signature uses the PIN up. */
  readonly asksAlways: boolean
  /** Gives the PIN to the card, or has it typed on the reader. The bytes remain the caller's, to be zeroed there. */
  readonly unlock: (pin: Uint8Array | 'pad') => Promise<Outcome<undefined, DeviceFault>>
  /** Signs a digest: PKCS#1 v1.5 block, ECDSA as SEQUENCE of r and s, or GOST as s‖r; ready for CMS. */
  readonly sign: (certificate: Uint8Array, digest: Uint8Array) => Promise<Outcome<Uint8Array, DeviceFault>>
  /** Gives the card back; may be called once, whatever happened before. */
  readonly close: () => Promise<void>
}
