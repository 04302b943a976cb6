import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from '../host/launch.ts'
import { openShift } from './desk.ts'
import { wrongWith } from './looks.ts'

test('what keeps people out is found, read and saved with the keyboard alone', async ({
  app,
  window,
}, info) => {
  test.setTimeout(240_000)
  const keys = window.keyboard
  const wrong: string[] = []
  const look = async (screen: string) => wrong.push(...(await wrongWith(`health, ${screen}`, window)))
  const file = info.outputPath('health.xlsx')
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
  }, file)
  const item = window.locator('.line-person')
  await openShift(app, window)

  await test.step('the base is checked by itself, and the number that matters comes first', async () => {
    await keys.press('Alt+4')
    await expect(window.getByRole('heading', { level: 1 })).toContainText(
      /Готовы\sк\sвходу через Госуслуги: \d+\s% \(1\s\d{3}\sиз\s1\s5\d\d\sучеников\)/,
      { timeout: 30_000 },
    )
    await expect(window.getByText('Проверено сегодня в')).toBeVisible({ timeout: 30_000 })
    await look('whole')
  })

  await test.step('arrows go over the classes, Enter shows the people of one', async () => {
    await keys.press('ArrowDown')
    await expect(window.getByRole('button', { name: /^1А/ })).toBeFocused()
    await keys.press('ArrowRight')
    await keys.press('ArrowDown')
    await expect(window.getByRole('button', { name: /^2Б/ })).toBeFocused()
    await keys.press('Enter')
    await expect(window.getByRole('combobox', { name: 'Класс' })).toHaveValue('2Б')
    await expect(window.getByRole('button', { name: 'Список для классного руководителя' })).toBeVisible()
    await expect(item.nth(1)).toBeVisible()
  })

  await test.step('a person is opened, and the way back leads to the same place of the same list', async () => {
    await keys.press('ArrowDown')
    await keys.press('ArrowDown')
    await expect(item.nth(1)).toBeFocused()
    const name = await item.nth(1).locator('strong').innerText()
    await keys.press('Enter')
    await expect(window.locator('h1')).toHaveText(name)
    await keys.press('Backspace')
    await expect(window.getByRole('combobox', { name: 'Класс' })).toHaveValue('2Б')
    await expect(item.nth(1)).toBeFocused()
    await look('class')
  })

  await test.step('the list for the class teacher is seen as a paper, and left for the same list', async () => {
    await window.getByRole('button', { name: 'Список для классного руководителя' }).press('Enter')
    await expect(window.getByRole('heading', { level: 1 })).toContainText('2Б')
    await keys.press('Backspace')
    await expect(window.getByRole('combobox', { name: 'Класс' })).toHaveValue('2Б')
  })

  await test.step('back at the whole, the class that was looked at has the focus', async () => {
    await keys.press('Escape')
    await expect(window.getByRole('button', { name: /^2Б/ })).toBeFocused()
  })

  await test.step('a kind is looked at, and narrowed by a class', async () => {
    await keys.press('Tab')
    const kind = window.locator('.kind').first()
    await expect(kind).toBeFocused()
    const people = Number((await kind.locator('.number').innerText()).replace(/\D/g, ''))
    const what = await kind.locator('.kind-what').innerText()
    await keys.press('Enter')
    await expect(item.first()).toBeVisible()
    await expect(window.getByRole('combobox', { name: 'Вид' }).locator('option:checked')).toHaveText(what)
    await expect(window.locator('.health-head output')).toContainText(String(people))
    await window.getByRole('combobox', { name: 'Важность' }).focus()
    await keys.press('ArrowDown')
    await expect(window.getByRole('button', { name: 'Убрать условие: важность' })).toBeVisible()
    await look('kind')
    await window.getByRole('button', { name: 'Убрать условие: важность' }).press('Enter')
    await expect(window.getByRole('button', { name: 'Убрать условие: важность' })).toHaveCount(0)
  })

  await test.step('the list is saved as a table', async () => {
    await window.getByRole('button', { name: 'Сохранить XLSX' }).press('Enter')
    await expect(window.getByText(/Сохранено: health\.xlsx, \d+\sстр/)).toBeVisible()
    expect(existsSync(file)).toBe(true)
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK')
  })

  await test.step('who soon turns 14 or 18 is told apart from the defects', async () => {
    await keys.press('Escape')
    await window.getByRole('button', { name: /^Все: \d+/ }).press('Enter')
    await expect(window.getByRole('combobox', { name: 'Вид' })).toHaveValue('age.turns')
    await expect(item.first()).toBeVisible()
  })

  await test.step('everybody is checked anew', async () => {
    await keys.press('Escape')
    await window.getByRole('button', { name: 'Проверить всё заново' }).press('Enter')
    await expect(window.getByRole('button', { name: /Проверить всё заново|Остановить/ })).toBeVisible()
    await expect(window.getByText('Проверено сегодня в')).toBeVisible({ timeout: 30_000 })
  })

  await test.step('the same in English', async () => {
    await window.getByRole('button', { name: 'Switch to English' }).press('Enter')
    await expect(window.getByRole('heading', { level: 1 })).toContainText(
      /Ready\sto\senter through Gosuslugi: \d+%/,
    )
    await look('english')
  })
  expect(wrong).toEqual([])
})
