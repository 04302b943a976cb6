import type { WebContents } from 'electron'
import { toPage } from './addresses.ts'
import { browser } from './browser.ts'
import { rules } from './session.ts'

type Permission = Parameters<NonNullable<typeof rules.permissionRequest>>[1]

/** Electron's names beside Chromium's for the permissions that can be set from outside. */
const NAMES: Partial<Record<Permission, string[]>> = {
  media: ['microphone', 'camera'],
  geolocation: ['geolocation'],
  notifications: ['notifications'],
  midi: ['midi'],
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  'display-capture': ['display-capture'],
  'idle-detection': ['idle-detection'],
  'storage-access': ['storage-access'],
}

/**
 * Asks the app about every permission before a page is loaded, and sets Chromium to the answers: Chromium
 * cannot ask at the moment of use. As in Electron everything is granted where the app has no handlers.
 */
export async function settlePermissions(contents: WebContents, url: string): Promise<void> {
  const { origin, protocol } = new URL(toPage(url))
  if (!/^https?:$/.test(protocol)) return
  for (const [permission, names] of Object.entries(NAMES) as [Permission, string[]][]) {
    const setting = (await isGranted(contents, permission, url)) ? 'granted' : 'denied'
    for (const name of names) {
      await browser.chromium!.send('Browser.setPermission', { permission: { name }, setting, origin })
    }
  }
}

async function isGranted(contents: WebContents, permission: Permission, url: string): Promise<boolean> {
  const { permissionRequest, permissionCheck } = rules
  const details = { requestingUrl: url, isMainFrame: true, securityOrigin: url }
  const { origin } = new URL(url)
  type Check = NonNullable<typeof permissionCheck>
  if (permissionCheck && !permissionCheck(contents, permission as Parameters<Check>[1], origin, details))
    return false
  if (!permissionRequest) return true
  return new Promise((resolve) => permissionRequest(contents, permission, resolve, details))
}
