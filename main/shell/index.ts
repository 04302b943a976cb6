import { once } from 'node:events'
import { join } from 'node:path'
import { app, BrowserWindow, dialog, powerMonitor, safeStorage } from 'electron'
import { calls, callsOfPin } from '../../contract/index.ts'
import { answer } from '../answer.ts'
import { compose } from '../compose.ts'
import { keyOf } from '../key.ts'
import { PAGES } from '../pages.ts'
import { readSettings } from '../settings.ts'
import { dialogsOf } from './dialogs.ts'
import { openDoor } from './door.ts'
import { openLog } from './log.ts'
import { registerScheme, servePages } from './pages.ts'
import { printerOf } from './printer.ts'
import { startHealth, startImport, startSigner, startSync, startTrainingGateway } from './processes.ts'
import { openPreferences } from './preferences.ts'
import { denyAll, openDesk, openPin } from './windows.ts'

registerScheme()
app.enableSandbox()
if (!app.requestSingleInstanceLock()) app.exit(0)
void app
  .whenReady()
  .then(start)
  .catch((cause: unknown) => {
    // Settings that cannot be read, mostly: said plainly, and no process stays behind without a window.
    dialog.showErrorBox('Sverka', cause instanceof Error ? cause.message : 'unknown')
    app.exit(1)
  })

async function start(): Promise<void> {
  const folder = app.getPath('userData')
  const log = openLog(app.getPath('logs'))
  denyAll()
  servePages(join(import.meta.dirname, '../renderer'))

  const settings = readSettings(app.commandLine.getSwitchValue('settings'))
  // The window loads while the base is opened; what the page asks meanwhile waits for its answer.
  const desk = openDesk(settings.kiosk, settings.mode === 'training')
  const painted = once(desk.webContents, 'did-finish-load')
  let pin: BrowserWindow | undefined
  const composing = compose({
    settings,
    folder,
    key: keyOf(folder, safeStorage),
    version: app.getVersion(),
    persons: join(import.meta.dirname, '../training/persons.ndjson'),
    regions: join(import.meta.dirname, '../../regions'),
    preferences: openPreferences(folder),
    log,
    startSigner,
    startTrainingGateway: async (start) => {
      await painted // its database takes a core for two seconds: the screen goes first
      return startTrainingGateway(start)
    },
    startImport,
    startHealth,
    sync: { startThread: startSync },
    fetch,
    now: Date.now,
    chance: Math.random,
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    news: (news) => {
      if (!desk.isDestroyed()) desk.webContents.send('news', news)
    },
    dialogs: dialogsOf(desk),
    printer: printerOf(desk),
    pinWindow: {
      open: (onClosed) => {
        pin = openPin(desk)
        pin.once('closed', () => {
          pin = undefined
          onClosed()
        })
      },
      close: () => pin?.close(),
    },
  })

  openDoor(async (page, name, input) => {
    const { handlers, pinHandlers } = await composing
    return page === 'pin'
      ? answer(callsOfPin, pinHandlers, log, name, input)
      : answer(calls, handlers, log, name, input)
  })
  const program = await composing

  desk.webContents.on('render-process-gone', () => {
    log.error('page.gone', undefined)
    void desk.loadURL(`${PAGES.kiosk}/`) // the drafts are in the base: the same work comes back
  })
  app.on('second-instance', () => {
    desk.restore()
    desk.focus()
  })
  powerMonitor.on('resume', () => program.wake())
  powerMonitor.on('lock-screen', () => program.lock())
  app.on('window-all-closed', () => app.quit())

  let stopped = false
  app.on('before-quit', (event) => {
    if (stopped) return
    event.preventDefault()
    void program.stop().finally(() => {
      stopped = true
      app.quit()
    })
  })
}
