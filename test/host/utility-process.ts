import { type ChildProcess, fork } from 'node:child_process'
import { constants } from 'node:os'
import type { Readable } from 'node:stream'
import type {
  ForkOptions,
  UtilityProcess as ElectronProcess,
  utilityProcess as electronProcesses,
} from 'electron'
import { app } from './app.ts'
import { cancellable, cloned, Guarded, guarded, standsFor } from './guard.ts'
import { type Envelope, forwardTo, isHere, type Moved, route, takeOut } from './message-ports.ts'

const BOOT = new URL('./utility-boot.ts', import.meta.url).pathname

/** Where the ends of channels are that were sent to a child. */
const sent = new Map<string, { child: ChildProcess; peer: string }>()
const running = new Set<ChildProcess>()

process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')))
forwardTo((envelope) => {
  const child = sent.get(envelope.to)?.child
  if ('closedBy' in envelope) sent.delete(envelope.to)
  if (child) sendTo(child, envelope)
})

function sendTo(child: ChildProcess, envelope: Envelope): void {
  if (!child.connected) return
  if ('ports' in envelope) for (const port of envelope.ports) note(child, port)
  child.send(envelope, () => {}) // an answer of failure means it has just ended: 'exit' tells
}

function note(child: ChildProcess, { id, peer, waiting }: Moved): void {
  sent.set(id, { child, peer })
  for (const one of waiting) if ('ports' in one) for (const port of one.ports) note(child, port)
}

class UtilityProcessPart extends Guarded {
  readonly stdout: Readable | null
  readonly stderr: Readable | null
  readonly #child: ChildProcess
  readonly #serviceName: string
  #isKilled = false
  #isRunning = false

  constructor(modulePath: string, args: string[], options: ForkOptions) {
    super('utilityProcess')
    const { env = process.env, execArgv = [], cwd, stdio = 'inherit', serviceName } = options
    const [, out = 'inherit', err = 'inherit'] = typeof stdio === 'string' ? [stdio, stdio, stdio] : stdio
    this.#serviceName = serviceName ?? 'Node Utility Process'
    this.#child = fork(BOOT, [modulePath, ...args], {
      serialization: 'advanced',
      env: env as NodeJS.ProcessEnv,
      execArgv: ['--disable-warning=ExperimentalWarning', ...execArgv],
      stdio: ['ignore', out as 'pipe', err as 'pipe', 'ipc'],
      ...(cwd && { cwd }),
    })
    this.stdout = this.#child.stdout
    this.stderr = this.#child.stderr
    running.add(this.#child)
    this.#child.on('spawn', () => {
      this.#isRunning = true
      this.emit('spawn')
    })
    this.#child.on('message', (envelope) => this.#receive(envelope as Envelope))
    this.#child.on('exit', (code, signal) => this.#end(code, signal))
  }

  get pid() {
    return this.#isRunning ? this.#child.pid : undefined
  }
  postMessage(message: unknown, transfer: unknown[] = []) {
    const ports = takeOut(transfer).map((port) => port.move())
    sendTo(this.#child, { to: 'parentPort', data: cloned(message), ports })
  }
  kill() {
    this.#isKilled = this.#child.kill('SIGTERM')
    return this.#isKilled
  }

  #receive(envelope: Envelope): void {
    if ('closedBy' in envelope) sent.delete(envelope.closedBy)
    else for (const { id } of envelope.ports) sent.delete(id)
    if (envelope.to !== 'process') return route(envelope)
    if ('data' in envelope) this.emit('message', envelope.data)
  }

  #end(code: number | null, signal: NodeJS.Signals | null): void {
    this.#isRunning = false
    running.delete(this.#child)
    for (const [id, { child, peer }] of sent) {
      if (child !== this.#child) continue
      sent.delete(id)
      if (isHere(peer) || sent.has(peer)) route({ to: peer, closedBy: id })
    }
    const exitCode = this.#isKilled ? 0 : (code ?? constants.signals[signal!])
    if (exitCode !== 0) this.#tellApp(exitCode, signal)
    this.emit('exit', exitCode)
  }

  #tellApp(exitCode: number, signal: NodeJS.Signals | null): void {
    const crash = signal === 'SIGKILL' ? 'killed' : 'crashed'
    const reason = signal ? crash : 'abnormal-exit'
    const name = this.#serviceName
    app.emit('child-process-gone', cancellable({}), {
      type: 'Utility',
      reason,
      exitCode,
      serviceName: name,
      name,
    })
  }
}

export const utilityProcess = standsFor<typeof electronProcesses>()(
  guarded('utilityProcess', {
    fork(modulePath: string, args: string[] = [], options: ForkOptions = {}) {
      if (!app.isReady()) throw new Error('utilityProcess cannot be created before app is ready.')
      return standsFor<ElectronProcess>()(new UtilityProcessPart(modulePath, args, options))
    },
  }),
)
