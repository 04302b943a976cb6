import { answerRequests } from './answer-requests.ts'

/**
 * The program of the signing process: the only one that touches readers, cards and their drivers, so that a
 * driver which hangs or crashes costs one signature and not the program. It runs as Electron's utility process
 * or as a child of plain Node; it ends with the process that started it.
 */

type ParentPort = {
  on: (name: 'message', on: (event: { data: unknown }) => void) => void
  postMessage: (message: unknown) => void
}

const { parentPort } = process as { parentPort?: ParentPort }

if (parentPort) {
  const answer = answerRequests(parentPort.postMessage.bind(parentPort))
  parentPort.on('message', ({ data }) => answer(data))
} else {
  const answer = answerRequests((news) => void process.send?.(news))
  process.on('message', answer)
  // Not `exit`: that waits for every thread, and one may sit in a driver that never returns.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
}
