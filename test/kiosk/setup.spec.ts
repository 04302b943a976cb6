import type { Page } from '@playwright/test'
import { expect, test } from '../host/launch.ts'
import { enterPin, FREE_SNILS, keepCorrection, openPupil, openShift, pinAfter, typeAgain } from './desk.ts'
import { wrongWith } from './looks.ts'
import { SEEN, showCards } from './seen-cards.ts'

/** What was last copied, pasted into a field of the page. */
async function pasted(window: Page): Promise<string> {
  await window.evaluate(() => document.body.append(document.createElement('textarea')))
  const field = window.locator('body > textarea')
  await field.focus()
  await window.keyboard.press('Control+v')
  const text = await field.inputValue()
  await field.evaluate((one) => one.remove())
  return text
}

const part = (window: Page, name: string) => window.getByRole('radio', { name }).click()

test('the card is checked without a PIN, and the report names nobody', async ({ app, window }) => {
  test.setTimeout(120_000)
  await openShift(app, window)
  await window.keyboard.press('Alt+8')
  await expect(window.getByRole('button', { name: 'Проверить карту' })).toBeFocused()
  await window.keyboard.press('Enter')
  await expect(window.getByText('Связь с журналом', { exact: true })).toBeVisible()
  await expect(window.getByRole('button', { name: 'Скопировать отчёт' })).toBeVisible()
  expect(await wrongWith('setup, cards', window)).toEqual([])

  await window.getByRole('button', { name: 'Скопировать отчёт' }).click()
  await expect(window.getByText('Отчёт скопирован')).toBeVisible()
  const report = await pasted(window)
  expect(report).toMatch(/^Отчёт о проверке карты\n/)
  expect(report).toContain('[+] Отпечатки SHA-256 и Стрибог: в порядке')
  expect(report).not.toMatch(/Секретарёва|Анна|11223344595|112-233-445/)
})

test('whoever cannot open the shift can check the card all the same', async ({ app, window }) => {
  await expect(window.getByRole('button', { name: /Открыть смену/ })).toBeFocused()
  await showCards(app, SEEN[0]![2])
  await window.getByRole('button', { name: 'Проверить карту' }).click()
  const dialog = window.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'Проверить карту' })).toBeFocused()
  await window.keyboard.press('Enter')
  await expect(dialog.getByText('Всё в порядке: можно подписывать.')).toBeVisible()
  expect(await wrongWith('lock, check', window)).toEqual([])
})

test('a failure is found by its number and by its words', async ({ app, window }) => {
  test.setTimeout(120_000)
  const keys = window.keyboard
  await openShift(app, window)
  await keys.press('Alt+8')
  await part(window, 'Ошибки и что делать')
  await expect(window.getByRole('textbox', { name: 'Номер или слово' })).toBeFocused()
  expect(await wrongWith('setup, failures', window)).toEqual([])
  await keys.type('302')
  await expect(window.getByText('Здесь её не разблокировать')).toBeVisible()
  expect(await wrongWith('setup, failure', window)).toEqual([])
  await keys.press('Control+A')
  await keys.type('служба не запущена')
  await expect(window.getByText('systemctl enable --now pcscd.socket')).toBeVisible()
  await keys.press('Control+A')
  await keys.type('щщщ')
  await expect(window.getByText('Ничего не нашли')).toBeVisible()
})

test('whom the desk trusts stands in plain words', async ({ app, window }) => {
  test.setTimeout(120_000)
  await openShift(app, window)
  await window.keyboard.press('Alt+8')
  await part(window, 'Доверие')
  await expect(window.getByRole('rowheader', { name: 'TEST УЧЕБНЫЙ удостоверяющий центр' })).toBeVisible()
  await expect(window.getByText('Отозванным сертификатом подписать нельзя')).toBeVisible()
  expect(await wrongWith('setup, trust', window)).toEqual([])
})

test('every state of the cards has its sentence and its page of the catalogue', async ({ app, window }) => {
  test.setTimeout(240_000)
  await expect(window.getByRole('button', { name: /Открыть смену/ })).toBeFocused()
  const wrong: string[] = []
  for (const [name, words, devices] of SEEN) {
    await showCards(app, devices)
    await expect(window.locator('output.lock-state')).toContainText(words)
    wrong.push(...(await wrongWith(`lock, ${name}`, window)))
  }
  expect(wrong).toEqual([])

  await window.getByText('Подробнее').first().click()
  await expect(window.getByText('01d9a7c0b4f2')).toBeVisible()
  await window.getByRole('button', { name: 'Что делать' }).click()
  await expect(window.getByRole('dialog')).toContainText('№ 302. Карта заблокирована')
  await window.keyboard.press('Escape')
  await expect(window.getByRole('dialog')).toBeHidden()
})

test('a signature is verified anew from the list', async ({ app, window }) => {
  test.setTimeout(120_000)
  const keys = window.keyboard
  await openShift(app, window)
  await openPupil(window)
  await keys.press('F2')
  await expect(window.getByRole('textbox', { name: 'СНИЛС по документу' })).toBeFocused()
  await keys.type(FREE_SNILS)
  await keys.press('Enter')
  await typeAgain(window, FREE_SNILS)
  await expect(window.getByRole('textbox', { name: 'Фамилия по документу' })).toBeFocused()
  await keepCorrection(window)
  await expect(window.getByText('Исправление сохранено и ждёт подписи.')).toBeVisible()
  await keys.press('Alt+2')
  await expect(window.getByRole('button', { name: /Подписать 1 исправление/ })).toBeFocused()
  await enterPin(await pinAfter(app, () => keys.press('Enter')))
  await expect(window.getByText('1 исправление подписано')).toBeVisible()
  await keys.press('Alt+3')
  await window.getByRole('radio', { name: 'Все' }).click()
  await window.getByRole('button', { name: 'Проверить подпись' }).first().click()
  await expect(window.getByText('Подпись верна')).toBeVisible()
  expect(await wrongWith('outbox, verified', window)).toEqual([])
})
