import type { CDPSession, Page } from '@playwright/test'

/** One frame of a screen of 60 Hz, ms. */
export const FRAME_MS = 1_000 / 60

/** What a page did with its frames while something was done. Milliseconds. */
export type Frames = {
  /** Animation frames that the page was given. */
  readonly given: number
  /** Frames that came too late or not at all. */
  readonly late: number
  /** Those of them before which the page's main thread had worked for a frame or more: the page's own fault. */
  readonly own: number
  /** The longest task of the main thread: processor time, and on the wall. */
  readonly task: number
  readonly taskOnWall: number
}

type TraceEvent = {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds, as are the others. */
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata']

/** Asks the page for every animation frame while the work goes on, and counts those that it missed, by Chromium's own trace. */
export async function framesDuring(
  page: Page,
  session: CDPSession,
  work: () => Promise<void>,
): Promise<Frames> {
  await page.evaluate(() => {
    const again = () => {
      ;(globalThis as { counting?: number }).counting = requestAnimationFrame(again)
    }
    again()
  })
  const trace: TraceEvent[] = []
  const collect = ({ value }: { value: object[] }) => trace.push(...(value as TraceEvent[]))
  session.on('Tracing.dataCollected', collect)
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES, excludedCategories: ['*'] },
  })
  await work()
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done))
  await session.send('Tracing.end')
  await complete
  session.off('Tracing.dataCollected', collect)
  await page.evaluate(() => cancelAnimationFrame((globalThis as { counting?: number }).counting!))
  return framesOf(trace)
}

/** Reads a trace: the main thread that fired the most animation frames is the page's. */
export function framesOf(trace: readonly TraceEvent[]): Frames {
  const fired = Object.groupBy(
    trace.filter(({ name }) => name === 'FireAnimationFrame'),
    ({ pid, tid }) => `${pid} ${tid}`,
  )
  const [thread = '', own = []] =
    Object.entries(fired).toSorted(([, one = []], [, other = []]) => other.length - one.length)[0] ?? []
  const moments = own.map(({ ts }) => ts).sort((one, other) => one - other)
  const tasks = trace.filter(({ name, ph, pid, tid }) => {
    return name === 'RunTask' && ph === 'X' && `${pid} ${tid}` === thread
  })
  /** Processor time of the main thread between two moments; of a task that reaches over, the share. */
  const workedBetween = (from: number, to: number): number =>
    tasks.reduce((sum, { ts, dur = 0, tdur = 0 }) => {
      const inside = Math.min(ts + dur, to) - Math.max(ts, from)
      return inside > 0 ? sum + tdur * (inside / dur) : sum
    }, 0)

  const frame = FRAME_MS * 1_000
  let late = 0
  let ofPage = 0
  for (const [place, moment] of moments.entries()) {
    const before = moments[place - 1]
    if (before === undefined || moment - before <= frame * 1.5) continue
    const missed = Math.round((moment - before) / frame) - 1
    late += missed
    if (workedBetween(before, moment) >= frame) ofPage += missed
  }
  return {
    given: moments.length,
    late,
    own: ofPage,
    task: Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur)) / 1_000,
    taskOnWall: Math.max(0, ...tasks.map(({ dur = 0 }) => dur)) / 1_000,
  }
}
