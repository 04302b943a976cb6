import type { WantedCopy } from './store/copies.ts'

/** What a thread with its own connection to the base is started with. `key`: 32 bytes. */
export type ThreadStart = { readonly file: string; readonly key: Uint8Array }

/** The thread of the sync also believes the authorities of the settings, PEM texts. */
export type SyncStart = ThreadStart & {
  readonly authorities: readonly string[]
  /** Through which it goes out; straight without one. */
  readonly proxy?: string | undefined
}

/** The thread of the checks also knows which program it is: another one may have other rules. */
export type HealthStart = ThreadStart & { readonly version: string }

/** The thread that verifies signatures has neither the base nor its key. */
export type { VerifyStart } from './register/in-thread.ts'

/** The thread that makes one copy also knows which, and where the copies lie. */
export type CopyStart = ThreadStart & { readonly folder: string; readonly wanted: WantedCopy }
