import { Worker } from 'node:worker_threads'
import type { ImportProgress } from '../../contract/import.ts'
import { importerInThread } from '../../main/import/in-thread.ts'
import type { Importer, Order } from '../../main/import/importer.ts'
import { boundShortLived } from '../../main/short-lived.ts'
import { KEY, openBase } from './import-bare.ts'

/** Processor time and time on the wall, ms. */
export type Cost = { readonly processorMs: number; readonly wallMs: number }

/** What one import took; bytes resident in the process when a fifth of the file was read, at its end, and at most. */
export type Imported = Cost & {
  readonly people: number
  readonly atFifth: number
  readonly atEnd: number
  readonly most: number
}

const SAMPLE_MS = 20

/** An importer in its thread, as the product runs it, on a base that is made where there is none. */
export async function withImporter<Value>(
  base: string,
  work: (importer: Importer) => Promise<Value>,
): Promise<Value> {
  openBase(base).close()
  boundShortLived()
  const program = new URL('../../main/import-thread.ts', import.meta.url)
  const importer = importerInThread(() => new Worker(program, { workerData: { file: base, key: KEY } }))
  try {
    return await work(importer)
  } finally {
    await importer.stop()
  }
}

/** The order to import a file with its columns as they are guessed. */
export async function orderFor(importer: Importer, file: string): Promise<Order> {
  const look = await importer.look(file)
  if (!look.ok) throw new Error(look.fault.code)
  return { file, columns: look.value.columns.map(({ target }) => target), padSnils: false }
}

/** Imports the file once, and measures. */
export async function importOnce(importer: Importer, order: Order): Promise<Imported> {
  let [atFifth, atEnd, most] = [0, 0, 0]
  const sample = () => {
    const now = process.memoryUsage.rss()
    most = Math.max(most, now)
    return now
  }
  const sampling = setInterval(sample, SAMPLE_MS)
  const progress = ({ done, of, isClosing }: ImportProgress): void => {
    // By then the file is read and the search tables are made: that is in `most`.
    if (isClosing) return
    const now = sample()
    if (done <= of / 5) atFifth = now
    atEnd = Math.max(done > of / 5 ? atEnd : 0, now)
  }
  try {
    let people = 0
    const cost = await costOf(async () => {
      const outcome = await importer.run(order, { progress })
      if (!outcome.ok) throw new Error(outcome.fault.code)
      people = outcome.value.report.added
    })
    return { ...cost, people, atFifth, atEnd, most }
  } finally {
    clearInterval(sampling)
  }
}

/** What a piece of work takes, all threads of the process together. */
export async function costOf(work: () => unknown): Promise<Cost> {
  const begun = performance.now()
  const start = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(start)
  return { processorMs: (user + system) / 1_000, wallMs: performance.now() - begun }
}
