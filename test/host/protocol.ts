import type { CustomScheme, Protocol } from 'electron'
import { addSchemes } from './addresses.ts'
import { browser } from './browser.ts'
import { guarded, standsFor } from './guard.ts'

type Handler = (request: Request) => Response | Promise<Response>

/** The app's own handlers by scheme, without the colon. */
export const handlers = new Map<string, Handler>()

const part = {
  registerSchemesAsPrivileged(schemes: CustomScheme[]) {
    if (browser.chromium) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    }
    addSchemes(schemes)
  },
  handle(scheme: string, handler: Handler) {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    handlers.set(scheme, handler)
  },
  unhandle: (scheme: string) => void handlers.delete(scheme),
  isProtocolHandled: (scheme: string) => handlers.has(scheme),
}

export const protocol = standsFor<Protocol>()(guarded('protocol', part))
