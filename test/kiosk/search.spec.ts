import { expect, test } from '../host/launch.ts'
import { openShift } from './desk.ts'

test('the list is that of the last words, however fast they are typed', async ({ app, window }) => {
  test.setTimeout(120_000)
  await openShift(app, window)
  const field = window.getByRole('combobox')
  const options = window.getByRole('option')

  for (const [typed, found] of [
    ['иванов', 'Иванов'],
    ['петров', 'Петров'],
    ['смирнов', 'Смирнов'],
    ['кузнецов', 'Кузнецов'],
  ] as const) {
    await field.fill('')
    await expect(options).toHaveCount(0)
    for (const length of Array.from(typed, (_sign, place) => place + 1))
      await field.fill(typed.slice(0, length))
    await expect(window.locator('.search-said output')).not.toBeEmpty() // the answer is that to the last letter
    await expect(options.first()).toContainText(found)
    const names = await options.locator('.result-name').allTextContents()
    expect(names.filter((name) => !name.includes(found.slice(0, -1)))).toEqual([])
  }
})

test('letters typed anywhere go to the field; Enter waits for the answer', async ({ app, window }) => {
  test.setTimeout(120_000)
  await openShift(app, window)
  await window.getByRole('button', { name: 'bdfyjd' }).focus()
  await window.keyboard.type('иванов')
  await window.keyboard.press('Enter')
  await expect(window.locator('h1')).toContainText('Иванов')
  await window.keyboard.press('Backspace')
  await expect(window.getByRole('combobox')).toHaveValue('иванов')
})

test('the desk speaks English when asked to', async ({ window }) => {
  await window.getByRole('button', { name: 'Switch to English' }).click()
  await expect(window.getByRole('heading', { name: 'The shift is closed' })).toBeVisible()
  await expect(window.locator('html')).toHaveAttribute('lang', 'en')
  await window.getByRole('button', { name: 'Переключить на русский' }).click()
  await expect(window.getByRole('heading', { name: 'Смена закрыта' })).toBeVisible()
})
