import { isMadeBy, readRevocations, type Revocations } from '../../cades/revocations.ts'
import type { X509 } from '../../cades/x509.ts'

/** Asks an address for its bytes within limits; `undefined` for whatever goes wrong. */
export type AskBytes = (question: {
  readonly url: string
  readonly longestMs: number
  readonly longestBytes: number
}) => Promise<Uint8Array | undefined>

type Needs = {
  readonly ask: AskBytes
  /** Clock, ms since 1970. */
  readonly now: () => number
  /** When a list of this authority was last kept, ms since 1970. */
  readonly keptAt: (authority: X509) => number
  readonly keep: (list: Revocations, authority: X509) => void
  /** What was fetched could not be kept: no room, mostly. */
  readonly unkept: () => void
}

const EVERY_MS = 86_400_000
const LONGEST_MS = 60_000
const LONGEST_BYTES = 32 * 1024 * 1024

/** More authorities than any school has cards of; a card that names hundreds of addresses is not obeyed. */
const MOST_POINTS = 50

/** Authorities name two or three addresses of one list, the first of them often within their own walls. */
const MOST_OF_ONE = 3

/**
 * Fetches the lists of revoked certificates from the addresses that certificates name, once a day each. Nothing of
 * a person is sent: the request is the bare address. A failure is silent and is tried again the next day, or
 * after the next start: what stands on the screen is the age of the list that is held.
 */
export function createListFetcher({ ask, now, keptAt, keep, unkept }: Needs) {
  const points = new Map<string, { authority: X509; tried: number }>()
  let running: Promise<void> | undefined

  async function fetchDue(): Promise<void> {
    for (const [url, point] of points) {
      const { authority } = point
      if (now() - Math.max(point.tried, keptAt(authority)) < EVERY_MS) continue
      point.tried = now()
      const bytes = await ask({ url, longestMs: LONGEST_MS, longestBytes: LONGEST_BYTES })
      const read = bytes && readRevocations(bytes)
      if (read?.ok && isMadeBy(read.value, authority)) keep(read.value, authority)
    }
  }

  return {
    /** Remembers where the list for a certificate can be had. Gives whether that is news. */
    note(certificate: X509, authority: X509): boolean {
      const urls = certificate.revocationPoints.filter((one) => /^https?:/i.test(one)).slice(0, MOST_OF_ONE)
      const news = urls.filter((url) => !points.has(url)).slice(0, MOST_POINTS - points.size)
      for (const url of news) points.set(url, { authority, tried: -Infinity })
      return news.length > 0
    },

    /** Fetches what is due; ends when all have answered. One round at a time. */
    fetchDue(): Promise<void> {
      running ??= fetchDue()
        .catch(unkept)
        .finally(() => (running = undefined))
      return running
    },
  }
}

export type ListFetcher = ReturnType<typeof createListFetcher>
