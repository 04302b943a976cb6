import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

/** The two pages, each an origin of its own: the desk, and the one that asks for the PIN. */
export const PAGES = { kiosk: 'app://kiosk', pin: 'app://pin' } as const

export type PageName = keyof typeof PAGES

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** The policy of both pages; the nonce is for the one <style> that React Aria writes for itself. */
const policyWith = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')

/** What stands at an address of ours: a file of the built renderer; nothing outside its folder, nothing for any other host. */
export async function pageAt(address: string, folder: string): Promise<Response> {
  const { host, pathname } = new URL(address)
  if (!Object.hasOwn(PAGES, host)) return new Response(null, { status: 404 })

  const entry = host === 'pin' ? '/pin/index.html' : '/index.html'
  const file = normalize(join(folder, pathname === '/' ? entry : decodeURIComponent(pathname)))
  if (!file.startsWith(folder + sep)) return new Response(null, { status: 403 })

  const body = await readFile(file).catch(() => undefined)
  return body ? answerWith(body, extname(file)) : new Response(null, { status: 404 })
}

function answerWith(body: Buffer, extension: string): Response {
  const nonce = randomBytes(16).toString('base64')
  const isPage = extension === '.html'
  const text = isPage ? body.toString('utf8').replaceAll('__NONCE__', nonce) : new Uint8Array(body)
  return new Response(text, {
    headers: {
      'content-type': TYPES[extension] ?? 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      ...(isPage && { 'content-security-policy': policyWith(nonce) }),
    },
  })
}
