import { Worker } from 'node:worker_threads'
import type { CopyStart } from '../../main/thread-start.ts'

/** Starts the thread that makes one copy. */
export const startCopy = (start: CopyStart): Worker =>
  new Worker(new URL('../../main/copy-thread.ts', import.meta.url), { workerData: start, execArgv: [] })
