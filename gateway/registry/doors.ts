import { getCookie, setCookie } from 'hono/cookie'
import { csrf } from 'hono/csrf'
import { createMiddleware } from 'hono/factory'
import { ownAddress, type Asked, type Known, type RegistryNeeds } from './known.ts'
import { foreignPage } from './refusals.ts'
import { languages } from './words/words.ts'

/**
 * What every answer of the registry says to the browser. `same-origin` and not `no-referrer`: under the latter a form
 * would come with the origin `null`, and nothing could be told about where it was filled in.
 */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

export const strictHeaders = createMiddleware<Known>(async (context, next) => {
  for (const [name, value] of Object.entries(HEADERS)) context.header(name, value)
  await next()
})

const COOKIE = 'sverka-words'
const YEAR_SECONDS = 31_536_000

/** Sets the words of the page: those chosen by the link, else by the cookie, else Russian. */
export const chosenLanguage = (needs: RegistryNeeds) =>
  createMiddleware<Known>(async (context, next) => {
    const { lang, ...others } = context.req.query()
    const chosen = lang ?? getCookie(context, COOKIE) ?? ''
    context.set('words', chosen === 'en' ? languages.en : languages.ru)
    if (lang === undefined || context.req.method !== 'GET') return next()

    setCookie(context, COOKIE, context.var.words.language, {
      path: '/registry',
      httpOnly: true,
      sameSite: 'Strict',
      secure: ownAddress(needs, context).startsWith('https:'),
      maxAge: YEAR_SECONDS,
    })
    const query = new URLSearchParams(others).toString()
    return context.redirect(`${context.req.path}${query && `?${query}`}`, 303)
  })

/**
 * Takes only forms that were filled in on these pages: both what the browser says of the origin and of the site must
 * be right, as far as it says them, and one of them must be said.
 */
export function ownFormsOnly(needs: RegistryNeeds) {
  const isOwn = (origin: string, context: Asked) => origin === new URL(ownAddress(needs, context)).origin
  const either = csrf({ origin: (origin, context) => isOwn(origin, context as Asked) })
  return createMiddleware<Known>(async (context, next) => {
    if (context.req.method === 'GET' || context.req.method === 'HEAD') return next()
    const origin = context.req.header('origin')
    const site = context.req.header('sec-fetch-site')
    const isForeign =
      (origin === undefined && site === undefined) ||
      (origin !== undefined && !isOwn(origin, context)) ||
      (site !== undefined && site !== 'same-origin')
    return isForeign ? foreignPage(context) : either(context, next)
  })
}
