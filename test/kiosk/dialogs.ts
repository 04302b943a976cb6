import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page, TestInfo } from '@playwright/test'
import { expect } from '../host/launch.ts'

/** What the dialogs of the system were asked, and what the next print dialog answers: printed or not, and why. */
export type Asked = { suggested: string[]; printed: unknown[]; answer: [boolean, string] }

/** Says in the place of a person where files go, and keeps what the print dialog was told. */
export async function answerDialogs(app: ElectronApplication, folder: string): Promise<void> {
  await app.evaluate(({ BrowserWindow, dialog }, folder) => {
    const asked: Asked = { suggested: [], printed: [], answer: [false, 'Print job canceled'] }
    Object.assign(globalThis, { asked })
    dialog.showSaveDialog = (...given: unknown[]) => {
      const { defaultPath } = given.at(-1) as { defaultPath: string }
      const name = defaultPath.replace(/^.*[\\/]/, '')
      asked.suggested.push(name)
      return Promise.resolve({ canceled: false, filePath: `${folder}/${name}` })
    }
    BrowserWindow.getAllWindows()[0]!.webContents.print = (options, told) => {
      asked.printed.push(options)
      told?.(...asked.answer)
    }
  }, folder)
}

/** What the dialogs were asked so far. */
export const askedOf = (app: ElectronApplication): Promise<Asked> =>
  app.evaluate(() => (globalThis as unknown as { asked: Asked }).asked)

/** Saves the sheet shown as a PDF, by the key; gives where it is. A toast may still speak of the file before. */
export async function saved(app: ElectronApplication, window: Page, info: TestInfo): Promise<string> {
  const before = (await askedOf(app)).suggested.length
  const start = Date.now()
  await window.keyboard.press('Control+s')
  // The sheet is made by a process of its own, which the system starts for each.
  await expect.poll(async () => (await askedOf(app)).suggested.length, { timeout: 20_000 }).toBe(before + 1)
  const name = (await askedOf(app)).suggested.at(-1)!
  const file = join(info.outputDir, name)
  await expect.poll(() => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0).toBeGreaterThan(start)
  await expect(window.getByText(`Сохранено: ${name}`)).toBeVisible()
  return file
}
