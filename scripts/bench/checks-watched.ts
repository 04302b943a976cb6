import { Worker } from 'node:worker_threads'
import type { HealthRun } from '../../contract/health.ts'
import { healthInThread } from '../../main/health/in-thread.ts'
import { boundShortLived } from '../../main/short-lived.ts'

const KEY = new Uint8Array(32).fill(7)

const IDLE: HealthRun = { state: 'idle', done: 0, of: 0 }

/** Starts the thread; `end` waits for the end of the next run that has checked anybody. */
export function watchRuns(file: string) {
  boundShortLived()
  let ended: ((run: HealthRun) => void) | undefined
  let failed: ((cause: unknown) => void) | undefined
  let last: HealthRun = IDLE
  let thread: Worker | undefined
  const health = healthInThread({
    startThread: () =>
      (thread = new Worker(new URL('../../main/health-thread.ts', import.meta.url), {
        workerData: { file, key: KEY, version: 'bench' },
      })),
    news(run) {
      if (run.state === 'idle' && last.state === 'running') ended?.(last)
      last = run
    },
    changed: () => undefined,
    surprise: (cause) => failed?.(cause),
  })
  const end = (): Promise<HealthRun> =>
    new Promise((resolve, reject) => {
      ended = resolve
      failed = reject
    })
  /** Work of the thread so far, ms of the processor. */
  const work = async (): Promise<number> => (thread ? msOf(await thread.cpuUsage()) : 0)
  /** How many are checked, as last told. */
  const done = (): number => last.done
  return { health, end, work, done }
}

/** Both kinds of work of a processor together, ms. */
export const msOf = ({ user, system }: { user: number; system: number }): number => (user + system) / 1_000
