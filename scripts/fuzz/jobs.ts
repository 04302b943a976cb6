import { Worker } from 'node:worker_threads'
import { nothingRan, type Ran } from './run-share.ts'
import type { Row } from './table.ts'
import type { Target } from './target.ts'
import { targets } from './targets.ts'
import { WINDOW, type Job, type Told } from './watched.ts'

/** Inputs of a target are cut into shares, so that both cores end together. */
const SHARES = 2

/** Inputs of the first share that are watched block by block. */
const WATCHED = 3_000

const LONGEST_MS = 10_000

/** Where the memory of a thread is full, MB. */
const MOST_MEMORY = 1_500

/** The work of a run, the longest first. */
export const jobsOf = (chosen: readonly Target[], times: number): Job[] =>
  chosen.flatMap(({ name, inputs, every }) =>
    Array.from({ length: SHARES }, (_, share) => ({
      target: name,
      share,
      shares: SHARES,
      inputs: Math.max(1, Math.ceil((inputs * times) / SHARES)),
      watched: share === 0 && !every ? Math.min(WATCHED, Math.ceil((inputs * times) / 4)) : 0,
    })),
  )

type Work = {
  readonly jobs: readonly Job[]
  readonly seed: number
  readonly threads: number
  readonly done: (row: Row, left: number) => void
}

/** Runs all jobs in threads; a thread that hangs or dies is a crash of the input it had, and is replaced. */
export async function runJobs({ jobs, seed, threads, done }: Work): Promise<Row[]> {
  const rows = new Map<string, Ran>()
  const waiting = [...jobs]
  let left = jobs.length
  const finish = ({ job, ran }: Told): void => {
    left -= 1
    rows.set(job.target, together(rows.get(job.target) ?? nothingRan(), ran))
    done({ name: job.target, ran }, left)
  }
  await Promise.all(Array.from({ length: threads }, () => workOff(waiting, seed, finish)))
  return [...rows].map(([name, ran]) => ({ name, ran }))
}

async function workOff(waiting: Job[], seed: number, finish: (told: Told) => void): Promise<void> {
  let hand = startHand(seed)
  for (let job = waiting.shift(); job; job = waiting.shift()) {
    const told = await hand.work(job)
    finish(told.told)
    if (told.isOver) hand = startHand(seed)
  }
  hand.stop()
}

/** A thread that works off one job after another; after one that it did not survive it is of no more use. */
function startHand(seed: number) {
  const shared = new SharedArrayBuffer(8 + WINDOW)
  const numbers = new Int32Array(shared, 0, 2)
  const thread = new Worker(new URL('thread.ts', import.meta.url), {
    workerData: { seed, shared },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
  })

  function work(job: Job): Promise<{ told: Told; isOver: boolean }> {
    const limitMs = targets.find(({ name }) => name === job.target)?.limitMs ?? LONGEST_MS
    return new Promise((resolve) => {
      const first = Atomics.load(numbers, 0)
      let last = first
      let since = performance.now()
      const watching = setInterval(() => {
        const now = Atomics.load(numbers, 0)
        if (now !== last) [last, since] = [now, performance.now()]
        else if (now > first && performance.now() - since > limitMs)
          broken(`hangs: longer than ${limitMs} ms`)
      }, 250)
      const end = (told: Told, isOver: boolean): void => {
        clearInterval(watching)
        thread.off('message', take)
        thread.off('error', die)
        if (isOver) void thread.terminate()
        resolve({ told, isOver })
      }
      function broken(because: string): void {
        const input = Uint8Array.from(new Uint8Array(shared, 8, numbers[1]))
        const inputs = Atomics.load(numbers, 0) - first
        end(
          { job, ran: { ...nothingRan(), inputs, crashes: 1, found: [{ kind: 'crash', because, input }] } },
          true,
        )
      }
      const take = (told: Told): void => end(told, false)
      const die = (cause: Error): void => broken(`the thread died: ${cause.name}: ${cause.message}`)
      thread.once('message', take)
      thread.once('error', die)
      thread.postMessage(job)
    })
  }

  return { work, stop: () => void thread.terminate() }
}

const together = (one: Ran, other: Ran): Ran => ({
  inputs: one.inputs + other.inputs,
  refused: one.refused + other.refused,
  accepted: one.accepted + other.accepted,
  crashes: one.crashes + other.crashes,
  wrong: one.wrong + other.wrong,
  slowestMs: Math.max(one.slowestMs, other.slowestMs),
  found: [...one.found, ...other.found],
  kept: [...one.kept, ...other.kept],
})
