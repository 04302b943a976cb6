import { type ChildProcess, spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts'

export type { Protocol }

type Command = keyof Protocol.CommandParameters
type Event = keyof Protocol.Events
type Message = { id?: number; method: string; params: unknown; sessionId?: string } & {
  result?: unknown
  error?: { message: string }
}
type Waiting = { method: string; resolve: (result: never) => void; reject: (cause: Error) => void }

/**
 * Chromium, driven over `--remote-debugging-pipe`: no port, no library, and it closes itself when the
 * pipe does, so nothing is left behind even when this process is killed.
 */
export class Chromium {
  readonly process: ChildProcess
  readonly #events = new EventEmitter().setMaxListeners(0)
  readonly #waiting = new Map<number, Waiting>()
  #lastId = 0
  #parts: Buffer[] = []
  #isGone = false
  /** The last that Chromium said, for the case that it ends. */
  #said = ''

  constructor(file: string, args: readonly string[]) {
    this.process = spawn(file, ['--remote-debugging-pipe', ...args], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    })
    this.process.stderr!.on('data', (piece: Buffer) => {
      this.#said = (this.#said + piece.toString()).slice(-500)
    })
    const end = () => this.#end()
    this.process.on('exit', end).on('error', end)
    this.#input.on('error', end)
    const output = this.process.stdio[4] as Readable
    output.on('data', (piece: Buffer) => this.#read(piece)).on('error', end)
  }

  /** Sends one command, to a page when its session is named. */
  send<C extends Command>(
    method: C,
    params?: Protocol.CommandParameters[C],
    sessionId?: string,
  ): Promise<Protocol.CommandReturnValues[C]> {
    if (this.#isGone) return Promise.reject(new Error(`${method}: Chromium is gone`))
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId
      this.#waiting.set(id, { method, resolve, reject })
      this.#input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  }

  /** Listens to an event of the browser, or of one page when its session is named. */
  on<E extends Event>(method: E, listener: (params: Protocol.Events[E]) => void, sessionId = ''): void {
    this.#events.on(`${sessionId} ${method}`, listener)
  }

  /** True when the process has ended. */
  get isGone(): boolean {
    return this.#isGone
  }

  /** Listens to the end of the process. */
  onGone(listener: () => void): void {
    this.#events.on('gone', listener)
  }

  /** Stops listening to a page that is no more. */
  forget(sessionId: string): void {
    for (const name of this.#events.eventNames()) {
      if (String(name).startsWith(`${sessionId} `)) this.#events.removeAllListeners(name)
    }
  }

  get #input(): Writable {
    return this.process.stdio[3] as Writable
  }

  #read(piece: Buffer): void {
    let from = 0
    for (let to = piece.indexOf(0); to >= 0; to = piece.indexOf(0, from)) {
      const text = Buffer.concat([...this.#parts, piece.subarray(from, to)]).toString()
      this.#parts = []
      from = to + 1
      this.#take(JSON.parse(text) as Message)
    }
    if (from < piece.length) this.#parts.push(piece.subarray(from))
  }

  #take({ id, method, params, sessionId, result, error }: Message): void {
    if (id === undefined) {
      this.#events.emit(`${sessionId ?? ''} ${method}`, params)
      return
    }
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error) waiting?.reject(new Error(`${waiting.method}: ${error.message}`))
    else waiting?.resolve(result as never)
  }

  #end(): void {
    if (this.#isGone) return
    this.#isGone = true
    const why = `Chromium is gone; it said last: ${this.#said}`
    for (const { method, reject } of this.#waiting.values()) reject(new Error(`${method}: ${why}`))
    this.#events.emit('gone')
  }
}
