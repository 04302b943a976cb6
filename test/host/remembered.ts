import type { BrowserWindowConstructorOptions } from 'electron'
import { Guarded } from './guard.ts'

/** What a window only remembers here: neither Chromium nor a bare X server acts on it. */
export class RememberedWindow extends Guarded {
  #isClosable: boolean
  #isMinimizable: boolean
  #isOnTop: boolean

  constructor({ closable, minimizable, alwaysOnTop }: BrowserWindowConstructorOptions) {
    super('BrowserWindow')
    this.#isClosable = closable !== false
    this.#isMinimizable = minimizable !== false
    this.#isOnTop = alwaysOnTop === true
  }

  /** A window that is not closable stays, and `app.quit` stays with it (electron#5891). */
  setClosable(isClosable: boolean) {
    this.#isClosable = isClosable
  }
  isClosable() {
    return this.#isClosable
  }
  setMinimizable(isMinimizable: boolean) {
    this.#isMinimizable = isMinimizable
  }
  isMinimizable() {
    return this.#isMinimizable
  }
  setAlwaysOnTop(isOnTop: boolean) {
    this.#isOnTop = isOnTop
  }
  isAlwaysOnTop() {
    return this.#isOnTop
  }
  setMinimumSize() {}
  setMenu() {}
  removeMenu() {}
  setMenuBarVisibility() {}
  setAutoHideMenuBar() {}
  setVisibleOnAllWorkspaces() {}
  setSkipTaskbar() {}
  setBackgroundColor() {}
  setProgressBar() {}
  flashFrame() {}
  moveTop() {}
}
