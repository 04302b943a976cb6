import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page, test as base } from '@playwright/test'

export { expect } from '@playwright/test'

const root = join(import.meta.dirname, '../..')
const standIn = join(import.meta.dirname, 'electron')

/**
 * The Electron to run on: `$ELECTRON_EXEC_PATH`, else the downloaded one, else the stand-in. Never found by
 * `import 'electron'`, which starts a download where there is none.
 */
export function electronPath(): string {
  const given = process.env['ELECTRON_EXEC_PATH']
  if (given) return given
  const name = join(root, 'node_modules/electron/path.txt')
  if (!existsSync(name)) return standIn
  const real = join(root, 'node_modules/electron/dist', readFileSync(name, 'utf8').trim())
  return existsSync(real) ? real : standIn
}

export type Launch = {
  /** Which Electron runs the app. */
  electron: string
  /** Folder or main file of the app. */
  appPath: string
  /** More arguments of the command line. */
  appArguments: string[]
  /** More environment of the app. */
  appEnvironment: Record<string, string>
  /** What the page may write to its console as an error, where a spec provokes it. */
  expectedErrors: RegExp[]
  /** Folder of this test's own user data, kept over a restart within the test. */
  userData: string
  /** Starts the app, once more on the same user data if need be; all are closed at the end. */
  launch: (...more: string[]) => Promise<ElectronApplication>
  /** The started app. */
  app: ElectronApplication
  /** Its first window; the test fails when the page reports an error. */
  window: Page
}

/** Playwright's test with an Electron app around it; `--headed` shows its windows. */
export const test = base.extend<Launch>({
  electron: [electronPath(), { option: true }],
  appPath: [root, { option: true }],
  appArguments: [[], { option: true }],
  appEnvironment: [{}, { option: true }],
  expectedErrors: [[], { option: true }],
  userData: async ({ appPath: _app }, use, info) => use(info.outputPath('user-data')),
  launch: async ({ electron, appPath, appArguments, appEnvironment, userData, headless }, use) => {
    const launched: ElectronApplication[] = []
    const env = {
      ...(process.env as Record<string, string>),
      ...(headless && { ELECTRON_STANDIN_HEADLESS: '1' }),
      ...appEnvironment,
    }
    await use(async (...more) => {
      const args = [appPath, `--user-data-dir=${userData}`, ...appArguments, ...more]
      const app = await _electron.launch({ executablePath: electron, cwd: root, args, env })
      launched.push(app)
      return app
    })
    for (const app of launched) await app.close().catch(() => {}) // a test may have ended it
  },
  app: async ({ launch }, use) => use(await launch()),
  window: async ({ app, expectedErrors }, use) => {
    const window = await app.firstWindow()
    const errors: string[] = []
    const note = (text: string) => {
      if (!expectedErrors.some((pattern) => pattern.test(text))) errors.push(text)
    }
    window.on('pageerror', (error) => note(error.message))
    window.on('console', (message) => message.type() === 'error' && note(message.text()))
    await window.locator('h1').first().waitFor()
    await use(window)
    if (errors.length > 0) throw new Error(`the page reported errors:\n${errors.join('\n')}`)
  },
})
