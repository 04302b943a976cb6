import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { corpusOf } from './corpus.ts'
import { runShare } from './run-share.ts'
import { targets } from './targets.ts'
import { WINDOW, type Job, type Told } from './watched.ts'

/** Shared with whoever watches: number of the input, its length, its bytes. */
const { seed, shared } = workerData as { seed: number; shared: SharedArrayBuffer }
const [numbers, bytes] = [new Int32Array(shared, 0, 2), new Uint8Array(shared, 8)]

parentPort?.on('message', (job: Job) => void work(job))

async function work(job: Job): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-fuzz-'))
  try {
    const ran = await runShare({
      ...job,
      target: targets.find(({ name }) => name === job.target)!,
      folder,
      seed,
      corpus: corpusOf(job.target),
      begins: (input) => {
        bytes.set(input.subarray(0, WINDOW))
        numbers[1] = Math.min(input.length, WINDOW)
        Atomics.add(numbers, 0, 1)
      },
    })
    parentPort?.postMessage({ job, ran } satisfies Told)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
