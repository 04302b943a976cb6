import { EventEmitter } from 'node:events'
import type { WebPreferences } from 'electron'
import { toApp } from './addresses.ts'
import { type Chromium, type Protocol } from './chromium.ts'
import { type Frame, frameTree } from './frames.ts'
import { injectedScripts, ISOLATED_WORLD, TITLE_ID } from './injected.ts'
import { wire } from './page/wire.ts'

const { encode, decode } = wire(
  (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  (text) => new Uint8Array(Buffer.from(text, 'base64')),
)

type Command = keyof Protocol.CommandParameters
type PageEvents = {
  message: [frame: Frame, id: number, channel: string, args: unknown[]]
  navigated: [frame: Frame]
  'navigated-within': [frame: Frame]
  console: [level: string, message: string]
  'window-asked': [url: string]
  'dom-ready': []
  loaded: []
  titled: [title: string]
  crashed: []
  ended: []
}

/** One page of Chromium with its two worlds: commands, frames, and messages to and from the preload. */
export class Page extends EventEmitter<PageEvents> {
  targetId = ''
  /** Addresses the main frame itself has asked for; tells its wishes apart from the host's own navigations. */
  readonly asked = new Set<string>()
  /** Chromium's id of the document that has last been loaded whole. */
  loadedDocument = ''
  readonly frames = frameTree({
    encode: encodeArguments,
    deliver: (frame, ...message) => void this.deliver(frame, ...message),
    evaluate: (frame, code, userGesture) => this.evaluate(code, userGesture, frame),
  })
  readonly #attached = Promise.withResolvers<void>()
  #chromium: Chromium | undefined
  #session = ''

  constructor() {
    super()
    this.#attached.promise.catch(() => {})
  }

  /** Sends a command as soon as there is a page to take it. */
  async send<C extends Command>(
    method: C,
    params?: Protocol.CommandParameters[C],
  ): Promise<Protocol.CommandReturnValues[C]> {
    await this.#attached.promise
    return this.#chromium!.send(method, params, this.#session)
  }

  get mainFrame(): Frame {
    return this.frames.add(this.targetId || 'to come')
  }

  /** Takes a page of Chromium's over; it answers to `send` when `ready` has been called. */
  async attach(
    chromium: Chromium,
    targetId: string,
    sessionId: string,
    options: WebPreferences,
  ): Promise<void> {
    this.#chromium = chromium
    this.#session = sessionId
    this.targetId = targetId
    this.frames.add(targetId)
    this.#listen(chromium)
    const send = <C extends Command>(method: C, params?: Protocol.CommandParameters[C]) =>
      chromium.send(method, params, sessionId)
    const scripts = injectedScripts(options)
    await Promise.all([
      send('Page.enable'),
      send('Page.setLifecycleEventsEnabled', { enabled: true }),
      send('Runtime.enable'),
      send('Inspector.enable'),
      send('Runtime.addBinding', { name: 'standInSend', executionContextName: ISOLATED_WORLD }),
      send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.main }),
      send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.isolated, worldName: ISOLATED_WORLD }),
    ])
  }

  ready(): void {
    this.#attached.resolve()
  }

  /** Ends the page: whatever still waits for it fails. */
  end(): void {
    this.emit('ended')
    this.#attached.reject(new Error('Object has been destroyed'))
    this.#chromium?.forget(this.#session)
    this.frames.remove(this.targetId)
  }

  /** Brings a message, or with an id the answer to a call, to the preload of a frame. */
  async deliver(frame: Frame, id: number, channel: string, error: string, body: string): Promise<void> {
    if (!frame.isolated) return
    await this.send('Runtime.callFunctionOn', {
      functionDeclaration: '(...message) => standInDeliver(...message)',
      executionContextId: frame.isolated,
      arguments: [id, channel, error, body].map((value) => ({ value })),
    }).catch(() => {}) // the document left meanwhile: nobody waits any more
  }

  /** Brings a handler's result to the preload that called. */
  answer(
    frame: Frame,
    id: number,
    channel: string,
    result: { value: unknown } | { error: string },
  ): Promise<void> {
    return 'error' in result
      ? this.deliver(frame, id, channel, result.error, '')
      : this.deliver(frame, id, channel, '', encode(result.value))
  }

  /** Runs a script in the page's own world and clones what it gives. */
  async evaluate(code: string, userGesture = false, frame = this.mainFrame): Promise<unknown> {
    await this.#attached.promise
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
      ...(frame.own && { contextId: frame.own }),
    })
    if (!exceptionDetails) return result.value as unknown
    const reason = exceptionDetails.exception?.description ?? exceptionDetails.text
    throw new Error(`Script failed to execute: ${reason}`)
  }

  #listen(chromium: Chromium): void {
    const on = <E extends keyof Protocol.Events>(name: E, hear: (params: Protocol.Events[E]) => void) =>
      chromium.on(name, hear, this.#session)
    on('Runtime.executionContextCreated', ({ context }) => this.frames.entered(context, ISOLATED_WORLD))
    on('Runtime.executionContextDestroyed', ({ executionContextId }) => this.frames.left(executionContextId))
    on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      const frame = this.frames.ofContext(executionContextId)
      if (name === 'standInSend' && frame) this.#receive(frame, payload)
    })
    on('Runtime.consoleAPICalled', ({ type, args }) => {
      const text = args.map(({ value, description }) => String(value ?? description ?? '')).join(' ')
      this.emit('console', type, text)
    })
    on('Page.frameAttached', ({ frameId, parentFrameId }) => this.frames.add(frameId, parentFrameId))
    on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason === 'remove') this.frames.remove(frameId)
    })
    on('Page.frameRequestedNavigation', ({ frameId, url }) => {
      if (frameId === this.targetId) this.asked.add(toApp(url))
    })
    on('Page.frameNavigated', ({ frame }) => {
      if (frame.id === this.targetId) this.asked.clear()
      this.emit('navigated', this.frames.navigated(frame))
    })
    on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const frame = Object.assign(this.frames.add(frameId), { url: toApp(url) })
      this.emit('navigated-within', frame)
    })
    on('Page.windowOpen', ({ url }) => this.emit('window-asked', toApp(url)))
    on('Page.domContentEventFired', () => this.emit('dom-ready'))
    on('Page.lifecycleEvent', ({ frameId, loaderId, name }) => {
      if (name !== 'load' || frameId !== this.targetId) return
      this.loadedDocument = loaderId
      this.emit('loaded')
    })
    on('Inspector.targetCrashed', () => this.emit('crashed'))
  }

  #receive(frame: Frame, payload: string): void {
    const first = payload.indexOf('\n')
    const second = payload.indexOf('\n', first + 1)
    const args = decode(payload.slice(second + 1)) as unknown[]
    const id = Number(payload.slice(0, first))
    if (id === TITLE_ID) this.emit('titled', String(args[0]))
    else this.emit('message', frame, id, payload.slice(first + 1, second), args)
  }
}

/** Arguments of one `send` as text, refused on this side when they cannot be cloned. */
function encodeArguments(args: unknown[]): string {
  try {
    return encode(structuredClone(args))
  } catch {
    throw new Error('Failed to serialize arguments')
  }
}
