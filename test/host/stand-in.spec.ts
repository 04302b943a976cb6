import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { appPath as contractApp } from './contract/fixture.ts'
import { expect, test } from './launch.ts'

/** What holds for the stand-in alone: how it fails, and what it leaves behind. */
const electron = join(import.meta.dirname, 'electron')
test.use({ electron, appPath: contractApp })

test('what is not implemented throws its name', async ({ app }) => {
  const message = await app.evaluate(({ app }) => {
    try {
      return app.getGPUFeatureStatus()
    } catch (cause) {
      return (cause as Error).message
    }
  })
  expect(message).toBe('electron stand-in: app.getGPUFeatureStatus is not implemented')
})

test('a dialog that the test has not answered throws instead of waiting for a person', async ({ app }) => {
  const asked = app.evaluate(({ dialog }) => dialog.showOpenDialog({}))
  await expect(asked).rejects.toThrow('dialog.showOpenDialog was not answered by the test')
  const answered = await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] })
    return dialog.showOpenDialog({})
  })
  expect(answered).toEqual({ canceled: true, filePaths: [] })
})

test('windows with Node or without isolation are refused', async ({ app }) => {
  const refused = await app.evaluate(({ app, BrowserWindow }) =>
    app.whenReady().then(() =>
      [{ nodeIntegration: true }, { contextIsolation: false }, { sandbox: false }].map((webPreferences) => {
        try {
          return new BrowserWindow({ webPreferences }).id
        } catch (cause) {
          return (cause as Error).message
        }
      }),
    ),
  )
  expect(new Set(refused)).toEqual(new Set(['electron stand-in: only sandboxed, context-isolated windows']))
})

test('it says which Electron it stands in for', () => {
  expect(execFileSync(electron, ['--version']).toString()).toMatch(/^v45\.\d+\.\d+\n$/)
})

test('a main module that awaits whenReady at its top is told why it hangs', async ({ userData }) => {
  const app = join(userData, 'app')
  mkdirSync(app, { recursive: true })
  const source = `import { app } from 'electron'\nawait app.whenReady()\n`
  writeFileSync(join(app, 'package.json'), '{ "name": "hanging", "type": "module", "main": "main.js" }')
  writeFileSync(join(app, 'main.js'), source)
  const started = spawn(electron, [app, `--user-data-dir=${userData}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(started, 'exit')
  let told = ''
  started.stderr.on('data', (piece: Buffer) => (told += piece.toString()))
  await expect
    .poll(() => told, { timeout: 20_000 })
    .toContain('top-level await of app.whenReady() never ends')
  await ended // with nothing left to do Node gives up, where Electron would wait for ever
})

test('CommonJS mains run too', async ({ userData }) => {
  const app = join(userData, 'app')
  mkdirSync(app, { recursive: true })
  const source = `const { app } = require('electron')\napp.whenReady().then(() => app.exit(process.type === 'browser' ? 5 : 6))\n`
  writeFileSync(join(app, 'package.json'), '{ "name": "common", "main": "main.cjs" }')
  writeFileSync(join(app, 'main.cjs'), source)
  const started = spawn(electron, [app, `--user-data-dir=${userData}`], { stdio: 'ignore' })
  expect(await once(started, 'exit')).toEqual([5, null])
})

test('killed, it leaves no process behind, and starts again on the same user data', async ({
  launch,
  userData,
}) => {
  const app = await launch()
  await (await app.firstWindow()).locator('h1').waitFor()
  await app.evaluate(
    ({ utilityProcess }, path) => void utilityProcess.fork(path),
    join(contractApp, 'child.js'),
  )
  await expect.poll(() => processesWith(userData).length).toBeGreaterThan(3)
  process.kill(app.process().pid!, 'SIGKILL') // the main process alone, as a crash would end it
  const again = await launch()
  await (await again.firstWindow()).locator('h1').waitFor()
  await again.close()
  await expect.poll(() => processesWith(userData), { timeout: 20_000 }).toEqual([])
})

/** Command lines of running processes that name a folder. */
function processesWith(folder: string): string[] {
  const lines = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      } catch {
        return '' // it has ended meanwhile
      }
    })
  return lines.filter((line) => line.includes(folder))
}
