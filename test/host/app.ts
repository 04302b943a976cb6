import { spawn } from 'node:child_process'
import type { App, CommandLine } from 'electron'
import { appName, getPath, setPath } from './app-paths.ts'
import { browser } from './browser.ts'
import { cancellable, Guarded, guarded, standsFor } from './guard.ts'
import { holdsLock, releaseLock, takeLock } from './instance-lock.ts'
import { openWindows } from './open-windows.ts'
import { settings, switchValue } from './settings.ts'

/** How long Chromium may take to close before it is killed. */
const LONGEST_CLOSE_MS = 3000

const ready = Promise.withResolvers<void>()
let isReady = false
let isQuitting = false

class AppPart extends Guarded {
  name = ''
  readonly commandLine = standsFor<CommandLine>()(
    guarded('app.commandLine', {
      appendSwitch: (name: string, value?: string) =>
        void settings.switches.push(value ? `--${name}=${value}` : `--${name}`),
      appendArgument: (value: string) => void settings.switches.push(value),
      getSwitchValue: (name: string) => switchValue(name) ?? '',
      hasSwitch: (name: string) => settings.switches.includes(`--${name}`) || switchValue(name) !== undefined,
      removeSwitch(name: string) {
        settings.switches = settings.switches.filter((one) => one.split('=')[0] !== `--${name}`)
      },
    }),
  )

  constructor() {
    super('app')
  }

  get isPackaged() {
    return settings.isPackaged
  }

  whenReady() {
    return ready.promise
  }
  isReady() {
    return isReady
  }
  getName() {
    return this.name
  }
  setName(name: string) {
    this.name = name
  }
  getVersion() {
    return settings.manifest.version ?? settings.version
  }
  getAppPath() {
    return settings.root
  }
  getPath(name: string) {
    return getPath(name)
  }
  setPath(name: string, path: string) {
    setPath(name, path)
  }
  setAppLogsPath(path?: string) {
    if (path) setPath('logs', path)
  }
  getLocale() {
    return switchValue('lang') ?? 'en-US'
  }
  getSystemLocale() {
    return this.getLocale()
  }
  getPreferredSystemLanguages() {
    return [this.getLocale()]
  }
  enableSandbox() {}
  disableHardwareAcceleration() {}
  setAppUserModelId() {}
  setAboutPanelOptions() {}
  setLoginItemSettings() {}
  setAsDefaultProtocolClient() {
    return false
  }
  focus() {}

  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}) {
    const own = { argv: process.argv, cwd: process.cwd(), additionalData }
    return takeLock(getPath('userData'), own, (other) =>
      this.emit('second-instance', cancellable({}), other.argv, other.cwd, other.additionalData),
    )
  }
  hasSingleInstanceLock() {
    return holdsLock()
  }
  releaseSingleInstanceLock() {
    releaseLock()
  }

  relaunch({ execPath, args }: { execPath?: string; args?: string[] } = {}) {
    const boot = new URL('./boot.ts', import.meta.url).pathname
    const own = [...process.execArgv, boot, ...process.argv.slice(1)]
    const [file, given] = execPath ? [execPath, args ?? process.argv.slice(1)] : [process.execPath, own]
    this.once('quit', () => spawn(file, given, { detached: true, stdio: 'ignore' }).unref())
  }

  quit() {
    if (isQuitting) return
    isQuitting = this.#mayQuit()
    if (isQuitting) this.exit(Number(process.exitCode ?? 0))
  }

  #mayQuit(): boolean {
    if (this.#isStopped('before-quit')) return false
    isQuitting = true // closing the last window must not ask again
    for (const { window } of openWindows.values()) {
      window.close()
      if (!window.isDestroyed()) return false
    }
    return !this.#isStopped('will-quit')
  }

  #isStopped(step: string): boolean {
    const event = cancellable({})
    this.emit(step, event)
    return event.defaultPrevented
  }

  exit(code = 0) {
    isQuitting = true
    this.emit('quit', cancellable({}), code)
    releaseLock()
    const chromium = browser.chromium
    if (!chromium || chromium.isGone) return process.exit(code)
    const end = () => process.exit(code)
    chromium.process.once('exit', end)
    chromium.send('Browser.close').catch(() => {}) // it has gone by itself
    setTimeout(end, LONGEST_CLOSE_MS)
    return undefined
  }
}

export const app = standsFor<App>()(new AppPart())

/** Tells the app that its last window is closed, and quits when it does not listen. */
export function lastWindowClosed(): void {
  if (!isQuitting && !app.emit('window-all-closed')) app.quit()
}

/** Takes the name from package.json, as Electron does before the main module runs. */
export function nameApp(): void {
  app.name = appName()
}

/** Makes the app ready: not by the event alone, which Playwright's loader holds back. */
export function becomeReady(): void {
  isReady = true
  ready.resolve()
  app.emit('ready', cancellable({}), {})
}
