import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'

type Place = {
  host: string
  /** 0: any free one. */
  port: number
  /** PEM texts. */
  tls?: { certificate: string; key: string }
}

/** How long requests under way may take to end when the gateway stops. */
const FAREWELL_MS = 10_000

/** Listens for requests. `close` takes no new ones and lets those under way end. */
export async function listen(
  fetch: (request: Request) => Promise<Response>,
  { host, port, tls }: Place,
): Promise<{ port: number; close: () => Promise<void> }> {
  const secure = tls && {
    createServer: createSecureServer,
    serverOptions: { cert: tls.certificate, key: tls.key },
  }
  const server = createAdaptorServer({ fetch, ...secure })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })

  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(
          () => 'closeAllConnections' in server && server.closeAllConnections(),
          FAREWELL_MS,
        )
        server.close(() => {
          clearTimeout(cut)
          resolve()
        })
        if ('closeIdleConnections' in server) server.closeIdleConnections()
      }),
  }
}
