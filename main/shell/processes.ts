import { join } from 'node:path'
import { utilityProcess } from 'electron'
import type { TrainingStart } from '../../contract/gateway-settings.ts'
import type { SignerLine } from '../signing/line.ts'
import { sealedLine } from '../signing/sealed-line.ts'

const program = (name: string): string => join(import.meta.dirname, `${name}.js`)

/** Starts the process that touches cards. Each waiting native call holds a thread of its pool. */
export function startSigner(): SignerLine {
  const child = utilityProcess.fork(program('signer'), [], {
    serviceName: 'sverka-signer',
    env: { ...process.env, UV_THREADPOOL_SIZE: '8' },
  })
  return sealedLine({
    post: (message) => child.postMessage(message),
    onMessage: (on) => void child.on('message', on),
    onExit: (on) => void child.once('exit', on),
    kill: () => {
      // `kill()` asks politely; a process that hangs in a driver does not hear that.
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL')
    },
  })
}

/**
 * Starts the gateway of the training mode on this machine; gives its address and a way to end it. The one before must
 * have ended: two would have one database open.
 */
export function trainingGateways(): (start: TrainingStart) => Promise<{ url: string; stop: () => void }> {
  let before: Promise<void> = Promise.resolve()

  return async (start) => {
    await before
    const child = utilityProcess.fork(program('gateway'), [], { serviceName: 'sverka-training-gateway' })
    before = new Promise((resolve) => child.once('exit', () => resolve()))
    return new Promise((resolve, reject) => {
      child.once('exit', () => reject(new Error('the training gateway has ended')))
      child.once('message', (message: { port: number } | { fault: string }) => {
        if ('fault' in message) {
          child.kill()
          return reject(new Error(`the training gateway: ${message.fault}`))
        }
        resolve({ url: `http://127.0.0.1:${message.port}`, stop: () => child.postMessage({ stop: true }) })
      })
      child.postMessage(start)
    })
  }
}
