import { createHash } from 'node:crypto'

/** What the first link of every chain is joined to. */
export const CHAIN_START = '0'.repeat(64)

/**
 * The next link of a hash chain: SHA-256 over the link before and the row's own bytes, lower-case hex.
 * A row taken away or altered breaks every link after it.
 */
export const linkAfter = (previous: string, bytes: Uint8Array): string =>
  createHash('sha256').update(previous, 'hex').update(bytes).digest('hex')
