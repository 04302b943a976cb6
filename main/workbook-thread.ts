import { parentPort, workerData } from 'node:worker_threads'
import { gather } from './workbook/gather.ts'
import type { Order, SheetForm } from './workbook/sheet.ts'

/** The program of the thread that makes one workbook. Whoever started it ends it. */

if (!parentPort) throw new Error('the workbook thread is no program of its own')
const port = parentPort
const workbook = gather(workerData as readonly SheetForm[])

port.on('message', (order: Order) => {
  if ('rows' in order) workbook.take(order.sheet, order.rows)
  else void hand()
})

async function hand(): Promise<void> {
  const made = await workbook.made()
  // A copy that is this workbook alone: the buffer of a `Buffer` may be shared and then cannot be moved.
  const own = new Uint8Array(made)
  port.postMessage(own, [own.buffer])
}
