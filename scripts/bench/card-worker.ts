import { parentPort, workerData } from 'node:worker_threads'
import { createRutoken } from '../../test/cards/rutoken-card.ts'
import { insertInto } from '../../test/cards/vpcd.ts'

/** A virtual Rutoken on a thread of its own, as a real one is a computer of its own: in until it is told `out`. */
type Start = {
  readonly port: number
  readonly kept: ReturnType<ReturnType<typeof createRutoken>['kept']>
}

const { port, kept } = workerData as Start
const takeOut = await insertInto(port, createRutoken({ kept }))
parentPort!.once('message', () => void takeOut().then(() => parentPort!.close()))
parentPort!.postMessage('in')
