import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { expect, test as base } from '../host/launch.ts'
import { enterPin, openShift, pinAfter } from './desk.ts'
import { wrongWith } from './looks.ts'

/** The administrator of the machine has set the second folder and the idle time, and nothing else. */
const test = base.extend<{ second: string }>({
  // Seen on the screen and in its picture: a plain name, and nothing of the machine.
  second: async ({ appPath: _app }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'copies-'))
    await use(folder)
    rmSync(folder, { recursive: true })
  },
  appArguments: async ({ second }, use, info) => {
    const file = info.outputPath('sverka.json')
    writeFileSync(file, JSON.stringify({ copies: second, idleMinutes: 10 }))
    await use([`--settings=${file}`])
  },
})

const choose = (app: ElectronApplication, path: string): Promise<void> =>
  app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, path)

async function part(window: Page, name: string): Promise<void> {
  await window.getByRole('radio', { name, exact: true }).press('Enter')
  await expect(window.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()
}

test('a setting is changed and taken back while the shift stays open; what the machine has set is locked', async ({
  app,
  window,
}, info) => {
  test.setTimeout(180_000)
  await openShift(app, window)
  await window.keyboard.press('Alt+8')
  await part(window, 'Рабочее место')
  const idle = window.getByRole('listitem').filter({ hasText: 'Закрывать смену без дела' })
  await expect(idle).toContainText('Задано администратором компьютера')
  await expect(idle.getByRole('combobox')).toHaveCount(0)
  expect(await wrongWith('settings, place', window)).toEqual([])
  await window.getByRole('button', { name: 'Задать новый код' }).press('Enter')
  const code = window.getByRole('textbox', { name: 'Код выхода' })
  await expect(code).toBeFocused()
  await window.keyboard.type('коротк')
  await window.keyboard.press('Backspace')
  await expect(window.getByText('Не короче 6 знаков', { exact: true })).toBeVisible()
  await code.fill('')

  const second = window.getByRole('checkbox', { name: 'Вторая подпись' })
  await second.focus()
  await window.keyboard.press('Space')
  await expect(window.getByText('Смена и введённое останутся')).toBeVisible()
  expect(await wrongWith('settings, changed', window)).toEqual([])
  await window.getByRole('button', { name: 'Применить' }).press('Enter')
  await expect(window.getByText('Настройки применены.')).toBeVisible()
  await expect(second).toBeChecked()
  await window.getByRole('button', { name: 'Вернуть как было' }).press('Enter')
  await expect(window.getByText('Настройки вернули.')).toBeVisible()
  await expect(second).not.toBeChecked()

  // The training has its gateway again, on the database that the one before has closed.
  await expect(window.getByText('на связи')).toBeVisible({ timeout: 60_000 })
  await part(window, 'Связь')
  expect(await wrongWith('settings, link', window)).toEqual([])
  await part(window, 'Считыватели и драйверы')
  const text = info.outputPath('text')
  writeFileSync(text, 'no library')
  await choose(app, text)
  await window.getByRole('button', { name: 'Добавить драйвер…' }).press('Enter')
  await expect(window.getByText('это не библиотека')).toBeVisible()
  expect(await wrongWith('settings, modules', window)).toEqual([])
  await window.getByRole('status').getByRole('button', { name: 'Закрыть' }).press('Enter')
  await part(window, 'Обновления')
  expect(await wrongWith('settings, updates', window)).toEqual([])
})

test('a copy is made, checked and put in the place of the base', async ({ app, window, second }) => {
  test.setTimeout(180_000)
  await openShift(app, window)
  await window.keyboard.press('Alt+8')
  await part(window, 'Копии')
  await window.getByRole('button', { name: 'Сделать копию сейчас' }).press('Enter')
  await expect(window.getByText('Копия сделана.')).toBeVisible()
  const row = window.getByRole('row').filter({ hasText: 'по кнопке' }).filter({ hasText: 'вторая папка' })
  await expect(row).toBeVisible()
  expect(readdirSync(second)).toEqual([
    expect.stringMatching(/^sverka-training-training-desk-1-[0-9a-f]{8}$/),
  ])
  expect(await wrongWith('settings, copies', window)).toEqual([])

  await row.getByRole('button', { name: /Проверить копию/ }).press('Enter')
  await expect(window.getByText('Копия целая')).toBeVisible()
  expect(await wrongWith('settings, copy checked', window)).toEqual([])
  await window.getByRole('button', { name: 'Вернуться к этой копии…' }).press('Enter')
  expect(await wrongWith('settings, copy restored', window)).toEqual([])
  const begunAnew = window.waitForEvent('load', { timeout: 60_000 }) // another base, another page
  await window.getByRole('button', { name: 'Поставить копию' }).press('Enter')
  await begunAnew
  // Focused as soon as the card is known; before that it opens nothing.
  await expect(window.getByRole('button', { name: /Открыть смену/ })).toBeFocused({ timeout: 60_000 })

  // Whoever was there before comes back to where she was, not to the search.
  await enterPin(await pinAfter(app, () => window.keyboard.press('Enter')))
  await expect(window.getByRole('button', { name: /Закрыть смену/ })).toBeVisible()
  await window.keyboard.press('Alt+8')
  await part(window, 'Копии')
  await expect(window.getByRole('row').filter({ hasText: 'прежняя база' })).toBeVisible()
})
