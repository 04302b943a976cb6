import type { Archive } from './archive/archive.ts'
import { hashOf } from './archive/rights.ts'

/** So long a list of tokens is good enough: who floods the door makes the database no work. */
const ANEW_MS = 10_000

/**
 * Tells whether a workplace has this token, out of a list that is asked for at most once in ten seconds.
 *
 * @param now clock, ms since 1970
 */
export function livingTokens({ rights }: Pick<Archive, 'rights'>, now: () => number) {
  let hashes: Promise<ReadonlySet<string>> | undefined
  let at = -Infinity

  return async (token: string): Promise<boolean> => {
    if (!hashes || Math.abs(now() - at) > ANEW_MS) {
      at = now()
      hashes = rights.livingHashes()
      hashes.catch(() => (hashes = undefined)) // not kept: the next one asks again
    }
    return (await hashes).has(hashOf(token))
  }
}
