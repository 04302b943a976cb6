import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { electronPath, test as base } from '../launch.ts'

export { expect } from '../launch.ts'

type Door = {
  invoke: (channel: string, ...args: unknown[]) => Promise<unknown>
  send: (channel: string, ...args: unknown[]) => void
  on: (channel: string, heard: (...args: unknown[]) => void) => () => void
}
type Bridged = {
  add: (first: number, second: number) => number
  fail: () => void
  nested: { deep: { call: () => string }; list: [number, () => number] }
  callBack: (call: (text: string, double: (number: number) => number) => string) => string
  later: () => Promise<string>
  refuse: () => Promise<void>
  instance: { own: number; method?: unknown }
  date: Date
  carriedError: () => Promise<string[]>
  world: unknown[]
}
type Seen = { notes: unknown[][]; opened: string[]; navigated: string[]; permissions: string[] }

/** What preload.cjs puts into the page, and what main.js keeps for the specs. */
declare global {
  const door: Door
  const bridged: Bridged
  const twice: string
  const seen: Seen
  const openAt: (host: string, options?: Electron.BrowserWindowConstructorOptions) => Promise<number>
}

export const appPath = join(import.meta.dirname, 'app')

/** The contract's app: `shared` for specs that leave it as it was, `app` and `window` for the others. */
export const test = base.extend<{ page: Page }, { shared: ElectronApplication }>({
  appPath,
  shared: [
    async ({ headless }, use, info) => {
      const userData = join(info.project.outputDir, `shared-${info.workerIndex}`)
      const app = await _electron.launch({
        executablePath: electronPath(),
        args: [appPath, `--user-data-dir=${userData}`],
        env: {
          ...(process.env as Record<string, string>),
          ...(headless && { ELECTRON_STANDIN_HEADLESS: '1' }),
        },
      })
      await use(app)
      await app.close()
    },
    { scope: 'worker' },
  ],
  page: async ({ shared }, use) => {
    const page = await shared.firstWindow()
    await page.locator('h1').waitFor()
    await use(page)
  },
})

/** Opens the app's page at a host in a window of its own, and waits until it is shown. */
export async function openPin(app: ElectronApplication, isModal = false): Promise<Page> {
  const next = app.waitForEvent('window')
  await app.evaluate(async ({ BrowserWindow }, modal) => {
    const [parent] = BrowserWindow.getAllWindows()
    await openAt('pin', { width: 300, height: 200, modal, ...(modal && parent && { parent }) })
  }, isModal)
  const page = await next
  await page.locator('h1').waitFor()
  return page
}
