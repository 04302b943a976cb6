import type { IncomingMessage } from 'node:http'
import { request as overHttps } from 'node:https'
import * as tls from 'node:tls'
import { isCovered } from '../../contract/settings.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'

/** An answer that has begun. `length`: how many bytes it says will come. */
export type Answer = {
  readonly status: number
  readonly length: number | undefined
  /** Of a part: where it begins, and how long the whole is. */
  readonly range: { readonly from: number; readonly of: number } | undefined
  readonly body: AsyncIterable<Uint8Array>
  /** Nothing more is wanted. */
  readonly drop: () => void
}

type Fault = { code: 'updates.away' | 'updates.tls' | 'updates.redirect' | 'updates.slow' }

type Wanted = { readonly from?: number; readonly stopped: AbortSignal }

/** Asks for a file, or for what is left of it. */
export type Get = (url: URL, wanted: Wanted) => Promise<Outcome<Answer, Fault>>

/** So long a server may think before it answers. */
const THINKS_MS = 30_000

/**
 * Asks the update server: under TLS only (this very machine excepted), with the authorities of the system and those of
 * the region, and never anywhere but where it was told to ask.
 *
 * @param authorities PEM texts
 */
export function getterOf(authorities: readonly string[], thinksMs = THINKS_MS): Get {
  // Read with the first question: the store of the system takes a tenth of a second, and no start waits for a server.
  let known: readonly string[] | undefined
  const ca = () =>
    (known ??= [...new Set([...tls.getCACertificates('default'), ...ofSystem(), ...authorities])])
  return async (url, { from = 0, stopped }) => {
    if (!isCovered(url.href)) return failed({ code: 'updates.redirect' })
    const late = AbortSignal.timeout(thinksMs)
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
    const options = {
      headers: { 'accept-encoding': 'identity', ...(from > 0 && { range: `bytes=${from}-` }) },
      signal: stopped,
    }
    const asked =
      url.protocol === 'https:'
        ? overHttps(url, { ...options, ca: [...ca()], minVersion: 'TLSv1.2' }, resolve)
        : process.getBuiltinModule('node:http').request(url, options, resolve)
    const giveUp = () => asked.destroy(new Error('late'))
    late.addEventListener('abort', giveUp)
    asked.once('error', reject)
    asked.end()
    try {
      const answer = await promise
      answer.on('error', () => undefined) // whoever reads it is told; nobody reads what was dropped
      return answered(answer)
    } catch (cause) {
      if (late.aborted) return failed({ code: 'updates.slow' })
      return failed({ code: isOfTls(cause) ? 'updates.tls' : 'updates.away' })
    } finally {
      late.removeEventListener('abort', giveUp)
    }
  }
}

function answered(answer: IncomingMessage): Outcome<Answer, Fault> {
  const { statusCode: status = 0, headers } = answer
  if (status !== 200 && status !== 206) {
    answer.destroy()
    // A folder of plain files moves nobody on: not to another host, not to one without TLS, not a step aside.
    return failed({ code: status >= 300 && status < 400 ? 'updates.redirect' : 'updates.away' })
  }
  const length = /^\d{1,12}$/.exec(headers['content-length'] ?? '')
  const range = /^bytes (\d{1,12})-\d{1,12}\/(\d{1,12})$/.exec(headers['content-range'] ?? '')
  return done({
    status,
    length: length ? Number(length[0]) : undefined,
    range: range ? { from: Number(range[1]), of: Number(range[2]) } : undefined,
    body: answer,
    drop: () => void answer.destroy(),
  })
}

const isOfTls = (cause: unknown): boolean =>
  cause instanceof Error &&
  'code' in cause &&
  /CERT|SELF_SIGNED|ISSUER|ALTNAME|ERR_SSL|ERR_TLS|EPROTO/.test(String(cause.code))

function ofSystem(): string[] {
  try {
    return tls.getCACertificates('system')
  } catch {
    return [] // a store that cannot be read adds nobody
  }
}
