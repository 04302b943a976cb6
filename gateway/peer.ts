import { createHash, timingSafeEqual } from 'node:crypto'
import type { HonoRequest } from 'hono'
import { createMiddleware } from 'hono/factory'

/** The other end of the connection, as the line below HTTP knows it; none where there is no network. */
export type Peer = { readonly address?: string | undefined }

type Asked = { readonly env: Peer | undefined; readonly req: Pick<HonoRequest, 'header'> }

const FORWARDED = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']
const LOOPBACK = /^(?:::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/

/**
 * Who asks. Behind a proxy it is the last address of its header: the others were written by whoever came to it.
 *
 * @param proxy whether a proxy stands in front; without one the header is anybody's word
 */
export function addressOf({ env, req }: Asked, proxy: boolean): string {
  const forwarded = proxy ? req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return (forwarded || env?.address) ?? ''
}

/** Whether the request began on this machine: one that a proxy has passed on did not, wherever that proxy stands. */
export const isLocal = ({ env, req }: Asked): boolean =>
  LOOPBACK.test(env?.address ?? '') && !FORWARDED.some((name) => req.header(name))

/** Lets through this machine, and from elsewhere who has the token where one is set. */
export const localGuard = (token?: string) =>
  createMiddleware<{ Bindings: Peer }>(async (context, next) => {
    const given = /^Bearer (.{1,200})$/.exec(context.req.header('authorization') ?? '')?.[1]
    if (token === undefined) return isLocal(context) ? next() : context.json({ code: 'local' }, 403)
    return given !== undefined && isSame(given, token) ? next() : context.json({ code: 'token' }, 401)
  })

const hash = (text: string): Buffer => createHash('sha256').update(text).digest()

const isSame = (one: string, other: string): boolean => timingSafeEqual(hash(one), hash(other))
