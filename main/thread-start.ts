/** What a thread with its own connection to the base is started with. `key`: 32 bytes. */
export type ThreadStart = { readonly file: string; readonly key: Uint8Array }

/** The thread of the checks also knows which program it is: another one may have other rules. */
export type HealthStart = ThreadStart & { readonly version: string }
