import { readFileSync } from 'node:fs'
import { trainingStart } from '../contract/gateway-settings.ts'
import { whereOf } from './access.ts'
import { certificatesIn } from '../cades/certificates-in.ts'
import { listen } from './listen.ts'
import { openGateway } from './open.ts'

/**
 * The training gateway as a process of its own, started by the desk. Messages in: a `trainingStart`, later
 * `{ stop: true }`. Messages out: `{ port }` once it listens on 127.0.0.1, or `{ fault }` with a place in the
 * code, before it ends. It ends with the one who started it.
 */

/** Electron's line from a utility process to the one that started it. */
type ParentPort = {
  on(what: 'message', hear: (event: { data: unknown }) => void): void
  postMessage(message: unknown): void
}

const parentPort = (process as { parentPort?: ParentPort }).parentPort

const send = parentPort ? parentPort.postMessage.bind(parentPort) : process.send?.bind(process)

const tell = (message: { port: number } | { fault: string }): void => void send?.(message)

if (parentPort) parentPort.on('message', ({ data }) => hear(data))
else process.on('message', hear).on('disconnect', () => void stop())
process.on('SIGTERM', () => void stop())

let started: Promise<() => Promise<void>> | undefined

function hear(message: unknown): void {
  if (typeof message === 'object' && message !== null && 'stop' in message) return void stop()
  started ??= start(message)
}

async function start(message: unknown): Promise<() => Promise<void>> {
  try {
    const { folder, persons, authority, ...begin } = trainingStart.parse(message)
    const gateway = await openGateway({
      folder,
      trusted: certificatesIn(readFileSync(authority)),
      training: true,
      certificates: 'any',
      begin: { ...begin, persons },
      now: Date.now,
      log: { access: () => undefined, surprise: (where) => process.stderr.write(`gateway: ${where}\n`) },
    })
    const line = await listen(gateway.fetch, { host: '127.0.0.1', port: 0 })
    tell({ port: line.port })
    return async () => {
      await line.close()
      await gateway.close()
    }
  } catch (cause) {
    tell({ fault: whereOf(cause) })
    return () => Promise.resolve()
  }
}

async function stop(): Promise<void> {
  const end = await started
  await end?.()
  process.exit(0)
}
