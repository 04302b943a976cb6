import { setImmediate } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { isoToday } from '../domain/date.ts'
import { createChecks } from './checks/checks.ts'
import { createChecker } from './health/checker.ts'
import { createEngine } from './health/engine.ts'
import type { Order, Told } from './health/in-thread.ts'
import { cursorsOf } from './store/cursors.ts'
import { openStore } from './store/open.ts'
import { peopleOf } from './store/people.ts'
import type { HealthStart } from './thread-start.ts'

/** The program of the thread that checks everybody: the rules and the run joined on a connection of its own. */

const { version, ...start } = workerData as HealthStart
const opened = openStore(start)
if (!opened.ok) throw new Error(`the base does not open for the checks: ${opened.fault.code}`)
if (!parentPort) throw new Error('the thread of the checks is no program of its own')

const database = opened.value
// Marks are found again from the people: a power cut may undo the last of them, in order.
database.pragma('synchronous=NORMAL')
// A run over very many looks all over the file, and each page is deciphered anew; a school never fills this. Whoever writes at the moment is not waited for long.
database.pragma('cache_size=-131072')
database.pragma('busy_timeout=500')

const port = parentPort
const tell = (told: Told): void => port.postMessage(told)
const today = (): string => isoToday(Date.now())
const people = peopleOf(database, { keep() {}, forget() {} }, Date.now)
const cursors = cursorsOf(database)
const checks = createChecks({ database, people, today })

const engine = createEngine({
  checker: (goOn) =>
    createChecker({
      database,
      people,
      cursors,
      rules: { version, marksOf: checks.marksOf, marksBeside: checks.marksBeside },
      today,
      breathe: () => setImmediate(),
      goOn,
    }),
  cursors,
  now: Date.now,
  refresh: checks.refresh,
  tell: (run) => tell({ run }),
  changed: () => tell({ changed: true }),
  surprise: (cause) => tell({ surprise: nameOf(cause) }),
})

port.on('message', (order: Order) => {
  if (order === 'run') engine.run()
  else if (order === 'halt') engine.halt()
  else void end()
})

async function end(): Promise<void> {
  await engine.stop()
  database.close()
  tell({ ended: true })
}

/** The kind of the surprise, never its message: that may hold what stands on a card. */
function nameOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? ` ${String(cause.code)}` : ''
  return cause instanceof Error ? `${cause.name}${code}` : typeof cause
}
