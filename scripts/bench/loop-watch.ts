import { fork } from 'node:child_process'
import { once } from 'node:events'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { below, type BenchLine } from './line.ts'
import { median } from './median.ts'

/** How late a loop came, ms. */
type Late = { readonly p99: number; readonly longest: number }

/** The loop of this thread, that of a process that did nothing meanwhile, and the most work this thread did in one turn, ms of the processor. */
export type Waits = { readonly here: Late; readonly idle: Late; readonly work: number }

/** The issue's own. */
const LIMIT_MS = 10

/**
 * Watches the loop of this thread until it is asked, and beside it that of an idle process: on a machine that others use
 * a loop comes late that has nothing to do.
 *
 * @param resolution how often the turns are looked at, ms
 */
export async function watchLoop(resolution: number): Promise<() => Promise<Waits>> {
  const idle = fork(new URL('loop-idle.ts', import.meta.url), [String(resolution)])
  await once(idle, 'message')
  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  let [work, isOver, before] = [0, false, process.threadCpuUsage()]
  const turn = (): void => {
    const { user, system } = process.threadCpuUsage(before)
    work = Math.max(work, (user + system) / 1_000)
    before = process.threadCpuUsage()
    if (!isOver) setTimeout(turn, resolution)
  }
  turn()
  const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - resolution)
  return async () => {
    delay.disable()
    isOver = true
    const answer = once(idle, 'message') as Promise<[Late]>
    idle.send('ask')
    const [{ p99, longest }] = await answer
    idle.disconnect()
    return {
      here: { p99: late(delay.percentile(99)), longest: late(delay.max) },
      idle: { p99: late(p99), longest: late(longest) },
      work,
    }
  }
}

/** The loop kept waiting, the median of all rounds, and what else is to be known of it. */
export function waitsLine(what: string, rounds: readonly Waits[]): BenchLine {
  const p99s = (whose: 'here' | 'idle') => rounds.map((one) => one[whose].p99)
  const longest = (whose: 'here' | 'idle') => ms(Math.max(...rounds.map((one) => one[whose].longest)))
  return below(
    `${what}: the event loop of the main process kept waiting meanwhile, 99 of 100 turns`,
    median(p99s('here')),
    'ms',
    LIMIT_MS,
    `${rounds.length === 1 ? 'once' : `median of ${rounds.length}, the worst ${ms(Math.max(...p99s('here')))}`}, longest wait ${longest('here')}; ` +
      `an idle process at the same time ${ms(median(p99s('idle')))}, longest ${longest('idle')}; ` +
      `the most work of the main thread in one turn ${ms(Math.max(...rounds.map(({ work }) => work)))} of the processor`,
  )
}

const ms = (time: number): string => `${time.toFixed(1)} ms`
