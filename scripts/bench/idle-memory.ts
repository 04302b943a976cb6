import { readdirSync, readFileSync } from 'node:fs'
import type { CDPSession, ElectronApplication } from '@playwright/test'

/** What a program holds, after its garbage was collected. Bytes and counts. */
export type Held = {
  /** Resident memory of the main process, its threads and what the host puts into it included. */
  readonly resident: number
  /** JavaScript heap of the main process, and buffers outside of it. */
  readonly mainHeap: number
  readonly external: number
  readonly pageHeap: number
  readonly nodes: number
  readonly listeners: number
}

/** Collects the garbage on both sides and weighs what is left. */
export async function heldBy(app: ElectronApplication, page: CDPSession): Promise<Held> {
  await page.send('Performance.enable')
  for (let times = 0; times < 3; times++) await page.send('HeapProfiler.collectGarbage')
  const { usedSize } = await page.send('Runtime.getHeapUsage')
  const { metrics } = await page.send('Performance.getMetrics')
  const metric = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? 0
  const main = await app.evaluate(() => {
    const { setFlagsFromString } = process.getBuiltinModule('node:v8')
    setFlagsFromString('--expose-gc')
    const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void
    collect()
    collect()
    return process.memoryUsage()
  })
  return {
    resident: main.rss,
    mainHeap: main.heapUsed,
    external: main.external,
    pageHeap: usedSize,
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
  }
}

/** The main process of a running program, and those that draw its pages. */
export async function processesOf(app: ElectronApplication): Promise<readonly number[]> {
  const main = await app.evaluate(() => process.pid)
  const parents = new Map(allProcesses().map((pid) => [pid, parentOf(pid)]))
  const isBelow = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (pid === main || isBelow(parents.get(pid)))
  const drawing = [...parents.keys()].filter((pid) => isBelow(pid) && isRenderer(pid))
  return [main, ...drawing]
}

/** Milliseconds of processor time that all threads of these processes have had so far. */
export function workedBy(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + workedByOne(pid), 0)
}

/** Finer than `stat` with its hundredths of a second; threads that end meanwhile are lost, and none does at rest. */
function workedByOne(pid: number): number {
  const threads = textOf(() => readdirSync(`/proc/${pid}/task`).join(' ')).split(' ')
  return threads.reduce((sum, thread) => {
    const [ns = '0'] = textOf(() => readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8')).split(' ')
    return sum + Number(ns) / 1e6
  }, 0)
}

const allProcesses = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)

const parentOf = (pid: number): number => {
  const stat = textOf(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0)
}

const isRenderer = (pid: number): boolean =>
  textOf(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')).includes('--type=renderer')

/** Empty for a process that has ended meanwhile. */
function textOf(read: () => string): string {
  try {
    return read()
  } catch {
    return ''
  }
}
