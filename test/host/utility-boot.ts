/** Runs one module as Electron's utility process does: with `process.parentPort`, and with no parent no longer. */
import { pathToFileURL } from 'node:url'
import { type Envelope, forwardTo, MessagePort, route } from './message-ports.ts'
import { redirectElectron } from './redirect.ts'

redirectElectron(new URL('./utility-electron.ts', import.meta.url))

const modulePath = process.argv[2]!
process.argv.splice(1, 2, modulePath)

const parentPort = new MessagePort('parentPort', 'process')
parentPort.on('newListener', (name) => {
  if (name === 'message') parentPort.start()
})
forwardTo((envelope) => void process.send!(envelope))
process.on('message', (envelope) => route(envelope as Envelope))
process.on('disconnect', () => process.exit())
for (const [name, value] of Object.entries({ parentPort, type: 'utility' })) {
  Object.defineProperty(process, name, { value, configurable: true, enumerable: true })
}

import(pathToFileURL(modulePath).href).catch((cause: unknown) => {
  console.error(cause)
  process.exit(1)
})
