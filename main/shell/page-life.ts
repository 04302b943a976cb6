import { app, type BrowserWindow } from 'electron'
import type { Log } from '../answer.ts'
import { pauseBeforeLoad } from '../page-crashes.ts'
import { PAGES } from '../pages.ts'

/** So long a page may not answer before it is ended and loaded anew, ms. */
const SILENT_MS = 10_000

/** Brings the page back when it has broken or does not answer: the drafts are in the base, what was typed is kept. */
export function keepAlive(desk: BrowserWindow, log: Log): void {
  const crashes: number[] = []
  let silent: NodeJS.Timeout | undefined

  desk.webContents.on('render-process-gone', (_event, { reason }) => {
    log.error(`page.gone ${reason}`, undefined)
    crashes.push(Date.now())
    const load = (): void => {
      if (!desk.isDestroyed()) void desk.loadURL(`${PAGES.kiosk}/`)
    }
    const pause = pauseBeforeLoad(crashes, Date.now())
    if (pause === 0) load()
    else setTimeout(load, pause)
  })
  desk.on('unresponsive', () => {
    log.error('page.silent', undefined)
    silent = setTimeout(() => desk.webContents.forcefullyCrashRenderer(), SILENT_MS)
  })
  desk.on('responsive', () => clearTimeout(silent))
  // Chromium starts the process of the graphics again by itself, and does without it in the end.
  app.on('child-process-gone', (_event, { type, reason }) => log.error(`${type}.gone ${reason}`, undefined))
}
