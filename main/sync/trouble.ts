import { PROTOCOL_HEADER } from '../../contract/gateway.ts'
import type { Trouble } from '../../contract/trouble.ts'
import type { LookAtCertificate } from './certificate-there.ts'

type TlsReason = Extract<Trouble, { code: 'line.tls' }>['reason']

/** What the layers below give as a code; all else is a line that is lost. */
const NOT_FOUND = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME'])
const CLOSED = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'EACCES'])
const SILENT = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
])

/** Codes of OpenSSL, as Node gives them. */
const TLS: { readonly [code: string]: TlsReason } = {
  SELF_SIGNED_CERT_IN_CHAIN: 'untrusted',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'untrusted',
  CERT_UNTRUSTED: 'untrusted',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'name',
  HOSTNAME_MISMATCH: 'name',
}

const OTHER_TLS = /^(CERT_|CRL_|ERR_SSL_|ERR_TLS_|INVALID_CA$|INVALID_PURPOSE$|EPROTO$)/

/** Longest name that is passed on. */
const LONGEST_ISSUER = 300

/** Why a request was not even answered, by what it was thrown with. */
export async function troubleOf(cause: unknown, url: string, look?: LookAtCertificate): Promise<Trouble> {
  const { hostname: host, port } = new URL(url)
  if (isProxyAsking(cause)) return { code: 'line.portal', status: 407 }
  const code = codeOf(cause)
  if (NOT_FOUND.has(code)) return { code: 'line.name', host }
  if (CLOSED.has(code)) return { code: 'line.closed', host }
  if (SILENT.has(code)) return { code: 'line.silent' }
  const reason = TLS[code] ?? (OTHER_TLS.test(code) ? 'other' : undefined)
  if (!reason) return { code: 'line.lost' }

  const there = await look?.(host, Number(port) || 443)
  return {
    code: 'line.tls',
    reason,
    host,
    ...(there?.issuer && { issuer: there.issuer.slice(0, LONGEST_ISSUER) }),
    ...(there && { from: there.from, until: there.until }),
  }
}

/**
 * A proxy that asks who is there (407). Node's fetch hands out no such answer (WHATWG fetch, 4.6) and gives no reason
 * for it either: of what can come here it is the one failure without words and without a code.
 */
const isProxyAsking = (cause: unknown): boolean =>
  isAskedInTunnel(cause) ||
  (cause instanceof Error &&
    cause.cause instanceof Error &&
    cause.cause.message === '' &&
    codeOf(cause) === '')

/** The same of a proxy of ours: the tunnel through it was not opened. Node gives the number in the text alone. */
const IN_TUNNEL = /proxy response \(407\)|tunnel.*\b407\b/is

function isAskedInTunnel(cause: unknown): boolean {
  for (let one = cause, depth = 0; one instanceof Error && depth < 5; one = one.cause, depth += 1)
    if (IN_TUNNEL.test(one.message)) return true
  return false
}

/** The innermost code: fetch wraps what happened, and several addresses of one name make a list of it. */
function codeOf(cause: unknown): string {
  for (let one = cause, depth = 0; one instanceof Error && depth < 5; one = one.cause, depth += 1) {
    if ('code' in one && typeof one.code === 'string') return one.code
    if (one instanceof AggregateError && one.errors.length > 0) return codeOf(one.errors[0])
  }
  return ''
}

/**
 * What an answer that is no success means. A page for people in the place of a refusal comes from somebody on the way;
 * gateways from before the header of the protocol also refuse in JSON.
 */
export function troubleOfAnswer(answer: Response): Trouble {
  const { status, headers } = answer
  if (status === 401 || status === 403) {
    return { code: isForPeople(answer) ? 'line.portal' : 'line.rights', status }
  }
  if (status === 407 || status === 511 || (status >= 300 && status < 400)) {
    return { code: 'line.portal', status }
  }
  if (status === 400 || status === 413 || status === 422) return { code: 'line.unsendable', status }
  if (status === 410 && isGateway(headers)) return { code: 'line.cursor' }
  if (status < 500 && status !== 408 && status !== 429) return { code: 'line.strange', status }
  const retryAfterMs = waitOf(headers)
  return { code: 'line.busy', status, ...(retryAfterMs !== undefined && { retryAfterMs }) }
}

/** Everything the desk knows is read anew after this answer: it must be the gateway's own. */
const isGateway = (headers: Headers): boolean =>
  headers.has(PROTOCOL_HEADER) || /json/i.test(headers.get('content-type') ?? '')

/** What a success means whose body is not what a gateway says; `start` is how the body begins. */
export function strangeAnswer({ status, headers }: Response, start = ''): Trouble {
  const isPortal = !headers.has(PROTOCOL_HEADER) && (isPage(headers) || /^\s*<[!?a-z]/i.test(start))
  return { code: isPortal ? 'line.portal' : 'line.strange', status }
}

/** Whether somebody answers with a page for people where a gateway would speak. */
export const isForPeople = ({ headers }: Response): boolean =>
  isPage(headers) && !headers.has(PROTOCOL_HEADER)

const isPage = (headers: Headers): boolean => /html/i.test(headers.get('content-type') ?? '')

/** A gateway that asks for more than this is asked sooner all the same. */
const LONGEST_WAIT_MS = 3_600_000

/** Seconds, or a date held against the answer's own (RFC 9110, 10.2.3): the clock here may be wrong. In ms. */
function waitOf(headers: Headers): number | undefined {
  const said = headers.get('retry-after')
  if (!said) return undefined
  const seconds = Number(said)
  const ms = Number.isNaN(seconds)
    ? Date.parse(said) - Date.parse(headers.get('date') ?? '')
    : seconds * 1_000
  return ms > 0 ? Math.min(ms, LONGEST_WAIT_MS) : undefined
}
