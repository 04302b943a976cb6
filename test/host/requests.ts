import type { CallbackResponse, OnBeforeRequestListenerDetails, WebRequestFilter } from 'electron'
import { toApp, toPage } from './addresses.ts'
import { strangers } from './browser.ts'
import type { Chromium, Protocol } from './chromium.ts'
import { mayNavigate } from './navigation.ts'
import { openWindowWithFrame } from './open-windows.ts'
import { handlers } from './protocol.ts'
import { rules } from './session.ts'

type Paused = Protocol.Fetch.requestPausedPayload

const RESOURCE_TYPES: Partial<Record<Protocol.Network.ResourceType, string>> = {
  Document: 'mainFrame',
  XHR: 'xhr',
  Fetch: 'xhr',
  Script: 'script',
  Stylesheet: 'stylesheet',
  Image: 'image',
  Font: 'font',
  Media: 'media',
  Ping: 'ping',
}

/** Every request of every page stops here: the app may refuse it, its own schemes are answered by the app. */
export function serveRequests(chromium: Chromium): void {
  const fail = (requestId: string, errorReason: Protocol.Network.ErrorReason) =>
    chromium.send('Fetch.failRequest', { requestId, errorReason })

  async function serve(paused: Paused): Promise<unknown> {
    const { requestId, request, frameId, resourceType } = paused
    const url = toApp(request.url)
    const isOwnScheme = url !== request.url
    if (strangers.has(frameId)) return fail(requestId, 'BlockedByClient')
    if (resourceType === 'Document' && !(await mayNavigate(openWindowWithFrame(frameId), frameId, url))) {
      return fail(requestId, 'Aborted')
    }
    const said = await askApp(paused, url)
    if (said.cancel) return fail(requestId, 'BlockedByClient')
    if (said.redirectURL) return redirect(requestId, said.redirectURL)
    if (url.endsWith('/favicon.ico')) return fulfil(requestId, new Response(null, { status: 204 })) // Electron asks for none
    const handler = handlers.get(new URL(url).protocol.slice(0, -1))
    if (!handler) return isOwnScheme ? fail(requestId, 'AddressUnreachable') : proceed(requestId)
    try {
      const response = await handler(requestOf(request, url))
      return response.type === 'error' ? fail(requestId, 'Failed') : await fulfil(requestId, response)
    } catch (cause) {
      console.error(cause)
      return fail(requestId, 'Failed')
    }
  }

  const proceed = (requestId: string) => chromium.send('Fetch.continueRequest', { requestId })

  const redirect = (requestId: string, to: string) =>
    chromium.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 307,
      responseHeaders: [{ name: 'location', value: toPage(to) }],
    })

  async function fulfil(requestId: string, response: Response): Promise<unknown> {
    const body = Buffer.from(await response.arrayBuffer()).toString('base64')
    const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value: toPage(value) }))
    const { status: responseCode, statusText } = response
    const phrase = statusText && { responsePhrase: statusText }
    return chromium.send('Fetch.fulfillRequest', {
      requestId,
      responseCode,
      responseHeaders,
      body,
      ...phrase,
    })
  }

  chromium.on('Fetch.requestPaused', (paused) => {
    serve(paused).catch(() => {}) // the page that asked has gone meanwhile
  })
}

/** The request as the app's handler gets it: with its own addresses in the headers too. */
function requestOf(
  { method, headers, hasPostData, postDataEntries = [] }: Protocol.Network.Request,
  url: string,
): Request {
  const own = Object.entries(headers).map(([name, value]): [string, string] => [name, toApp(value)])
  const parts = postDataEntries.map(({ bytes = '' }) => Buffer.from(bytes, 'base64'))
  return new Request(url, { method, headers: own, ...(hasPostData && { body: Buffer.concat(parts) }) })
}

/** What webRequest.onBeforeRequest has to say. */
function askApp({ request, resourceType, frameId }: Paused, url: string): Promise<CallbackResponse> {
  const rule = rules.beforeRequest
  if (!rule?.urls.some((pattern) => isMatch(pattern, url))) return Promise.resolve({})
  const open = openWindowWithFrame(frameId)
  const isSubframe = resourceType === 'Document' && open?.page.targetId !== frameId
  const details = {
    id: 0,
    url,
    method: request.method,
    resourceType: isSubframe ? 'subFrame' : (RESOURCE_TYPES[resourceType] ?? 'other'),
    referrer: '',
    timestamp: Date.now(),
    uploadData: [],
    ...(open && { webContentsId: open.contents.id, webContents: open.contents }),
  } as OnBeforeRequestListenerDetails // the frame is not told
  return new Promise((resolve) => rule.listener(details, resolve))
}

/** Chromium's match patterns, as far as `*` goes. */
function isMatch(pattern: WebRequestFilter['urls'][number], url: string): boolean {
  if (pattern === '<all_urls>') return true
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
  return new RegExp(`^${escaped}$`).test(url)
}
