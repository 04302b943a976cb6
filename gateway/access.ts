import { randomUUID } from 'node:crypto'
import { createMiddleware } from 'hono/factory'
import type { Archive } from './archive/archive.ts'
import type { Workplace } from './archive/rights.ts'

/** What a request has come to know of itself. `about`: ids and codes for the log, nothing else. */
export type Known = { Variables: { sender: Workplace; about: readonly string[] } }

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

/** Lets through who has a living token; all others get 401 or 403 and the code why. */
export const tokenGuard = (archive: Archive) =>
  createMiddleware<Known>(async (context, next) => {
    const token = /^Bearer ([\w.~+/=-]{16,200})$/.exec(context.req.header('authorization') ?? '')?.[1]
    const sender = token && (await archive.rights.workplaceWith(token))
    if (!sender) return context.json({ code: 'token' }, 401)
    if (sender.revoked) return context.json({ code: 'revoked' }, 403)
    context.set('sender', sender)
    return next()
  })

/** Writes one line for each request, once its head is answered. */
export const accessLog = (log: Log, now: () => number) =>
  createMiddleware<Known>(async (context, next) => {
    const from = now()
    const request = randomUUID()
    await next()
    context.header('x-request-id', request)
    const { school, workplace } = context.var.sender ?? {}
    log.access({
      at: new Date(from).toISOString(),
      request,
      method: context.req.method,
      path: context.req.routePath,
      status: context.res.status,
      ms: now() - from,
      ...(school !== undefined && { school }),
      ...(workplace !== undefined && { workplace }),
      ...(context.var.about && { about: context.var.about }),
    })
  })

/** Where a surprise came from: its name and the lines of its stack, without its words. */
export function whereOf(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause
  const code = 'code' in cause ? ` ${String(cause.code)}` : ''
  const lines = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [`${cause.name}${code}`, ...lines.slice(0, 8).map((line) => line.trim())].join(' | ')
}
