import { answerRequests } from './answer-requests.ts'
import { forbidDumps } from './no-dumps.ts'
import { openedLine } from './sealed-line.ts'

/**
 * The program of the signing process: the only one that touches readers, cards and their drivers, so that a
 * driver which hangs or crashes costs one signature and not the program. It runs as Electron's utility process
 * or as a child of plain Node; it ends with the process that started it.
 */

forbidDumps() // before anything of a card or a PIN is here

type ParentPort = {
  on: (name: 'message', on: (event: { data: unknown }) => void) => void
  postMessage: (message: unknown) => void
}

const { parentPort } = process as { parentPort?: ParentPort }

if (parentPort) {
  const tell = parentPort.postMessage.bind(parentPort)
  const answer = openedLine(tell, answerRequests(tell))
  parentPort.on('message', ({ data }) => answer(data))
} else {
  const tell = (news: unknown): void => void process.send?.(news)
  const answer = openedLine(tell, answerRequests(tell))
  process.on('message', answer)
  // Not `exit`: that waits for every thread, and one may sit in a driver that never returns.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
}
