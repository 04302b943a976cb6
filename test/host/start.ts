import { toApp } from './addresses.ts'
import { app, becomeReady } from './app.ts'
import { getPath } from './app-paths.ts'
import { startBrowser } from './browser.ts'
import type { Chromium } from './chromium.ts'
import { cancellable, guarded } from './guard.ts'
import { openWindowOf, openWindows, openWindowWithFrame } from './open-windows.ts'
import { serveRequests } from './requests.ts'
import { session } from './session.ts'

/** Starts Chromium and makes the app ready, as Electron does when the main module has been loaded. */
export async function startApp(): Promise<void> {
  const chromium = await startBrowser(getPath('userData'), () => {
    if (openWindows.size === 0) app.quit()
    for (const { window } of openWindows.values()) window.destroy() // and the app decides, as after any last window
  })
  serveRequests(chromium)
  watchWindows(chromium)
  watchDownloads(chromium)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => app.quit())
  app.emit('will-finish-launching')
  becomeReady()
}

function watchWindows(chromium: Chromium): void {
  chromium.on('Target.targetDestroyed', ({ targetId }) => {
    const window = openWindowOf(targetId)?.window
    window?.emit('close', cancellable({})) // a person has closed it: it is too late to prevent that
    window?.destroy()
  })
}

/** Nothing is ever saved here; the app is told, as it may want to refuse. */
function watchDownloads(chromium: Chromium): void {
  chromium.on('Browser.downloadWillBegin', ({ frameId, url, suggestedFilename }) => {
    const item = guarded('downloadItem', {
      getURL: () => toApp(url),
      getFilename: () => suggestedFilename,
      cancel: () => {},
    })
    session.defaultSession.emit(
      'will-download',
      cancellable({}),
      item,
      openWindowWithFrame(frameId)?.contents,
    )
  })
}
