import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type {
  HandlerDetails,
  LoadFileOptions,
  LoadURLOptions,
  NativeImage,
  PrintToPDFOptions,
  Session,
  WebContents,
  webContents as electronContents,
  WebFrameMain,
  WindowOpenHandlerResponse,
} from 'electron'
import { toPage } from './addresses.ts'
import { cancellable, guarded, standsFor } from './guard.ts'
import { pressKey } from './key-input.ts'
import { imageOf } from './native-image.ts'
import { expectNavigation, forgetNavigation } from './navigation.ts'
import { openWindowOf, openWindows } from './open-windows.ts'
import { Page } from './page.ts'
import { pdfOptions } from './pdf.ts'
import { settlePermissions } from './permissions.ts'
import { RememberedContents } from './remembered-contents.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'

type OpenHandler = (details: HandlerDetails) => WindowOpenHandlerResponse

let lastId = 0

/** The contents of one window; `closeWindow` is how they take their window with them. */
export class WebContentsPart extends RememberedContents {
  readonly id = ++lastId
  readonly session: Session = session.defaultSession
  readonly #page: Page
  readonly #closeWindow: () => void
  #title = ''
  #openHandler: OpenHandler = () => ({ action: 'allow' })
  #isLoading = false
  #isDestroyed = false
  #isCrashed = false
  #zoom = 1

  constructor(page: Page, closeWindow: () => void, hasTools = true) {
    super(hasTools)
    this.#page = page
    this.#closeWindow = closeWindow
    this.#tell()
    page.once('ended', () => {
      this.#isDestroyed = true
      this.emit('destroyed')
    })
  }

  #tell(): void {
    const page = this.#page
    const say = (name: string, ...facts: unknown[]) => this.emit(name, cancellable({}), ...facts)
    page.on('navigated', (frame) => {
      this.#isCrashed = false
      if (frame.parentId === undefined) say('did-navigate', frame.url, 200, 'OK')
      say('did-frame-navigate', frame.url, 200, 'OK', frame.parentId === undefined, 1, frame.shown.routingId)
    })
    page.on('navigated-within', (frame) =>
      say('did-navigate-in-page', frame.url, frame.parentId === undefined),
    )
    page.on('dom-ready', () => say('dom-ready'))
    page.on('loaded', () => {
      this.#isLoading = false
      if (!this.getURL().startsWith('about:')) say('did-finish-load')
    })
    page.on('titled', (title) => {
      if (title === this.#title) return
      this.#title = title
      say('page-title-updated', title, true)
    })
    page.on('console', (type, message) => {
      const level = type === 'error' || type === 'warning' ? type : 'info'
      this.emit(
        'console-message',
        cancellable({ level, message, lineNumber: 0, sourceId: '', frame: this.mainFrame }),
      )
    })
    page.on('crashed', () => {
      this.#isCrashed = true
      say('render-process-gone', { reason: 'crashed', exitCode: 1 })
    })
    page.on('window-asked', (url) => this.#answerOpen(url))
  }

  get mainFrame(): WebFrameMain {
    return this.#page.mainFrame.shown
  }
  getURL() {
    return this.#page.mainFrame.url
  }
  getTitle() {
    return this.#title
  }
  getType() {
    return 'window' as const
  }
  send(channel: string, ...args: unknown[]) {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed')
    this.mainFrame.send(channel, ...args)
  }

  async loadURL(url: string, _options?: LoadURLOptions) {
    const page = this.#page
    const loaded = Promise.withResolvers<void>()
    let document: string | undefined
    const look = () => document === page.loadedDocument && loaded.resolve()
    const fail = () => loaded.reject(loadFailure('ERR_FAILED', url))
    page.on('loaded', look).once('ended', fail)
    this.#isLoading = true
    expectNavigation(page, url)
    try {
      await settlePermissions(contentsOf(this), url)
      const { loaderId, errorText } = await page.send('Page.navigate', { url: toPage(url) })
      if (errorText) this.#failLoad(errorText.replace('net::', ''), url)
      document = loaderId ?? page.loadedDocument // none where only the fragment is another
      look()
      await loaded.promise
    } finally {
      page.off('loaded', look).off('ended', fail)
      forgetNavigation(page, url)
      this.#isLoading = false
    }
  }

  #failLoad(code: string, url: string): never {
    const failure = loadFailure(code, url)
    this.emit('did-fail-load', cancellable({}), failure.errno, code, url, true, 1, this.mainFrame.routingId)
    throw failure
  }

  loadFile(file: string, { search, hash }: LoadFileOptions = {}) {
    const url = new URL(`file://${join(settings.root, file)}`)
    if (search) url.search = search
    if (hash) url.hash = hash
    return this.loadURL(url.href)
  }

  reload() {
    expectNavigation(this.#page, this.getURL())
    void this.#page.send('Page.reload')
  }
  reloadIgnoringCache() {
    expectNavigation(this.#page, this.getURL())
    void this.#page.send('Page.reload', { ignoreCache: true })
  }
  stop() {
    void this.#page.send('Page.stopLoading')
  }
  forcefullyCrashRenderer() {
    this.#page.send('Page.crash').catch(() => {}) // who crashes does not answer
  }

  setWindowOpenHandler(handler: OpenHandler) {
    this.#openHandler = handler
  }

  #answerOpen(url: string): void {
    const facts = { url, frameName: '', features: '', disposition: 'new-window' as const }
    const answer = this.#openHandler({ ...facts, referrer: { url: '', policy: 'default' } })
    if (answer.action === 'allow')
      console.error('electron stand-in: no window is opened for { action: "allow" }')
  }

  executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    return this.#page.evaluate(code, userGesture)
  }
  async insertCSS(css: string) {
    const sheet = `new CSSStyleSheet()`
    await this.#page.evaluate(
      `{ const sheet = ${sheet}; sheet.replaceSync(${JSON.stringify(css)}); document.adoptedStyleSheets.push(sheet) }`,
    )
    return randomUUID()
  }
  async printToPDF(options: PrintToPDFOptions) {
    return Buffer.from((await this.#page.send('Page.printToPDF', pdfOptions(options))).data, 'base64')
  }
  async capturePage(): Promise<NativeImage> {
    const { data } = await this.#page.send('Page.captureScreenshot', { format: 'png' })
    return imageOf(Buffer.from(data, 'base64'))
  }
  print(_options?: object, told?: (success: boolean, reason: string) => void) {
    told?.(false, 'no valid printers available on the network')
  }
  getPrintersAsync() {
    return Promise.resolve([])
  }

  sendInputEvent(event: Parameters<WebContents['sendInputEvent']>[0]) {
    if (!('keyCode' in event)) throw new Error('electron stand-in: only keys are sent')
    pressKey(this.#page, event, (told, input) => this.emit('before-input-event', told, input))
  }

  setZoomFactor(factor: number) {
    this.#zoom = factor
    void this.#page.send('Emulation.setPageScaleFactor', { pageScaleFactor: factor })
  }
  getZoomFactor() {
    return this.#zoom
  }
  focus() {
    void this.#page.send('Page.bringToFront').catch(() => {}) // it closed meanwhile
  }
  isLoading() {
    return this.#isLoading
  }
  isCrashed() {
    return this.#isCrashed
  }
  isDestroyed() {
    return this.#isDestroyed
  }
  close() {
    this.#closeWindow()
  }
}

/** What loadURL rejects with, as Electron words it. */
function loadFailure(code: string, url: string): Error & { errno: number } {
  const errno = code === 'ERR_ABORTED' ? -3 : -2
  return Object.assign(new Error(`${code} (${errno}) loading '${url}'`), { code, errno, url })
}

/** Contents typed as Electron's own. */
export const contentsOf = (part: WebContentsPart): WebContents => standsFor<WebContents>()(part)

export const webContents = standsFor<typeof electronContents>()(
  guarded('webContents', {
    getAllWebContents: () => [...openWindows.values()].map(({ contents }) => contents),
    getFocusedWebContents: () => [...openWindows.values()].at(-1)?.contents ?? null,
    fromId: (id: number) => openWindows.get(id)?.contents,
    fromDevToolsTargetId: (targetId: string) => openWindowOf(targetId)?.contents,
  }),
)
