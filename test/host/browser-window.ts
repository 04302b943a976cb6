import type {
  BrowserWindow as ElectronWindow,
  BrowserWindowConstructorOptions,
  Rectangle,
  WebContents,
} from 'electron'
import { app, lastWindowClosed } from './app.ts'
import { browser, closePage, openPage } from './browser.ts'
import { cancellable, guarded, standsFor } from './guard.ts'
import { listenToPage } from './ipc-main.ts'
import { openWindows } from './open-windows.ts'
import { Page } from './page.ts'
import { placement, type WindowState } from './placement.ts'
import { RememberedWindow } from './remembered.ts'
import { contentsOf, WebContentsPart } from './web-contents.ts'

type Options = BrowserWindowConstructorOptions

class BrowserWindowPart extends RememberedWindow {
  readonly id: number
  readonly webContents: WebContents
  readonly #page = new Page()
  readonly #options: Options
  readonly #placement: ReturnType<typeof placement>
  readonly #parent: ElectronWindow | null
  #title: string
  #isVisible: boolean
  #isKiosk = false
  #isProtected = false
  #isEnabled = true
  #isDestroyed = false

  constructor(options: Options = {}) {
    super(options)
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    refuseUnsafe(options)
    this.#options = options
    this.#placement = placement(this.#page, options)
    this.#parent = (options.parent as ElectronWindow | undefined) ?? null // there are no other windows here
    this.#title = options.title ?? app.name
    this.#isVisible = options.show !== false
    const hasTools = options.webPreferences?.devTools !== false
    this.webContents = contentsOf(new WebContentsPart(this.#page, () => this.close(), hasTools))
    // Electron has it, its declarations do not: the specs look at what was given to each window.
    Object.defineProperty(this.webContents, 'getLastWebPreferences', { value: () => options.webPreferences })
    this.id = this.webContents.id
    listenToPage(this.#page, this.webContents)
    openWindows.set(this.id, { window: whole(this), contents: this.webContents, page: this.#page })
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show', cancellable({})))
    this.webContents.on('page-title-updated', (event, title) => {
      this.emit('page-title-updated', event, title, true)
      if (!event.defaultPrevented) this.#title = title
    })
    app.emit('web-contents-created', cancellable({}), this.webContents)
    app.emit('browser-window-created', cancellable({}), this)
    this.#open().catch((cause: unknown) => {
      if (!this.#isDestroyed) console.error(cause)
    })
  }

  async #open(): Promise<void> {
    const { webPreferences = {}, kiosk, fullscreen } = this.#options
    const { targetId, sessionId } = await openPage(this.#placement.bounds())
    if (this.#isDestroyed) return closePage(targetId)
    await this.#page.attach(browser.chromium!, targetId, sessionId, webPreferences)
    this.#page.ready()
    await this.#placement.opened()
    if (kiosk) this.setKiosk(true)
    else if (fullscreen) this.setFullScreen(true)
  }

  #change(to: WindowState, event: string): void {
    if (this.#placement.state() === to) return
    void this.#placement.change(to).then(() => this.emit(event, cancellable({})))
  }

  loadURL(url: string) {
    return this.webContents.loadURL(url)
  }
  loadFile(file: string, options?: Electron.LoadFileOptions) {
    return this.webContents.loadFile(file, options)
  }
  reload() {
    this.webContents.reload()
  }
  capturePage() {
    return this.webContents.capturePage()
  }

  getParentWindow() {
    return this.#parent
  }
  getChildWindows() {
    return [...openWindows.values()]
      .map(({ window }) => window)
      .filter((one) => one.getParentWindow() === whole(this))
  }
  isModal() {
    return Boolean(this.#options.modal && this.#parent)
  }

  setFullScreen(isFull: boolean) {
    if (isFull) this.#change('fullscreen', 'enter-full-screen')
    else this.#change('normal', 'leave-full-screen')
  }
  isFullScreen() {
    return this.#placement.state() === 'fullscreen'
  }
  setKiosk(isKiosk: boolean) {
    this.#isKiosk = isKiosk
    this.setFullScreen(isKiosk)
  }
  isKiosk() {
    return this.#isKiosk
  }
  maximize() {
    this.#change('maximized', 'maximize')
  }
  unmaximize() {
    this.#change('normal', 'unmaximize')
  }
  isMaximized() {
    return this.#placement.state() === 'maximized'
  }
  minimize() {
    this.#change('minimized', 'minimize')
  }
  restore() {
    this.#change('normal', 'restore')
  }
  isMinimized() {
    return this.#placement.state() === 'minimized'
  }
  getBounds() {
    return this.#placement.bounds()
  }
  getContentBounds() {
    return this.#placement.bounds()
  }
  getNormalBounds() {
    return this.#placement.bounds()
  }
  setBounds(bounds: Partial<Rectangle>) {
    void this.#placement.move(bounds).then(() => this.emit('resize'))
  }
  getSize() {
    const { width, height } = this.#placement.bounds()
    return [width, height]
  }
  setSize(width: number, height: number) {
    this.setBounds({ width, height })
  }
  center() {
    const { width, height } = this.#placement.bounds()
    const screen = browser.displays[0]!.size
    this.setBounds({ x: Math.round((screen.width - width) / 2), y: Math.round((screen.height - height) / 2) })
  }

  show() {
    this.#isVisible = true
    this.emit('show')
  }
  showInactive() {
    this.show()
  }
  hide() {
    this.#isVisible = false
    this.emit('hide')
  }
  isVisible() {
    return this.#isVisible
  }
  focus() {
    this.webContents.focus()
  }
  isFocused() {
    return [...openWindows.keys()].at(-1) === this.id
  }
  setEnabled(isEnabled: boolean) {
    this.#isEnabled = isEnabled
  }
  isEnabled() {
    return this.#isEnabled
  }
  setTitle(title: string) {
    this.#title = title
  }
  getTitle() {
    return this.#title
  }
  setContentProtection(isProtected: boolean) {
    this.#isProtected = isProtected
  }
  isContentProtected() {
    return this.#isProtected
  }

  isDestroyed() {
    return this.#isDestroyed
  }
  close() {
    if (this.#isDestroyed || !this.isClosable()) return
    const event = cancellable({})
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }
  destroy() {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    for (const child of this.getChildWindows()) child.destroy()
    openWindows.delete(this.id)
    if (this.#page.targetId) closePage(this.#page.targetId)
    this.#page.end()
    this.emit('closed')
    if (openWindows.size === 0) queueMicrotask(() => openWindows.size === 0 && lastWindowClosed())
  }

  static getAllWindows() {
    return [...openWindows.values()].map(({ window }) => window)
  }
  static getFocusedWindow() {
    return [...openWindows.values()].at(-1)?.window ?? null
  }
  static fromId(id: number) {
    return openWindows.get(id)?.window ?? null
  }
  static fromWebContents(contents: WebContents) {
    return [...openWindows.values()].find((one) => one.contents === contents)?.window ?? null
  }
}

const whole = (part: BrowserWindowPart): ElectronWindow => standsFor<ElectronWindow>()(part)

export const BrowserWindow = standsFor<typeof ElectronWindow>()(guarded('BrowserWindow', BrowserWindowPart))

/** The stand-in has no other windows to give: asking for weaker ones is a mistake here and in the product. */
function refuseUnsafe({ webPreferences = {} }: Options): void {
  const { nodeIntegration, contextIsolation, sandbox, webSecurity, webviewTag } = webPreferences
  const isWeak = nodeIntegration || webviewTag || [contextIsolation, sandbox, webSecurity].includes(false)
  if (isWeak) throw new Error('electron stand-in: only sandboxed, context-isolated windows')
}
