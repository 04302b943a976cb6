import { randomBytes } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { html } from 'hono/html'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { addressOf } from '../peer.ts'
import { sentBy, type FormFault } from './forms.ts'
import { page } from './frame.ts'
import { ownAddress, type Asked, type Known, type RegistryNeeds } from './known.ts'
import { faultNotice, field, notice } from './parts.ts'

const COOKIE = 'sverka-registry'

/**
 * So many wrong tokens may come from one address in a while. The right one is let in all the same: nobody guesses 256
 * bits, but somebody at the same address could else keep every administrator out.
 */
const WRONG = { points: 10, duration: 300 } // seconds

const SECRET = /^[\w-]{43}$/

/** Lets through who is signed in and sends all others to the page where one signs in. */
export const sessionGuard = ({ archive, now }: RegistryNeeds) =>
  createMiddleware<Known>(async (context, next) => {
    const secret = getCookie(context, COOKIE) ?? ''
    const name = SECRET.test(secret)
      ? await archive.administrators.signedIn(secret, new Date(now()))
      : undefined
    if (name === undefined) return context.redirect(`/registry/sign-in${secret ? '?ended' : ''}`, 303)
    context.set('administrator', name)
    context.set('secret', secret)
    return next()
  })

/** The page where an administrator signs in with a token, and the way out. */
export function signIn(needs: RegistryNeeds) {
  const { archive, now, proxy } = needs
  const wrong = new RateLimiterMemory(WRONG)

  return new Hono<Known>()
    .get('/sign-in', (context) => signInPage(context))
    .post('/sign-in', async (context) => {
      const token = (await sentBy(context)).text('token')
      const name = token && token.length <= 200 ? await archive.administrators.nameWith(token) : undefined
      if (name === undefined) {
        const address = addressOf(context, proxy)
        const waitMs = waitAfter(await wrong.get(address))
        if (waitMs > 0) {
          context.header('retry-after', String(Math.ceil(waitMs / 1_000)))
          return signInPage(context, { code: 'form.slow', field: 'token' })
        }
        await wrong.penalty(address)
        return signInPage(context, { code: 'form.token', field: 'token' })
      }
      const secret = randomBytes(32).toString('base64url')
      await archive.administrators.begin(secret, name, new Date(now()))
      setCookie(context, COOKIE, secret, cookieOptions(needs, context))
      return context.redirect('/registry/schools', 303)
    })
    .post('/sign-out', async (context) => {
      await archive.administrators.end(getCookie(context, COOKIE) ?? '')
      deleteCookie(context, COOKIE, cookieOptions(needs, context))
      return context.redirect('/registry/sign-in', 303)
    })
}

const cookieOptions = (needs: RegistryNeeds, context: Context) =>
  ({
    path: '/registry',
    httpOnly: true,
    sameSite: 'Strict',
    secure: ownAddress(needs, context).startsWith('https:'),
  }) as const

/** How long until tokens from there are looked at again, ms. */
const waitAfter = (counted: RateLimiterRes | null): number =>
  counted && counted.consumedPoints >= WRONG.points ? counted.msBeforeNext : 0

function signInPage(context: Asked, fault?: FormFault): Response | Promise<Response> {
  const { words } = context.var
  const { signIn } = words
  return page(context, {
    title: signIn.title,
    status: fault ? (fault.code === 'form.slow' ? 429 : 403) : 200,
    isFaulty: fault !== undefined,
    content: html`<div class="door">
      <h1>${signIn.title}</h1>
      <p class="lead">${signIn.lead}</p>
      ${!fault && context.req.query('ended') !== undefined ? notice('warn', signIn.ended) : ''}
      ${faultNotice(words, fault)}
      <form class="card" method="post" action="/registry/sign-in">
        ${field({
          name: 'token',
          label: signIn.token,
          hint: signIn.tokenHint,
          kind: 'password',
          isCode: true,
          isFirst: true,
          fault,
          words,
        })}
        <p class="deeds"><button class="main">${signIn.button}</button></p>
      </form>
    </div>`,
  })
}
