import { parentPort, workerData } from 'node:worker_threads'
import { readRevocations } from '../cades/revocations.ts'
import type { Order, VerifyStart } from './register/in-thread.ts'
import { verifySealed } from './register/signature-fault.ts'

/** The program of the thread that verifies signatures of the journal. Whoever started it ends it. */

if (!parentPort) throw new Error('the thread that verifies is no program of its own')
const port = parentPort
const { trusted, stampers, revocations } = workerData as VerifyStart
const believed = {
  trusted,
  stampers,
  revocations: revocations.flatMap((der) => {
    const read = readRevocations(der)
    return read.ok ? read.value : []
  }),
}

port.on('message', ({ sealed, at }: Order) =>
  port.postMessage(sealed.map((one) => verifySealed(one, believed, new Date(at)).fault ?? '')),
)
