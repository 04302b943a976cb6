import { join } from 'node:path'
import { app, BrowserWindow, Menu, session, type BrowserWindowConstructorOptions } from 'electron'
import { isHeldBack } from '../kiosk-keys.ts'
import { PAGES } from '../pages.ts'

const preload = join(import.meta.dirname, '../preload/index.cjs')

/** What every window of ours has; each value is one line of Electron's own security checklist. */
const secure: BrowserWindowConstructorOptions = {
  show: false,
  autoHideMenuBar: true,
  backgroundColor: '#f6f7f8',
  icon: join(import.meta.dirname, '../renderer/icon.png'),
  webPreferences: {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: !app.isPackaged,
    disableDialogs: true,
  },
}

/**
 * Denies to every page, ours too, what no page of this program needs, and holds back keys that only lead astray. Call
 * once, before any window.
 */
export function denyAll(isKiosk: () => boolean): void {
  Menu.setApplicationMenu(null)
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.defaultSession.setPermissionCheckHandler(() => false)
  session.defaultSession.setDevicePermissionHandler(() => false)
  session.defaultSession.on('will-download', (event) => event.preventDefault())
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('before-input-event', (event, pressed) => {
      if (isHeldBack(pressed, { isKiosk: isKiosk(), isPackaged: app.isPackaged })) event.preventDefault()
    })
    contents.on('devtools-opened', () => (isKiosk() || app.isPackaged) && contents.closeDevTools())
  })
}

/** The desk. In kiosk mode it fills the screen; its picture is kept out of screen sharing. */
export function openDesk(kiosk: boolean, training: boolean): BrowserWindow {
  const window = new BrowserWindow({
    ...secure,
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    kiosk,
  })
  if (!training) window.setContentProtection(true)
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${PAGES.kiosk}/`)
  return window
}

/** The PIN's own window over the desk: another origin, another process, another table of calls. */
export function openPin(desk: BrowserWindow): BrowserWindow {
  const window = new BrowserWindow({
    ...secure,
    width: 480,
    height: 680,
    parent: desk,
    modal: true,
    alwaysOnTop: desk.isAlwaysOnTop(),
    resizable: false,
    minimizable: false,
    maximizable: false,
  })
  window.setContentProtection(true)
  window.once('ready-to-show', () => window.show())
  window.webContents.on('render-process-gone', () => window.destroy()) // as if nothing had been typed
  void window.loadURL(`${PAGES.pin}/`)
  return window
}
