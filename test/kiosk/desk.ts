import type { ElectronApplication, Page } from '@playwright/test'
import { expect } from '../host/launch.ts'

/** The PIN of the training card. */
export const PIN = '123456'

/** The window that asks for the PIN, opened by what is done. Its errors fail the test. */
export async function pinAfter(app: ElectronApplication, act: () => Promise<unknown>): Promise<Page> {
  const opened = app.waitForEvent('window')
  await act()
  const pin = await opened
  pin.on('pageerror', (error) => {
    throw error
  })
  await expect(pin.locator('input[type=password]')).toBeFocused()
  return pin
}

/** Types the PIN and waits until its window has gone. */
export async function enterPin(pin: Page, text = PIN): Promise<void> {
  const closed = pin.waitForEvent('close')
  await pin.keyboard.type(text)
  await Promise.allSettled([pin.keyboard.press('Enter')]) // the page may be gone before the key is up
  await closed
}

/** Opens the shift with the training card, by the keyboard, and waits until there are people to search. */
export async function openShift(app: ElectronApplication, window: Page): Promise<void> {
  await expect(window.getByRole('button', { name: /Открыть смену/ })).toBeFocused()
  await enterPin(await pinAfter(app, () => window.keyboard.press('Enter')))
  await expect(window.getByRole('combobox')).toBeFocused()
  await expect(window.getByRole('heading', { name: 'Можно ввести что угодно' })).toBeVisible({
    timeout: 40_000,
  })
}

/** A class that everybody knows is found, and the first of its pupils opened. */
export async function openPupil(window: Page, query = '7а'): Promise<string> {
  await window.keyboard.type(query)
  const chosen = window.getByRole('option', { selected: true })
  await expect(chosen).toContainText('Ученик')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('button', { name: /Сверить с документом/ })).toBeVisible()
  return window.locator('h1').innerText()
}

/** A right СНИЛС that nobody in the training school has. */
export const FREE_SNILS = '112-233-445 95'

/** Types the new СНИЛС once more, as the document has it, and goes on. */
export async function typeAgain(window: Page, snils: string): Promise<void> {
  await expect(window.getByRole('textbox', { name: 'СНИЛС ещё раз' })).toBeFocused()
  await window.keyboard.type(snils)
  await window.keyboard.press('Enter')
}

/** Says what was seen and who asked, the first answer of each, and keeps the correction. */
export async function keepCorrection(window: Page): Promise<void> {
  const keys = window.keyboard
  await keys.press('Control+Enter')
  await expect(window.getByRole('radio', { name: 'Подлинник документа' })).toBeFocused()
  await keys.press('Space')
  await keys.press('Tab')
  await keys.press('Space')
  await keys.press('Control+Enter')
}
