import { rmSync } from 'node:fs'
import type {
  Clipboard,
  CrashReporter,
  NativeTheme,
  PowerMonitor,
  PowerSaveBlocker,
  Screen,
  Shell,
} from 'electron'
import { browser } from './browser.ts'
import { Guarded, guarded, standsFor } from './guard.ts'
import { openWindows } from './open-windows.ts'

/** Sleep, wake and locking are what a test emits here: nothing comes from the machine. */
class PowerMonitorPart extends Guarded {
  readonly onBatteryPower = false as boolean
  constructor() {
    super('powerMonitor')
  }
  getSystemIdleTime() {
    return 0
  }
  getSystemIdleState() {
    return 'active' as const
  }
  getCurrentThermalState() {
    return 'unknown' as const
  }
  isOnBatteryPower() {
    return false
  }
}

class ScreenPart extends Guarded {
  constructor() {
    super('screen')
  }
  getPrimaryDisplay() {
    return browser.displays[0]!
  }
  getAllDisplays() {
    return browser.displays
  }
  getDisplayMatching() {
    return browser.displays[0]!
  }
  getDisplayNearestPoint() {
    return browser.displays[0]!
  }
  getCursorScreenPoint() {
    return { x: 0, y: 0 }
  }
}

class NativeThemePart extends Guarded {
  readonly shouldUseHighContrastColors = false as boolean
  readonly prefersReducedTransparency = false as boolean
  #source: NativeTheme['themeSource'] = 'system'
  constructor() {
    super('nativeTheme')
  }
  get themeSource() {
    return this.#source
  }
  set themeSource(source) {
    this.#source = source
    const features = source === 'system' ? [] : [{ name: 'prefers-color-scheme', value: source }]
    for (const { page } of openWindows.values()) void page.send('Emulation.setEmulatedMedia', { features })
    this.emit('updated')
  }
  get shouldUseDarkColors() {
    return this.#source === 'dark'
  }
}

export const powerMonitor = standsFor<PowerMonitor>()(new PowerMonitorPart())
export const screen = standsFor<Screen>()(new ScreenPart())
export const nativeTheme = standsFor<NativeTheme>()(new NativeThemePart())

const blockers = new Set<number>()
let lastBlocker = 0

export const powerSaveBlocker = standsFor<PowerSaveBlocker>()(
  guarded('powerSaveBlocker', {
    start(_type: string) {
      blockers.add(++lastBlocker)
      return lastBlocker
    },
    stop: (id: number) => blockers.delete(id),
    isStarted: (id: number) => blockers.has(id),
  }),
)

/** Opens nothing outside: it says what would have been opened. */
export const shell = standsFor<Shell>()(
  guarded('shell', {
    async openExternal(url: string) {
      console.log(`electron stand-in: shell.openExternal ${url}`)
    },
    async openPath(path: string) {
      console.log(`electron stand-in: shell.openPath ${path}`)
      return ''
    },
    showItemInFolder: (path: string) => console.log(`electron stand-in: shell.showItemInFolder ${path}`),
    async trashItem(path: string) {
      rmSync(path, { recursive: true })
    },
    beep: () => {},
  }),
)

let copied = ''

/** A clipboard of its own, so that a test does not touch the desktop's. */
export const clipboard = standsFor<Clipboard>()(
  guarded('clipboard', {
    async writeText(text: string) {
      copied = text
    },
    readText: async () => copied,
    async clear() {
      copied = ''
    },
  }),
)

export const crashReporter = standsFor<CrashReporter>()(guarded('crashReporter', { start: () => {} }))
