import { setTimeout as pause } from 'node:timers/promises'
import type { ElectronApplication } from '@playwright/test'
import type { BenchTable } from './result.ts'
import { loadedIn } from './start-loaded.ts'
import { launchApp } from './desk-of.ts'

/** One start, ms after the process was asked for: what stood on the screen, and the phases on the way there. */
export type Started = {
  /** The first page that can be used, painted: the lock with its button, or the heading of the empty window. */
  readonly first: number
  /** The field took a letter and people stand below it, painted; the same as `first` for the empty window. */
  readonly search: number
  readonly phases: Readonly<Record<string, number>>
  /** What had been loaded by then. */
  readonly loaded: readonly BenchTable[]
}

/** Starts a program, waits in its page until it can be used, and ends it. */
export async function startOnce(args: readonly string[], isDesk: boolean): Promise<Started> {
  const begun = Date.now()
  const app = await launchApp(args)
  try {
    const window = await app.firstWindow()
    await window.waitForURL(({ protocol }) => protocol !== 'about:', { waitUntil: 'commit' })
    const { first, search, ...page } = await window.evaluate(waitInPage, isDesk)
    const loaded = await loadedIn(app, window)
    const phases = { ...(await phasesOfMain(app)), ...page }
    const since = (at: number): number => at - begun
    return {
      first: since(first),
      search: since(search),
      loaded,
      phases: Object.fromEntries(Object.entries(phases).map(([what, at]) => [what, since(at)])),
    }
  } finally {
    await kill(app)
  }
}

/** By then its host has gone too, and the next start has the machine to itself. */
const GONE_MS = 700

/** At once: a program that ends by itself waits for its threads, seconds over a large base, and nothing here asks it to. */
async function kill(app: ElectronApplication): Promise<void> {
  const closed = app.waitForEvent('close')
  app.process().kill('SIGKILL')
  await closed
  await pause(GONE_MS)
}

/** The marks of the main process, ms since 1970. */
async function phasesOfMain(app: ElectronApplication): Promise<Record<string, number>> {
  const marks = await app.evaluate(() => ({
    began: performance.timeOrigin,
    marks: performance.getEntriesByType('mark').map(({ name, startTime }) => [name, startTime] as const),
  }))
  const named = Object.fromEntries(marks.marks.map(([name, at]) => [name, marks.began + at]))
  return { 'node runs': marks.began, ...named }
}

/**
 * Runs in the page, with its clock, so that no way between processes is measured: waits for the lock, opens the shift without
 * a card, types a letter as soon as the field has the focus, and waits until people are painted. ms since 1970.
 */
async function waitInPage(
  isDesk: boolean,
): Promise<Record<'first' | 'search', number> & Record<string, number>> {
  const now = () => performance.timeOrigin + performance.now()
  const until = <Found>(look: () => Found | null | undefined | false): Promise<Found> =>
    new Promise((resolve) => {
      const seen = look()
      if (seen) return resolve(seen)
      const watcher = new MutationObserver(() => {
        const found = look()
        if (!found) return
        watcher.disconnect()
        resolve(found)
      })
      watcher.observe(document, { childList: true, subtree: true, attributes: true, characterData: true })
    })
  const painted = () =>
    new Promise<number>((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(now()))))
  const ofPage = () => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0]
    const last = Math.max(
      0,
      ...performance
        .getEntriesByType('resource')
        .map((one) => (one as PerformanceResourceTiming).responseEnd),
    )
    return {
      'page begins': performance.timeOrigin,
      'page has its files': performance.timeOrigin + last,
      'first paint': performance.timeOrigin + (paint?.startTime ?? 0),
    }
  }
  if (!isDesk) {
    await until(() => document.querySelector('h1'))
    const first = await painted()
    return { first, search: first, ...ofPage() }
  }
  const open = await until(() => document.querySelector<HTMLButtonElement>('.lock-bare button'))
  const first = await painted()
  const page = ofPage()
  open.click()
  const field = await until(() => {
    const there = document.querySelector<HTMLInputElement>('input[role=combobox]')
    return there && document.activeElement === there && there
  })
  const ready = await painted()
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, 'и')
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await until(() => document.querySelector('[role=option]'))
  return { first, search: await painted(), ...page, 'field ready': ready }
}
