import { parentPort, workerData } from 'node:worker_threads'
import { v7 } from 'uuid'
import { answerOrders, type Question } from './import/answer-orders.ts'
import { createImporter } from './import/importer.ts'
import { rebuilderWithin } from './search/rebuild.ts'
import { upkeepOf } from './search/upkeep.ts'
import { openStore } from './store/open.ts'
import type { ThreadStart } from './thread-start.ts'

/**
 * The program of the import thread: an importer on a connection of its own. It is given the place of the base
 * and its key, and answers orders until it is ended.
 */

const opened = openStore(workerData as ThreadStart)
if (!opened.ok) throw new Error(`the base does not open for the import: ${opened.fault.code}`)
if (!parentPort) throw new Error('the import thread is no program of its own')

const database = opened.value
const port = parentPort
const importer = createImporter({
  database,
  index: upkeepOf(database),
  rebuild: rebuilderWithin(database),
  newId: () => v7(),
  now: Date.now,
})
const answer = answerOrders(importer, port.postMessage.bind(port), Date.now)
port.on('message', (question: Question) => void answer(question))
