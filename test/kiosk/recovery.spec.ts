import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { expect, test } from '../host/launch.ts'
import { enterPin, pinAfter } from './desk.ts'
import { wrongWith } from './looks.ts'

const heading = (window: Page, name: string) => window.getByRole('heading', { level: 1, name })

async function part(window: Page, name: string): Promise<void> {
  await window.keyboard.press('Alt+8')
  await window.getByRole('radio', { name, exact: true }).press('Enter')
  await expect(window.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()
}

const button = (window: Page, name: string | RegExp) => window.getByRole('button', { name, exact: true })

/** Opens the shift, whoever is in the base by then. */
async function openShift(app: ElectronApplication, window: Page): Promise<void> {
  await expect(window.getByRole('button', { name: /Открыть смену/ })).toBeFocused({ timeout: 40_000 })
  await enterPin(await pinAfter(app, () => window.keyboard.press('Enter')))
  await expect(window.getByRole('combobox')).toBeFocused()
}

/** The folder of the test is nobody's business on a picture. */
const hideFolder = (page: Page) =>
  page.locator('.recovery-foot code').evaluate((code) => (code.textContent = '~/.config/Sverka'))

/** The sheet as it stands on the screen. */
const groupsOf = (window: Page): Promise<string[]> => window.locator('.recovery-groups b').allInnerTexts()

/** What the stand-in's keyring is: another user of the system has another one. */
const loseKeystore = (userData: string): void => rmSync(join(userData, '.stand-in-keyring'))

test('a sheet is made, the key is changed, the keystore is lost: the code of the sheet opens the base', async ({
  launch,
  app,
  window,
  userData,
}) => {
  test.setTimeout(240_000)
  await app.evaluate(({ BrowserWindow }) => {
    for (const one of BrowserWindow.getAllWindows())
      one.webContents.print = (_options, done) => done?.(true, '')
  })
  await openShift(app, window)
  await part(window, 'Ключ базы')
  await expect(window.getByText('Кода ещё нет')).toBeVisible()
  expect(await wrongWith('recovery-key', window)).toEqual([])

  await button(window, 'Сделать код восстановления').press('Enter')
  await expect(heading(window, 'Код восстановления базы')).toBeVisible()
  const groups = await groupsOf(window)
  expect(groups).toHaveLength(10)
  await expect(window.getByRole('button', { name: 'Сохранить PDF' })).toHaveCount(0)
  await expect(window.getByText('Код показан один раз')).toBeVisible()
  expect(await wrongWith('recovery-sheet', window)).toEqual([])
  await window.keyboard.press('Enter')
  await expect(window.getByText('Лист отправлен на принтер.')).toBeVisible()
  await window.keyboard.press('Escape')
  await button(window, 'Да, убран').press('Enter')
  await expect(window.getByText(/Код №\s\d{4}, сделан/)).toBeVisible()

  await button(window, 'Сменить ключ…').press('Enter')
  await expect(button(window, 'Сменить ключ')).toBeFocused()
  await window.keyboard.press('Enter')
  await expect(window.getByText('Ключ базы сменён.')).toBeVisible({ timeout: 60_000 })
  await expect(window.getByText('Ключ меняли: 1 раз.')).toBeVisible()
  await app.close()

  loseKeystore(userData)
  const again = await launch()
  const page = await again.firstWindow()
  await expect(heading(page, 'Ключ базы не найден')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('textbox', { name: 'Группа 1', exact: true })).toBeFocused()
  await hideFolder(page)
  expect(await wrongWith('recovery-key-lost', page)).toEqual([])

  // A slip is said at once, with its group; typed right, the code goes on from field to field by itself.
  const [first = '', ...others] = groups
  await page.keyboard.type(first.slice(0, 5) + String((Number(first[5]) + 1) % 10))
  await expect(page.getByText('В группе 1 опечатка')).toBeVisible()
  expect(await wrongWith('recovery-slip', page)).toEqual([])
  await page.keyboard.press('Backspace')
  await page.keyboard.type(first[5]! + others.join(''))
  await expect(page.getByText('Верно: 10 групп из 10.')).toBeVisible()
  await page.keyboard.press('Enter')
  await openShift(again, page)
  await part(page, 'Ключ базы')
  await expect(page.getByText(/Код №\s\d{4}, сделан/)).toBeVisible() // the same sheet goes on working
})

test('a damaged base: a copy is checked and put in its place, in either language', async ({
  launch,
  app,
  window,
  userData,
}) => {
  test.setTimeout(240_000)
  await openShift(app, window)
  const copies = join(userData, 'training', 'copies')
  const isCopied = () => existsSync(copies) && readdirSync(copies).some((name) => /^daily-.*\.db$/.test(name))
  await expect.poll(isCopied, { timeout: 20_000 }).toBe(true) // the copy of the day is made once the desk is drawn
  await app.close()
  const base = join(userData, 'training', 'base.db')
  const bytes = readFileSync(base)
  bytes.fill(7, 200, 3_000)
  writeFileSync(base, bytes)

  const again = await launch()
  const page = await again.firstWindow()
  await expect(heading(page, 'База повреждена')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('№ 702')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'за день' })).toBeVisible()
  await hideFolder(page)
  expect(await wrongWith('recovery-damaged', page)).toEqual([])
  await page.getByRole('button', { name: 'Switch to English' }).press('Enter')
  await expect(heading(page, 'The base is damaged')).toBeVisible()
  expect(await wrongWith('recovery-damaged-en', page)).toEqual([])
  await page.getByRole('button', { name: 'Переключить на русский' }).press('Enter')
  await page.getByRole('button', { name: /Проверить копию/ }).press('Enter')
  await expect(page.getByText('Копия целая, её можно вернуть.')).toBeVisible()
  expect(await wrongWith('recovery-copy', page)).toEqual([])
  await button(page, 'Вернуть эту копию').press('Enter')
  await openShift(again, page)
  expect(
    readdirSync(join(userData, 'training')).filter((name) => name.startsWith('base-damaged-')).length,
  ).toBe(1)
})

test('no key and no code: it is said plainly, and an empty base is begun only when that is understood', async ({
  launch,
  app,
  window,
  userData,
}) => {
  test.setTimeout(180_000)
  await expect(window.getByRole('button', { name: /Открыть смену/ })).toBeFocused()
  await app.close()
  rmSync(join(userData, 'base.key'))
  const again = await launch()
  const page = await again.firstWindow()
  await expect(page.getByText('Код восстановления не найден')).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('F1')
  await expect(page.getByRole('heading', { name: 'База не открывается' })).toBeVisible()
  await page.keyboard.press('Escape')
  expect(await wrongWith('recovery-hopeless', page)).toEqual([])
  await button(page, 'Начать с пустой базы…').press('Enter')
  await expect(button(page, 'Начать с пустой базы')).toBeDisabled()
  await page.getByRole('checkbox').focus()
  await page.keyboard.press('Space')
  expect(await wrongWith('recovery-begin', page)).toEqual([])
  await button(page, 'Начать с пустой базы').press('Enter')
  await openShift(again, page)
  expect(existsSync(join(userData, 'base.key'))).toBe(true)
})
