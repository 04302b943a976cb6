import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { ru } from '../../renderer/words/ru.ts'
import { electronPath } from '../../test/host/launch.ts'
import { root } from '../steps.ts'

type Wanted = {
  readonly userData: string
  readonly pictures: string
  readonly settings: object
  readonly env: Record<string, string>
}

export const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const

/** The built program on its host, driven by keys as a person would, with a picture of each step. */
export async function openDesk({ userData, pictures, settings, env }: Wanted) {
  const file = `${userData}.json`
  writeFileSync(file, JSON.stringify(settings))
  const app = await _electron.launch({
    executablePath: electronPath(),
    cwd: root,
    args: ['.', `--user-data-dir=${userData}`, `--settings=${file}`],
    env: { ...(process.env as Record<string, string>), ELECTRON_STANDIN_HEADLESS: '1', ...env },
  })
  const page = await app.firstWindow()
  await page.setViewportSize(SIZES[0])
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  let number = 0

  return {
    app,
    page,
    /** A picture at both sizes, numbered in the order of the conversation. */
    async picture(name: string): Promise<void> {
      number += 1
      for (const size of SIZES) {
        await page.setViewportSize(size)
        await page.screenshot({
          path: join(pictures, `${String(number).padStart(2, '0')}-${name}-${size.width}.png`),
        })
      }
      await page.setViewportSize(SIZES[0])
    },
    /** A section of the head; its count stands behind its name. */
    goTo: (place: keyof typeof ru.desk.places) =>
      page
        .getByRole('navigation')
        .getByRole('button', { name: new RegExp(`^${ru.desk.places[place]}`) })
        .click(),
    /** Answers the next question for a PIN after `act` has brought it up. */
    async withPin(pin: string, act: () => Promise<void>, picture?: string): Promise<void> {
      const asked = app.waitForEvent('window')
      await act()
      const window = await asked
      await window.locator('input').first().waitFor()
      if (picture) await window.screenshot({ path: join(pictures, picture) })
      await window.keyboard.type(pin)
      const closed = window.waitForEvent('close')
      await window.keyboard.press('Enter')
      await closed
    },
  }
}

export type Desk = { readonly app: ElectronApplication; readonly page: Page }

/** The next open dialog gives this file. */
export const chooseFile = (app: ElectronApplication, file: string): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
  }, file)

/** The next save dialog gives this file. */
export const saveAs = (app: ElectronApplication, file: string): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)
