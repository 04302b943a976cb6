import type { CustomScheme } from 'electron'

const schemes = new Set<string>()

/** Makes schemes known; only what behaves like https in Electron can be shown as https here. */
export function addSchemes(more: readonly CustomScheme[]): void {
  for (const { scheme, privileges } of more) {
    if (!privileges?.standard || !privileges.secure) {
      throw new Error(`electron stand-in: only standard, secure schemes are supported, not ${scheme}`)
    }
    schemes.add(scheme)
  }
}

const IN_APP = /([a-z][a-z0-9+.-]*):\/\/([^/?#\s;,'"]+)/gi
const IN_PAGE = /https:\/\/([^/?#\s;,'"]+)\.([a-z0-9+-]+)\.localhost/gi

/**
 * Chromium knows no custom schemes: `app://kiosk/x` travels as `https://kiosk.app.localhost/x`. Works on a
 * whole address, an origin, or a text with several of them, such as a policy.
 */
export const toPage = (text: string): string =>
  text.replace(IN_APP, (whole, scheme: string, host: string) =>
    schemes.has(scheme) ? `https://${host}.${scheme}.localhost` : whole,
  )

/** The way back: what the main process sees of an address or origin of Chromium's. */
export const toApp = (text: string): string =>
  text.replace(IN_PAGE, (whole, host: string, scheme: string) =>
    schemes.has(scheme) ? `${scheme}://${host}` : whole,
  )
