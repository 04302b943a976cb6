import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** The two pages, each an origin of its own: the desk, and the one that asks for the PIN. */
export const PAGES = { kiosk: 'app://kiosk', pin: 'app://pin' } as const

export type PageName = keyof typeof PAGES

/** Who calls, as Electron tells of it: a frame has a parent where it is not the window itself. */
type Caller = { readonly url: string; readonly parent: unknown }

/**
 * Which of our pages a call comes from: only the top frame of one of them is heard. `new URL('app://kiosk/x').origin` is
 * the text "null", so scheme and host are compared.
 */
export function pageOf(frame: Caller | null): PageName | undefined {
  if (!frame || frame.parent !== null || !URL.canParse(frame.url)) return undefined
  const { protocol, host, username, password } = new URL(frame.url)
  if (username || password) return undefined
  return (Object.keys(PAGES) as PageName[]).find((page) => `${protocol}//${host}` === PAGES[page])
}

/** What pages bring, by its ending. Pages themselves stand at the root of their origin alone. */
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
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

/** Whatever else is answered would do nothing even if a window came to show it as a page. */
const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

/**
 * Names as the build gives them, and no others: what is spelled with signs of per cent, dots or strokes of any kind to
 * come out of the folder is not even looked for.
 */
const BUILT = /^(?:\/[\w-]+)+(?:\.[\w-]+)+$/

/**
 * What stands at an address of ours: a page at the root of each origin, and the files of the built renderer that pages
 * bring. Nothing outside its folder, nothing for any other host.
 */
export async function pageAt(address: string, folder: string): Promise<Response> {
  const { host, pathname } = new URL(address)
  if (!Object.hasOwn(PAGES, host)) return nothing()
  if (pathname === '/') return pageIn(host === 'pin' ? 'pin/index.html' : 'index.html', folder)
  const type = TYPES[extname(pathname)]
  if (!type || !BUILT.test(pathname)) return nothing()
  const body = await readFile(join(folder, pathname)).catch(() => undefined)
  return body ? answerWith(new Uint8Array(body), type, NOTHING) : nothing()
}

async function pageIn(name: string, folder: string): Promise<Response> {
  const nonce = randomBytes(16).toString('base64')
  const text = await readFile(join(folder, name), 'utf8').catch(() => undefined)
  if (text === undefined) return nothing()
  return answerWith(text.replaceAll('__NONCE__', nonce), 'text/html; charset=utf-8', policyWith(nonce))
}

const nothing = (): Response => answerWith(null, 'text/plain', NOTHING, 404)

const answerWith = (
  body: string | Uint8Array<ArrayBuffer> | null,
  type: string,
  policy: string,
  status = 200,
): Response =>
  new Response(body, {
    status,
    headers: {
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'content-security-policy': policy,
    },
  })
