import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import type { HealthRun } from '../../../contract/health.ts'
import { isoToday } from '../../../domain/date.ts'
import { createChecks } from '../../../main/checks/checks.ts'
import { healthInThread } from '../../../main/health/in-thread.ts'
import { createImporter } from '../../../main/import/importer.ts'
import { upkeepOf } from '../../../main/search/upkeep.ts'
import { inOneGo, type Database } from '../../../main/store/database.ts'
import { peopleOf } from '../../../main/store/people.ts'
import { school } from '../../../scripts/contingent/school.ts'
import { until } from '../../fakes/desk.ts'
import { guardian, pupil } from '../../fakes/people.ts'
import { key, noIndex, ownBase, ownFolder } from '../../fakes/store.ts'
import { columnsOf } from '../import/desk.ts'
import { heldMarks, id } from './desk.ts'

/** The checks in a real thread, on a base that this thread has open too. */
function ownThread() {
  const { database, file } = ownBase()
  const people = peopleOf(database, noIndex, Date.now)
  const program = new URL('../../../main/health-thread.ts', import.meta.url)
  const threads: Worker[] = []
  const told: HealthRun[] = []
  const surprises: unknown[] = []
  let changes = 0
  let seen = 0
  const health = healthInThread({
    startThread() {
      const worker = new Worker(program, { workerData: { file, key, version: '1' }, execArgv: [] })
      threads.push(worker)
      return worker
    },
    news: (run) => void told.push(run),
    changed: () => void changes++,
    surprise: (cause) => void surprises.push(cause),
  })
  onTestFinished(() => health.stop())
  return {
    database,
    people,
    health,
    threads,
    told,
    surprises,
    changes: () => changes,
    keep: (...records: Parameters<typeof people.keep>[0][]) =>
      inOneGo(database, () => records.forEach(people.keep)),
    /** Waits until a run has ended since the last time, and nothing is left to check. */
    async settled() {
      await until(() => {
        const left = ['touched', 'touched_key', 'to_check'].some(
          (table) => database.prepare(`select 1 from ${table} limit 1`).get() !== undefined,
        )
        const since = told.slice(seen)
        return (!left && since.some(isRunning) && since.at(-1)?.state === 'idle') || undefined
      }, LONGEST_MS)
      seen = told.length
    },
    live() {
      const { marksOf } = createChecks({ database, people, today: () => isoToday(Date.now()) })
      return Object.fromEntries([...people.each()].map((record) => [record.id, marksOf(record)]))
    },
  }
}

const isRunning = ({ state }: HealthRun) => state === 'running'

/** A thread reads all its modules first: on a busy machine that takes a while. */
const LONGEST_MS = 50_000

test('what is written is noticed and checked by itself', async () => {
  const { health, keep, settled, database, live, changes, told } = ownThread()
  health.start()
  keep(pupil(), guardian())
  await settled()
  expect(heldMarks(database)).toEqual(live())

  const before = changes()
  keep(pupil({ phone: '12' }))
  await settled()
  expect(heldMarks(database)).toEqual(live())
  expect(heldMarks(database)[id(1)]!.map(({ field }) => field)).toContain('phone')
  expect(changes()).toBeGreaterThan(before)
  expect(told.at(-1)).toMatchObject({ state: 'idle' })
})

test('a thread killed in the middle goes on where it was', async () => {
  const { health, keep, settled, database, live, threads, surprises } = ownThread()
  keep(...school({ pupils: 2_000, seed: 3 })) // several batches
  health.start()
  const position = database.prepare(`select mark from cursor where source = 'health-after'`).pluck()
  await until(() => (Number(position.get()) > 0 ? true : undefined), LONGEST_MS)
  await threads[0]!.terminate()

  await until(() => (threads.length > 1 ? true : undefined), LONGEST_MS)
  await settled()
  expect(heldMarks(database)).toEqual(live())
  expect(surprises).toEqual([])
})

test('halted it does nothing more, set going again it comes to the end', async () => {
  const { health, keep, settled, database, live, told } = ownThread()
  keep(...school({ pupils: 300, seed: 4 }))
  health.start()
  expect(health.halt()).toMatchObject({ state: 'stopped' })
  await until(() => (told.at(-1)?.state === 'stopped' ? true : undefined), LONGEST_MS)
  expect(health.run()).toMatchObject({ state: 'running' })
  await settled()
  expect(heldMarks(database)).toEqual(live())
  expect(told.at(-1)?.state).toBe('idle')
})

test('an import is followed, and its undoing too', async () => {
  const { health, keep, settled, database, live } = ownThread()
  keep(pupil(), guardian())
  health.start()
  await settled()
  const before = heldMarks(database)

  const file = join(ownFolder(), 'class.csv')
  writeFileSync(file, `Фамилия;Имя;Дата рождения;СНИЛС\nДругой;Пример;01.02.2015;${pupil().snils}\n`)
  const importer = importerOn(database)
  // Whose СНИЛС this is under another name is for a person to say.
  const answers = [{ row: 2, whose: 0, how: 'other' as const }]
  const order = { file, columns: await columnsOf(importer, file), padSnils: false }
  await importer.rehearse(order)
  const ran = await importer.run({ ...order, answers })
  expect(ran.ok).toBe(true)
  await settled()
  expect(heldMarks(database)).toEqual(live())
  expect(heldMarks(database)[id(1)]!.map(({ code }) => code)).toContain('snils.elsewhere')

  expect(ran.ok && (await importer.undo(ran.value.batch)).ok).toBe(true)
  await settled()
  expect(heldMarks(database)).toEqual(before)
})

const importerOn = (database: Database) =>
  createImporter({
    database,
    index: upkeepOf(database),
    rebuild: () => [],
    newId: () => id(77),
    now: Date.now,
  })
