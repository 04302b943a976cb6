import { verdicts } from '../../../contract/gateway.ts'
import { openPglite } from '../../../gateway/archive/pglite.ts'
import { migrate } from '../../../gateway/archive/migrate.ts'
import { ownRegion, parcelOf, URL as ADDRESS } from '../../../test/gateway/region.ts'
import type { Chance } from '../chance.ts'
import { NASTY_TEXTS } from '../mutate/nasty.ts'
import { mutateJson } from '../mutate/json.ts'
import { mutateLine } from '../mutate/text.ts'
import { ACCEPTED, refused, type Target, type Verdict, wrong } from '../target.ts'

/** A request as it comes; `token` tells whether with the token of the workplace. */
type Asked = { method: string; path: string; token: boolean; headers: Record<string, string>; body: string }

const PATHS = [
  '/v1/corrections',
  '/v1/changes',
  '/v1/changes?after=',
  '/v1/me',
  '/v1/health',
  '/health',
  '/metrics',
  '/docs',
  '/openapi.json',
  '/registry',
  '/registry/schools',
  '/v1/corrections/../me',
  '//',
  '/%00',
]
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH']
const HEADERS = [
  'content-type',
  'content-length',
  'content-encoding',
  'accept-encoding',
  'sverka-protocol',
  'authorization',
  'x-forwarded-for',
  'cookie',
  'range',
  'if-none-match',
  'origin',
]

function askedIn(input: Uint8Array): Asked | undefined {
  try {
    const asked = JSON.parse(Buffer.from(input).toString('utf8')) as Asked
    return typeof asked.path === 'string' &&
      typeof asked.body === 'string' &&
      typeof asked.headers === 'object' &&
      asked.headers
      ? asked
      : undefined
  } catch {
    return undefined // no request
  }
}

function mutateAsked(input: Uint8Array, other: Uint8Array, chance: Chance): Uint8Array {
  const asked = askedIn(input)
  if (!asked) return input
  const from = askedIn(other)
  const way = chance.below(10)
  if (way === 0) asked.method = chance.pick(METHODS)
  else if (way === 1)
    asked.path =
      chance.pick(PATHS) +
      chance.pick([
        '',
        'x',
        '/',
        '?after=',
        encodeURIComponent(chance.pick(NASTY_TEXTS).slice(0, 300).toWellFormed()),
      ])
  else if (way === 2)
    asked.path = Buffer.from(mutateLine(Buffer.from(asked.path), Buffer.from(from?.path ?? ''), chance))
      .toString('utf8')
      .slice(0, 2_000)
  else if (way === 3) asked.token = !asked.token
  else if (way === 4) asked.headers[chance.pick(HEADERS)] = chance.pick(NASTY_TEXTS).slice(0, 500)
  else
    asked.body = Buffer.from(
      mutateJson(Buffer.from(asked.body), Buffer.from(from?.body ?? ''), chance),
    ).toString('utf8')
  return Buffer.from(JSON.stringify(asked))
}

/** The request, or undefined where no client could send it. */
function requestOf(asked: Asked, token: string): Request | undefined {
  const { method, path, body } = asked
  const hasBody = method !== 'GET' && method !== 'HEAD'
  try {
    const headers = { ...asked.headers, ...(asked.token && { authorization: `Bearer ${token}` }) }
    return new Request(ADDRESS + (path.startsWith('/') ? path : `/${path}`), {
      method,
      headers,
      ...(hasBody && { body }),
    })
  } catch {
    return undefined // a header, method or address that HTTP has not
  }
}

/** The gateway in this process: what a stranger sends is answered, and nothing is taken but what was signed. */
export const gatewayTarget: Target = {
  name: 'gateway',
  inputs: 8_000,
  limitMs: 30_000,
  open: async () => {
    const sql = await openPglite()
    await migrate(sql)
    const region = await ownRegion({ sql, limits: { pushes: 0, pulls: 0, strangers: 0 } })
    const genuine = parcelOf(region.correct())
    const other = parcelOf({ ...region.correct(), changes: [{ field: 'firstName', was: 'x', becomes: 'y' }] })
    const signed = new Set([genuine.bytes, other.bytes])
    const ask = (path: string, body: unknown, method = 'POST'): Uint8Array =>
      Buffer.from(
        JSON.stringify({
          method,
          path,
          token: true,
          headers: { 'content-type': 'application/json', 'sverka-protocol': '3' },
          body: body === undefined ? '' : JSON.stringify(body),
        } satisfies Asked),
      )
    return {
      seeds: [
        ask('/v1/corrections', { parcels: [genuine] }),
        ask('/v1/corrections', { parcels: [other, genuine] }),
        ask('/v1/me', undefined, 'GET'),
        ask('/v1/changes', undefined, 'GET'),
        ask('/v1/changes?after=c2Nob29sLTEgMQ', undefined, 'GET'),
        ask('/health', undefined, 'GET'),
      ],
      mutate: mutateAsked,
      judge: async (input) => {
        const asked = askedIn(input)
        const request = asked && requestOf(asked, region.token)
        if (!request) return refused('no request')
        const before = region.surprises.length
        const answer = await region.app.request(request)
        const text = await answer.text()
        if (region.surprises.length > before) return wrong(`a surprise: ${region.surprises.at(-1)}`)
        if (answer.status >= 500) return wrong(`status ${answer.status}`)
        const isPush = request.method === 'POST' && new URL(request.url).pathname === '/v1/corrections'
        if (answer.status !== 200 || !isPush) return refused(String(answer.status))
        return judgeVerdicts(text, asked.body, signed)
      },
      close: sql.close,
    }
  },
}

function judgeVerdicts(text: string, body: string, signed: ReadonlySet<string>): Verdict {
  const said = verdicts.safeParse(JSON.parse(text))
  if (!said.success) return wrong('verdicts that the contract refuses')
  const sent = (JSON.parse(body) as { parcels: readonly { id: string; bytes: string; signature: string }[] })
    .parcels
  for (const { id, state } of said.data.verdicts) {
    if (state === 'refused') continue
    const ofId = sent.filter((one) => one.id === id)
    // The same bytes get their verdict again, whatever stands beside them; others must be signed. The verifier of this
    // region believes the bytes themselves as their signature.
    const isRight = ofId.some(({ bytes, signature }) => {
      const plain = Buffer.from(bytes, 'base64')
      return signed.has(plain.toString('base64')) || plain.equals(Buffer.from(signature, 'base64'))
    })
    if (!isRight) return wrong('a correction that was not signed')
  }
  return said.data.verdicts.some(({ state }) => state !== 'refused') ? ACCEPTED : refused('verdict')
}
