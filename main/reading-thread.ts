import { parentPort, workerData } from 'node:worker_threads'
import { get } from './sync/get.ts'
import { goThrough } from './sync/go-through.ts'
import { readAhead, type Question } from './sync/read-ahead.ts'
import { trustAuthorities } from './sync/trust-authorities.ts'

/** The program of the thread that reads one answer of very many lines. Whoever started it ends it. */

if (!parentPort) throw new Error('the reading thread is no program of its own')
const port = parentPort
const question = workerData as Question

goThrough(question.proxy)
if (question.url.startsWith('https:')) trustAuthorities(question.authorities)
port.on(
  'message',
  readAhead(question, { get, tell: (heard, moved) => port.postMessage(heard, moved && [...moved]) }),
)
