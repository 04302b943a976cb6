import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Net } from 'electron'
import { guarded, standsFor } from './guard.ts'
import { handlers } from './protocol.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/** Electron's fetch of the main process: it also reads files, and asks the app's own protocol handlers. */
export async function fetchAny(input: string | Request, init?: RequestInit): Promise<Response> {
  const url = new URL(typeof input === 'string' ? input : input.url)
  const handler = handlers.get(url.protocol.slice(0, -1))
  if (handler) return handler(new Request(input, init))
  if (url.protocol !== 'file:') return fetch(input, init)
  const type = TYPES[extname(url.pathname)] ?? 'application/octet-stream'
  const bytes = await readFile(fileURLToPath(url)).catch(() => {
    throw new Error('net::ERR_FILE_NOT_FOUND')
  })
  return new Response(bytes, { headers: { 'content-type': type } })
}

export const net = standsFor<Net>()(
  guarded('net', { fetch: fetchAny, isOnline: () => true, online: true as boolean }),
)
