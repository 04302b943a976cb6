import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { LookupFault } from '../../contract/lookup.ts'

/** The network; the shell gives Node's own, which follows no redirect when it is told so. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response> | Response

/** What another system has answered: `text` up to 64 KB; `retryAfter` as the header has it. */
export type Answered = { readonly status: number; readonly text: string; readonly retryAfter: string | null }

type Question = {
  readonly url: URL
  readonly headers?: Readonly<Record<string, string>>
  /** Ends it early. */
  readonly stopped: AbortSignal
}

const LONGEST_MS = 10_000
const LONGEST_BYTES = 64 * 1024

/**
 * Asks another system once. Nothing of an error is kept: its message holds the address, and with it a person. A redirect
 * is no answer: what stands behind it was not asked for, and the token must not go there.
 */
export async function askOnce(
  fetch: Fetch,
  { url, headers = {}, stopped }: Question,
): Promise<Outcome<Answered, LookupFault>> {
  const signal = AbortSignal.any([AbortSignal.timeout(LONGEST_MS), stopped])
  try {
    const response = await fetch(url.href, {
      headers: { accept: 'application/json', ...headers },
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      signal,
    })
    const { status } = response
    if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
      await response.body?.cancel()
      return failed({ code: 'lookup.strange' })
    }
    const text = await textOf(response)
    if (text === undefined) return failed({ code: 'lookup.strange' })
    return done({ status, text, retryAfter: response.headers.get('retry-after') })
  } catch {
    return failed({ code: 'lookup.lost' }) // no network, a broken answer, too slow: all one to who has asked
  }
}

async function textOf({ body }: Response): Promise<string | undefined> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body ?? []) {
    size += piece.length
    if (size > LONGEST_BYTES) return undefined
    pieces.push(piece)
  }
  return new TextDecoder().decode(Buffer.concat(pieces))
}

/** JSON, or undefined for what is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const REST_SECONDS = 60
const LONGEST_REST_SECONDS = 3_600

/**
 * What an answer without the data says of the system itself, by its status and form.
 *
 * Source of 433 and 405: both were seen at Дневник.ру for "too many" and "being repaired"; a page of HTML stands in place
 * of JSON while it is repaired.
 *
 * @param now clock, ms since 1970
 */
export function faultOf({ status, text, retryAfter }: Answered, now: number): LookupFault {
  if (status === 429 || status === 433)
    return { code: 'lookup.limit', seconds: secondsOf(retryAfter ?? '', now) }
  if (status === 503 || status === 405) return { code: 'lookup.maintenance' }
  if (status === 401 || status === 403) return { code: 'lookup.token' }
  if (status === 502 || status === 504 || status === 408) return { code: 'lookup.lost' }
  return { code: /class="error__description"/.test(text) ? 'lookup.maintenance' : 'lookup.strange' }
}

/** Retry-After is whole seconds or a date. */
function secondsOf(retryAfter: string, now: number): number {
  const asked = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - now) / 1_000
  if (!Number.isFinite(asked)) return REST_SECONDS
  return Math.min(Math.max(Math.ceil(asked), 1), LONGEST_REST_SECONDS)
}
