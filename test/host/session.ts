import type {
  CallbackResponse,
  OnBeforeRequestListenerDetails,
  Session,
  session as electronSession,
  WebRequest,
  WebRequestFilter,
} from 'electron'
import { toPage } from './addresses.ts'
import { fetchAny } from './net.ts'
import { Guarded, guarded, standsFor } from './guard.ts'
import { openWindows } from './open-windows.ts'
import { protocol } from './protocol.ts'
import { settings } from './settings.ts'

type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0]
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0]
type BeforeRequest = (
  details: OnBeforeRequestListenerDetails,
  answer: (response: CallbackResponse) => void,
) => void

/** What the app has said about requests and permissions of its one session. */
export const rules = {
  permissionRequest: null as RequestHandler,
  permissionCheck: null as CheckHandler,
  beforeRequest: undefined as { urls: string[]; listener: BeforeRequest } | undefined,
}

const webRequest = guarded('session.webRequest', {
  onBeforeRequest(
    ...given: [filter: WebRequestFilter | BeforeRequest | null, listener?: BeforeRequest | null]
  ) {
    const listener = given.find((one) => typeof one === 'function')
    const filter = given.find((one) => typeof one === 'object')
    rules.beforeRequest = listener ? { urls: filter?.urls ?? ['<all_urls>'], listener } : undefined
  },
})

class SessionPart extends Guarded {
  readonly protocol = protocol
  readonly webRequest = standsFor<WebRequest>()(webRequest)

  constructor() {
    super('session')
  }

  setPermissionRequestHandler(handler: RequestHandler) {
    rules.permissionRequest = handler
  }
  setPermissionCheckHandler(handler: CheckHandler) {
    rules.permissionCheck = handler
  }
  /** As on a machine without a proxy. */
  resolveProxy() {
    return Promise.resolve('DIRECT')
  }
  setDevicePermissionHandler() {} // Chromium has no device to offer here
  setBluetoothPairingHandler() {}
  setUSBProtectedClassesHandler() {}
  setDisplayMediaRequestHandler() {}
  setCertificateVerifyProc() {}
  setSpellCheckerEnabled() {}
  setSpellCheckerLanguages() {}
  setPreloads() {
    throw new Error('electron stand-in: preloads of a session are not run')
  }
  setProxy() {
    return Promise.resolve()
  }
  fetch(input: string | globalThis.Request, init?: RequestInit) {
    return fetchAny(input, init)
  }
  getUserAgent() {
    return `Chromium stand-in for Electron/${settings.version}`
  }
  isPersistent() {
    return true
  }
  clearCache() {
    return Promise.resolve()
  }
  async clearStorageData() {
    for (const { contents, page } of openWindows.values()) {
      const { origin, protocol: scheme } = new URL(toPage(contents.getURL()))
      if (scheme === 'https:') {
        await page.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
      }
    }
  }
}

const defaultSession = standsFor<Session>()(new SessionPart())

export const session = standsFor<typeof electronSession>()(
  guarded('session', { defaultSession, fromPartition: (_name: string): Session => defaultSession }),
)
