import { join } from 'node:path'
import { app, BrowserWindow, clipboard, powerMonitor, safeStorage, session } from 'electron'
import { calls, callsOfPin } from '../../contract/index.ts'
import type { TrainingStart } from '../../contract/gateway-settings.ts'
import type { News } from '../../contract/news.ts'
import { answer, type Log } from '../answer.ts'
import { compose } from '../compose.ts'
import { drawnAfter } from '../drawn-after.ts'
import { keysOf } from '../key.ts'
import { installerHere } from '../installer-here.ts'
import type { OwnFile } from '../own-settings.ts'
import { keepRunning } from '../running.ts'
import { openPreferences } from '../preferences.ts'
import { endBeforeQuit } from '../quitting.ts'
import type { InForce } from '../settings.ts'
import { lineAfter } from '../signing/line-after.ts'
import { startSync, threads } from '../started-threads.ts'
import type { Program, Restart } from '../world.ts'
import { dialogsOf } from './dialogs.ts'
import type { Answer } from './door.ts'
import type { Filled } from './kiosk.ts'
import { printerOf } from './printer.ts'
import { startSigner, trainingGateways } from './processes.ts'
import { openPin } from './windows.ts'

type Needs = {
  readonly desk: BrowserWindow
  readonly filled: Filled
  /** The profile. */
  readonly folder: string
  readonly own: OwnFile
  readonly log: Log
  /** The settings as they are now. */
  readonly inForce: () => InForce
}

/** Runs all that stands behind the window of the desk; gives what answers its pages when the base is open. */
export async function runDesk({ desk, filled, folder, own, log, inForce }: Needs): Promise<Answer> {
  performance.mark('program loaded')
  let { mode } = inForce().settings
  const told = Promise.withResolvers<void>()
  const { locked, painted } = drawnAfter(told.promise)
  let pin: BrowserWindow | undefined
  const preferences = openPreferences(folder)
  const startTrainingGateway = trainingGateways()
  const outside = {
    own,
    restart: (how?: Restart) => void restart(how).catch((cause: unknown) => log.error('restart', cause)),
    leave: () => app.quit(), // with exit code 0: whoever watches over the program does not start it again
    folder,
    keys: keysOf(folder, safeStorage),
    version: app.getVersion(),
    persons: join(import.meta.dirname, '../training/persons.ndjson'),
    regions: join(import.meta.dirname, '../../regions'),
    preferences,
    log,
    startSigner: lineAfter(locked, startSigner), // the screen goes first
    startTrainingGateway: async (start: TrainingStart) => {
      await painted // its database takes a core for two seconds: the screen goes first
      return startTrainingGateway(start)
    },
    ...threads,
    sync: { startThread: startSync },
    fetch: (url: string, init: RequestInit) => fetch(url, init), // what stands behind it is loaded when it is asked
    proxyFor: (url: string) => session.defaultSession.resolveProxy(url),
    now: Date.now,
    chance: Math.random,
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    news: (news: News) => {
      if (!desk.isDestroyed()) desk.webContents.send('news', news)
    },
    clipboard,
    installer: installerHere(app, painted),
    dialogs: dialogsOf(desk),
    printer: printerOf(desk, () => filled.isKiosk()),
    pinWindow: {
      open: (onClosed: () => void) => {
        pin = openPin(desk)
        pin.once('closed', () => {
          pin = undefined
          onClosed()
        })
      },
      close: () => pin?.close(),
    },
  }
  const running = keepRunning(composeFirst(), log)

  async function composeFirst(): Promise<Program> {
    await forbidDumps() // before the key of the base is read
    return compose({ ...inForce(), ...outside })
  }

  /** With the settings as they are now; what the pages ask meanwhile waits for its answer. */
  async function restart({ keepsShift = false, isOtherBase = false }: Restart = {}): Promise<void> {
    const now = inForce()
    const program = await running.again(
      (resumed) => compose({ ...now, ...outside, resumed }),
      () => keepsShift && now.settings.mode === mode,
    )
    filled.set(now.settings.kiosk)
    desk.setContentProtection(now.settings.mode !== 'training')
    // Another base has other people: the page begins anew. Else what is half-entered there stays.
    if (isOtherBase || now.settings.mode !== mode) desk.webContents.reload()
    else program.tell()
    mode = now.settings.mode
  }

  const answerPage: Answer = async (page, name, input) => {
    const { handlers, pinHandlers } = await running.now()
    if (page === 'pin') return answer(callsOfPin, pinHandlers, log, name, input)
    const given = await answer(calls, handlers, log, name, input)
    if (name === 'desk.look') told.resolve()
    return given
  }
  await running.now()
  performance.mark('base open')

  app.on('second-instance', () => {
    desk.restore()
    desk.focus()
  })
  powerMonitor.on('resume', () => void running.now().then((program) => program.wake()))
  powerMonitor.on('lock-screen', () => void running.now().then((program) => program.lock()))
  app.on('window-all-closed', () => app.quit())

  endBeforeQuit(app, async () => (await running.now()).stop())
  return answerPage
}

/** What it calls is loaded only where there is something to call. */
async function forbidDumps(): Promise<void> {
  if (process.platform === 'linux') (await import('../signing/no-dumps.ts')).forbidDumps()
}
