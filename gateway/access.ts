import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { PROTOCOL, PROTOCOL_HEADER } from '../contract/gateway.ts'
import { ROUTES } from '../contract/gateway-routes.ts'
import type { Archive } from './archive/archive.ts'
import type { Workplace } from './archive/rights.ts'
import type { Limits } from './limits.ts'
import { livingTokens } from './living.ts'
import type { Metrics } from './metrics.ts'
import { addressOf, type Peer } from './peer.ts'

/**
 * What a request has come to know of itself. `protocol`: the version to answer in; `about`: ids and codes for the log,
 * nothing else.
 */
export type Known = {
  Bindings: Peer
  Variables: { sender: Workplace; protocol: number; about: readonly string[] }
}

/** One line of the access log: who, what, how it ended. No values, no tokens, no addresses. */
export type AccessLine = {
  readonly at: string
  readonly request: string
  readonly method: string
  readonly path: string
  readonly status: number
  readonly ms: number
  readonly school?: string
  readonly workplace?: string
  readonly about?: readonly string[]
}

export type Log = {
  readonly access: (line: AccessLine) => void
  /** A surprise: where it was thrown. The words of the cause may hold personal data and are left out. */
  readonly surprise: (where: string) => void
}

type Guard = {
  readonly archive: Archive
  readonly limits: Limits
  readonly proxy: boolean
  /** Clock, ms since 1970. */
  readonly now: () => number
}

/**
 * Lets through who has a living token; all others get 401 or 403 and the code why, and 429 when they are many. Who has
 * a living one is not held up by strangers who come from the same address: a whole school has one, and behind a proxy
 * that nobody has told of the whole region.
 */
export function tokenGuard({ archive, limits, proxy, now }: Guard) {
  const isLiving = livingTokens(archive, now)
  return createMiddleware<Known>(async (context, next) => {
    const token = /^Bearer ([\w.~+/=-]{16,200})$/.exec(context.req.header('authorization') ?? '')?.[1]
    const address = addressOf(context, proxy)
    const wait = token && limits.wasLetIn(token) ? 0 : await limits.strangerWait(address)
    if (wait > 0 && !(token && (await isLiving(token)))) return busy(context, wait)

    const sender = token && (await archive.rights.workplaceWith(token))
    if (!sender || sender.revoked) {
      await limits.stranger(address, token)
      return sender ? context.json({ code: 'revoked' }, 403) : context.json({ code: 'token' }, 401)
    }
    limits.letIn(token)
    context.set('sender', sender)
    return next()
  })
}

/** Turns away a workplace that asks more often than any desk does. */
export const paceGuard = (limits: Limits) =>
  createMiddleware<Known>(async (context, next) => {
    const { school, workplace } = context.var.sender
    const kind = context.req.method === 'POST' ? 'pushes' : 'pulls'
    const wait = await limits.wait(kind, `${school}/${workplace}`)
    return wait > 0 ? busy(context, wait) : next()
  })

function busy(context: Context, seconds: number): Response {
  context.header('retry-after', String(seconds))
  return context.json({ code: 'busy' }, 429)
}

type Watch = { readonly log: Log; readonly metrics: Metrics; readonly now: () => number }

/** Writes one line for each request, once its head is answered, counts it, and says who answers. */
export const accessLog = ({ log, metrics, now }: Watch) =>
  createMiddleware<Known>(async (context, next) => {
    const from = now()
    const request = randomUUID()
    // Named before the answer is made: one that is there already would be taken apart for them and made again.
    context.header('x-request-id', request)
    context.header(PROTOCOL_HEADER, String(PROTOCOL))
    context.header('x-content-type-options', 'nosniff')
    await next()
    const { school, workplace } = context.var.sender ?? {}
    const { method } = context.req
    const path = routeOf(context)
    const { status } = context.res
    const ms = now() - from
    metrics.request({ method, route: path, status, seconds: ms / 1_000 })
    log.access({
      at: new Date(from).toISOString(),
      request,
      method,
      path,
      status,
      ms,
      ...(school !== undefined && { school }),
      ...(workplace !== undefined && { workplace }),
      ...(context.var.about && { about: context.var.about }),
    })
  })

/** The route as it is written in the program, never the address that was asked for: it may hold anything. */
function routeOf({ req }: Context): string {
  const named = ROUTES.find(({ method, path }) => method === req.method && path === req.path)
  return named?.path ?? req.routePath
}

/** Where a surprise came from: its name and the lines of its stack, without its words. */
export function whereOf(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause
  const code = 'code' in cause ? ` ${String(cause.code)}` : ''
  const lines = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [`${cause.name}${code}`, ...lines.slice(0, 8).map((line) => line.trim())].join(' | ')
}
