import { cancellable, Guarded } from './guard.ts'

/** What contents only remember here: there are no developer tools to be seen, no sound and no fingers on the glass. */
export class RememberedContents extends Guarded {
  #isMuted = false
  #areToolsOpen = false
  readonly #hasTools: boolean

  constructor(hasTools: boolean) {
    super('webContents')
    this.#hasTools = hasTools
  }

  /** Nothing happens where `webPreferences.devTools` is false, as in Electron. */
  openDevTools() {
    if (!this.#hasTools || this.#areToolsOpen) return
    this.#areToolsOpen = true
    this.emit('devtools-opened', cancellable({}))
  }
  closeDevTools() {
    if (!this.#areToolsOpen) return
    this.#areToolsOpen = false
    this.emit('devtools-closed', cancellable({}))
  }
  isDevToolsOpened() {
    return this.#areToolsOpen
  }
  setVisualZoomLevelLimits() {
    return Promise.resolve()
  }
  setBackgroundThrottling() {}
  setWebRTCIPHandlingPolicy() {}
  setAudioMuted(isMuted: boolean) {
    this.#isMuted = isMuted
  }
  isAudioMuted() {
    return this.#isMuted
  }
}
