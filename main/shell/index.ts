import { join } from 'node:path'
import { app, BrowserWindow, dialog, powerMonitor, type OpenDialogOptions } from 'electron'
import { calls, callsOfPin } from '../../contract/index.ts'
import { answer } from '../answer.ts'
import { compose } from '../compose.ts'
import { readSettings } from '../settings.ts'
import { openDoor } from './door.ts'
import { keyOf } from './key.ts'
import { openLog } from './log.ts'
import { PAGES, registerScheme, servePages } from './pages.ts'
import { startImport, startSigner, startSync, startTrainingGateway } from './processes.ts'
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
  const isTraining = settings.mode === 'training'
  const shown: { desk?: BrowserWindow } = {}
  let pin: BrowserWindow | undefined

  const key = keyOf(folder)
  const program = await compose({
    settings,
    folder,
    key,
    version: app.getVersion(),
    persons: join(import.meta.dirname, '../training/persons.ndjson'),
    preferences: openPreferences(folder),
    log,
    startSigner,
    startTrainingGateway,
    startImport,
    sync: { startThread: startSync },
    now: Date.now,
    chance: Math.random,
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    news: (news) => {
      if (shown.desk && !shown.desk.isDestroyed()) shown.desk.webContents.send('news', news)
    },
    dialogs: {
      openTable: async () => {
        const options: OpenDialogOptions = {
          properties: ['openFile'],
          filters: [{ name: 'CSV, XLSX', extensions: ['csv', 'txt', 'xlsx'] }],
        }
        const { filePaths } = await (desk
          ? dialog.showOpenDialog(desk, options)
          : dialog.showOpenDialog(options))
        return filePaths[0]
      },
      saveAs: async (suggested) => {
        const options = { defaultPath: join(app.getPath('documents'), suggested) }
        const { filePath } = await (desk
          ? dialog.showSaveDialog(desk, options)
          : dialog.showSaveDialog(options))
        return filePath || undefined
      },
    },
    pinWindow: {
      open: (onClosed) => {
        pin = openPin(shown.desk!)
        pin.once('closed', () => {
          pin = undefined
          onClosed()
        })
      },
      close: () => pin?.close(),
    },
  })

  openDoor((page, name, input) =>
    page === 'pin'
      ? answer(callsOfPin, program.pinHandlers, log, name, input)
      : answer(calls, program.handlers, log, name, input),
  )

  const desk = openDesk(settings.kiosk, isTraining)
  shown.desk = desk
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
