import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import { importerInThread } from '../../../main/import/in-thread.ts'
import { peopleOf } from '../../../main/store/people.ts'
import { key, noIndex, ownBase, ownFolder } from '../../fakes/store.ts'
import { columnsOf, contentOf, fileOf, runWhole } from './desk.ts'

const rowsOf = (count: number) =>
  `Фамилия;Имя;Дата рождения\n${Array.from({ length: count }, (_, at) => `Образцов${at};Имя;01.02.2015\n`).join('')}`

/** The importer in a real thread, on a base that this thread has open too. */
function ownThread() {
  const { database, file } = ownBase()
  const program = new URL('../../../main/import-thread.ts', import.meta.url)
  const threads: Worker[] = []
  const importer = importerInThread(() => {
    const worker = new Worker(program, { workerData: { file, key }, execArgv: [] })
    threads.push(worker)
    return worker
  })
  onTestFinished(() => importer.stop())
  return { database, importer, threads, folder: ownFolder(), people: peopleOf(database, noIndex, Date.now) }
}

test('an import in a thread is seen from this one, and tells how far it is', async () => {
  const { importer, people, folder } = ownThread()
  const file = fileOf(folder, rowsOf(3_000))
  const told: number[] = []
  const order = { file, columns: await columnsOf(importer, file), padSnils: false }
  const outcome = await importer.run(order, { progress: ({ done, of }) => told.push(done / of) })

  expect(outcome).toMatchObject({ ok: true, value: { report: { added: 3_000 } } })
  expect(people.count()).toBe(3_000)
  expect(told.at(-1)).toBe(1)
  expect(await importer.batches()).toHaveLength(1)
})

test('a fault comes back from the thread as it is', async () => {
  const { importer, folder } = ownThread()
  expect(await importer.look(`${folder}/none`)).toEqual({ ok: false, fault: { code: 'import.no-file' } })
})

test('an import is stopped from this thread', async () => {
  const { importer, database, folder } = ownThread()
  const file = fileOf(folder, rowsOf(60_000))
  const before = contentOf(database)
  const stop = new AbortController()
  const order = { file, columns: await columnsOf(importer, file), padSnils: false }
  const outcome = await importer.run(order, { signal: stop.signal, progress: () => stop.abort() })

  expect(outcome).toEqual({ ok: false, fault: { code: 'import.cancelled' } })
  expect(contentOf(database)).toBe(before)
})

test('a thread that dies in the middle leaves the base as it was, and the next import starts another', async () => {
  const { importer, database, threads, folder } = ownThread()
  const file = fileOf(folder, rowsOf(60_000))
  const before = contentOf(database)
  const columns = await columnsOf(importer, file)
  const run = importer.run(
    { file, columns, padSnils: false },
    { progress: ({ rows }) => void (rows > 1_000 && threads[0]!.terminate()) },
  )

  await expect(run).rejects.toThrow('the import thread has ended')
  expect(contentOf(database)).toBe(before)
  expect((await runWhole(importer, fileOf(folder, rowsOf(2), 'small.csv'))).report.added).toBe(2)
  expect(threads).toHaveLength(2)
})
